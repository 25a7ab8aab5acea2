"""Every change a person (or the owner's machine by itself) makes: decide, then append. Never the network."""

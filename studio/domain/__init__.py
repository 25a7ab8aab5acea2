"""Values and rules of a production. Standard library only: no clock, no disk, no network."""

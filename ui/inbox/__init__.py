"""Inbox: a collaborator's gigs, what each gets and hands in, and the drop zone that says what is wanted."""

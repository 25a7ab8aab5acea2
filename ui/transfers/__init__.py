"""Transfers: what travels, how fast, how long still."""

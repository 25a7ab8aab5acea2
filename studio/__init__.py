"""Segue: plan, hand off, check, hear, approve and assemble chained creative gigs."""

__version__ = "0.1.0"

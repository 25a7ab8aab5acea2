"""Assemble: what goes into the mix, what is missing, one button that renders, and the result."""

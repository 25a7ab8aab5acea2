"""Wiring: the Studio that both front ends use, its threads, the command line, the demo, the self-test."""

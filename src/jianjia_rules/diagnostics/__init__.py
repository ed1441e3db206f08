"""Faults as data: code, message, place and hint; collected, never raised one at a time."""

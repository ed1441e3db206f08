"""Faults as data: code, message, place, what was expected and a hint; collected, never raised one at a time."""

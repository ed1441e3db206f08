"""Checks over a whole rulebook: each module one kind of fault."""

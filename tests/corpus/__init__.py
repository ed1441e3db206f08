"""Files as nobody should make them, and that somebody made all the same."""

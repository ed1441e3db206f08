"""Rules bound, interpreted and compiled, with the values the two share."""

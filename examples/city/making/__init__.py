"""Makes the invented city: from lists written by hand and a seed to records of three years."""

"""Parts, gates, grades, rounding, roll-ups and rankings: from findings to an assessment."""

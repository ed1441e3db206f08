"""What a run writes down of itself, so that another can go on where it was cut off."""

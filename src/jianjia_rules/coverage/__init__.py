"""What becomes of every clause of the document in a rulebook."""

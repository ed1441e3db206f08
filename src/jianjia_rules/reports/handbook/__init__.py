"""The score table that an office issues, made from a rulebook: one document tree, and a writer for each format."""

"""The policy document: its clauses, their ids and their verbatim text."""

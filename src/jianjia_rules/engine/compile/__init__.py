"""One generated Python function for a whole table: the same verdicts as the interpreter's, for schema-valid records."""

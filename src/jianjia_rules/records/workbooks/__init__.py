"""Workbooks as records: forms that units filled in, and tables of one record a row."""

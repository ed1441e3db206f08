"""The workbook that a unit fills in, made from a form."""

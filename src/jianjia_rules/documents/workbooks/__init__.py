"""Workbooks (.xlsx, .ods, .xls) as plain cells: nothing is computed, run or followed, and everything is bounded."""

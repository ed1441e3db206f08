"""The rule language: its tree, its operator table and its types. Plain data, no input or output."""

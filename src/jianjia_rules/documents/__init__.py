"""YAML, JSON and CSV text read into plain values that know their places."""

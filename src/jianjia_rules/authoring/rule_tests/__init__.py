"""Tests of rules, written as data beside them: read, run, and held against the branches that rules have."""

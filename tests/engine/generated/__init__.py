"""Whole rulebooks and records for them, made at random; out of a seed, or by hypothesis, which shrinks them."""

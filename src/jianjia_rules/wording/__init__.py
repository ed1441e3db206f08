"""Sentences in Chinese and English made from the tree.

`measures`, `conditions` and `awards` say what a rulebook asks, `rules` a whole row, `reasons` why a row came to its
outcome. Words of both languages stand side by side in phrase tables; a `Voice` puts them together.
"""

"""Sentences in Chinese and English made from the tree."""

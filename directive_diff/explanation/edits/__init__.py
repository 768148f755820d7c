"""Edits: how the words of one clause became those of the other."""

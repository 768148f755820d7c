"""Filling a store: items are found, read, cut and added."""

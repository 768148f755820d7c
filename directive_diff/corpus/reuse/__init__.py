"""Reuse across a whole store."""

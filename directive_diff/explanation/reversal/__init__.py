"""Reversals: what one clause affirms and the other denies."""

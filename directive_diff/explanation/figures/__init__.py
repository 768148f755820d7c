"""Figures: which a text holds, what they are worth, and how they changed."""

"""The store itself: its file, and the wordings, places and texts in it."""

"""Tracing a phrase: since when it is said, how often, by whom, in which wordings."""

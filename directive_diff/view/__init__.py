"""What several formats say and show, made once: labels, captions, tables."""

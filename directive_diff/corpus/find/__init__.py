"""Finding the relatives of clauses, and picking texts."""

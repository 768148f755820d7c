"""What follows from the links and the words of clauses: derived on demand, not stored."""

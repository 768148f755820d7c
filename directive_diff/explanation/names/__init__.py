"""Names of places, bodies, people and slogans, and who holds a role: how they changed."""

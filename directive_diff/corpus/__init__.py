"""Many texts in a store: where a clause comes from, who else said it, since when a phrase exists.

``items → texts → cutting → batches → adding`` fill a store (`database`); nothing of this is loaded by other commands.
"""

"""A store of many texts: where a clause comes from, who else said it, since when a phrase exists.

``items → texts → cutting → batches → adding`` fill a store (`database`); other commands load none of this.
"""

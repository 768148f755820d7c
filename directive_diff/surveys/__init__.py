"""One upper text against many lower ones: what is kept of each comparison, and what follows from all of them.

extraction → values → likeness, wordings → arrangement (the matrix), over_all (the findings)
"""

"""What others add to the scores: a reader of pairs, and a judge who is asked about what is in doubt.

- `reading`: the reader finds more candidates, and what it says of each is one more feature.
- `questions`: the clauses that the scores leave in doubt become questions; the judge's answers are joined with the
  scores (`opinions`); `consultation` does both and selects again.

`judging` has the judges themselves; without one, nothing of this is loaded.
"""

"""A person has the last word: links are written as a form, and the form's verdicts applied to a comparison.

form → (a person) → reading → decisions → verdicts
"""

from __future__ import annotations

from directive_diff.review.form import form
from directive_diff.review.reading import Entry, Form, load, read_form
from directive_diff.review.verdicts import Reviewed, apply

__all__ = ["Entry", "Form", "Reviewed", "apply", "form", "load", "read_form"]

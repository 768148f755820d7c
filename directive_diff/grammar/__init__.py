"""The grammar of a readout: a document in, its blocks, directives and clauses out."""

from directive_diff.grammar.parsing import parse

__all__ = ["parse"]

"""The grammar of a readout: reads a document into blocks, directives and clauses."""

from directive_diff.grammar.parsing import parse

__all__ = ["parse"]

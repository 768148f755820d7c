"""The grammar of a readout: reads a document into its heading, blocks, directives and clauses.

`parsing` is the whole reading on one page. It cuts the text into sentences (`sentences`, `quotes`), reads them as a
meeting's readout (`blocks`) or as a numbered document (`documents`), adds what each clause demands (`demands`), and who
met when and where (`heading`). `vocabulary` holds the words that several of these need.
"""

from directive_diff.grammar.parsing import parse

__all__ = ["parse"]

"""SQL on what a register puts in words; the lists of words are those of ``model.codes``."""

from __future__ import annotations

# The kind of node of a row ``p`` of ``partij``.
PARTY_LABEL = "CASE p.soort WHEN 'persoon' THEN 'Persoon' ELSE 'Bedrijf' END"

# When a row of a record was known, and until when if that has ended on the date.
KNOWN = (
    "_gezien_van AS geregistreerd_op,"
    " CASE WHEN _gezien_tot <= getvariable('peildatum') THEN _gezien_tot END AS registratie_tot"
)


def known(record: str) -> str:
    """The same of the row of one of several records."""
    return KNOWN.replace("_gezien", f"{record}._gezien")


def any_word(column: str, words: tuple[str, ...]) -> str:
    """SQL that is true where a text holds one of these words, in any case, and false where it is empty.

    Args:
        column: SQL of the text.
        words: lower case; letters, digits and blanks, and the sign of a regular expression for the edge of a word.
    """
    return f"coalesce(regexp_matches(lower({column}), '{'|'.join(words)}'), false)"


def begins_with(column: str, *words: str) -> str:
    """SQL that is true where a text begins with one of these words, in any case, and false where it is empty."""
    return f"coalesce(regexp_matches(lower({column}), '^({'|'.join(words)})'), false)"

"""Fragments of SQL that many views share, as macros, and the code lists of the model as views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ondermijning.model.codes import ON_PLACE
from ondermijning.views.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ondermijning.views.view import Constant

MACROS = {
    # The kind of node of a party, by ``soort`` of ``partij``.
    "partijlabel(soort)": "CASE soort WHEN 'persoon' THEN 'Persoon' ELSE 'Bedrijf' END",
    # How a party is known where a name and a place alone say who is meant; empty for all others.
    "koppelwijze(reden)": f"CASE WHEN reden = '{ON_PLACE}' THEN reden END",
    # The day that something ended, if it has on the date.
    "als_voorbij(einde)": "CASE WHEN einde <= getvariable('peildatum') THEN einde END",
    # Whether a half-open span holds on a day; an empty end is open on that side.
    "geldt_op(begin, einde, dag)": "coalesce(begin <= dag, true) AND coalesce(einde > dag, true)",
    # The last day that a partial date may stand for; the date itself is the first.
    "laatste_dag(datum, precisie)": """CASE precisie WHEN 'jaar' THEN (datum + INTERVAL 1 YEAR - INTERVAL 1 DAY)::DATE
        WHEN 'maand' THEN last_day(datum) ELSE datum END""",
    # Whether a text holds, or begins with, one of some words, in any case; false where it is empty. The words as ``any_of``
    # joins them.
    "bevat(tekst, woorden)": "coalesce(regexp_matches(lower(tekst), woorden), false)",
    # Of the rows of a group that give a value, that of the first by rank, day and mention.
    "eerst(waarde, rang, eerste, register, source_id)": """
        arg_min(waarde, (rang, eerste, register, source_id)) FILTER (waarde IS NOT NULL)""",
    "begint_met(tekst, woorden)": "coalesce(regexp_matches(lower(tekst), '^(' || woorden || ')'), false)",
}


def any_of(words: Iterable[str]) -> str:
    """Words as the constant of a view that looks for one of them with ``bevat`` or ``begint_met``.

    Args:
        words: lower case; letters, digits and blanks, and the sign of a regular expression for the edge of a word.
    """
    return "|".join(words)


def code_list(name: str, makes: str, **columns: Iterable[str] | Iterable[int]) -> View:
    """A small table from a code list of the model.

    Args:
        name: of the table.
        makes: what a row is.
        columns: name → values, as many of each; the first column is the key.
    """
    constants: dict[str, Constant] = {column: tuple(values) for column, values in columns.items()}  # type: ignore[misc]
    selected = ", ".join(_UNNESTED.format(column=column) for column in columns)
    return View(
        name=name, makes=makes, sql=f"SELECT {selected}", reads=(), key=(next(iter(columns)),), constants=constants
    )


_UNNESTED = "unnest(${column}) AS {column}"

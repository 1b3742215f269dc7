"""Samples of links by score that people judge, and what each came to; nothing is changed, the latest measurement counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ondermijning.ledger.judgements import Verdict
from ondermijning.ledger.text import utc_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from ondermijning.ledger.store import Ledger

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample that was drawn.

    Args:
        seed: what it was drawn with.
        wanted: how many links were asked for.
        population: how many links it was drawn from.
        links: hash of the file of links.
        resolver: version of the program and its weights.
    """

    seed: int
    wanted: int
    population: int
    links: str
    resolver: str


@dataclass(frozen=True, slots=True)
class Measurement:
    """What the answers to a sample came to when someone last worked on it.

    Args:
        sample: the sample.
        at, actor: when this was kept and who answered last.
        asked: links of the sample that still exist.
        same, different, unsure: how many were judged so.
    """

    sample: Sample
    at: str
    actor: str
    asked: int
    same: int
    different: int
    unsure: int

    @property
    def answered(self) -> int:
        """How many links were judged."""
        return self.same + self.different + self.unsure

    @property
    def is_complete(self) -> bool:
        """Whether every link was judged, so that nobody left the hard ones out."""
        return self.answered == self.asked


def add_sample(ledger: Ledger, sample: Sample, pairs: Collection[Pair], actor: str, at: datetime | None = None) -> int:
    """Keep a sample with its pairs of mention keys in the order in which they are asked.

    Returns:
        Its number.
    """
    values = (sample.seed, sample.wanted, sample.population, sample.links, sample.resolver)
    with ledger.transaction():
        cursor = ledger.execute(
            """
            INSERT INTO samples (at, actor, seed, wanted, population, links, resolver, last_judgement)
            SELECT ?, ?, ?, ?, ?, ?, ?, coalesce(max(id), 0) FROM judgements
            """,
            (utc_text(at), actor, *values),
        )
        number = int(cursor.lastrowid or 0)
        ledger.executemany(
            "INSERT INTO sample_pairs (sample, place, left_mention, right_mention) VALUES (?, ?, ?, ?)",
            [(number, place, min(pair), max(pair)) for place, pair in enumerate(pairs, 1)],
        )
    return number


def find_sample(ledger: Ledger, resolver: str, seed: int, wanted: int) -> int | None:
    """The number of the last sample that was asked for in these words, or None."""
    row = ledger.execute(
        "SELECT max(id) FROM samples WHERE resolver = ? AND seed = ? AND wanted = ?", (resolver, seed, wanted)
    ).fetchone()
    return row[0]  # type: ignore[no-any-return]


def sample_answers(ledger: Ledger, number: int) -> dict[Pair, Verdict | None]:
    """Every pair of a sample in order, with the latest judgement since it was drawn."""
    rows = ledger.execute(
        """
        SELECT p.left_mention, p.right_mention, (
            SELECT j.judgement FROM judgements j
            WHERE j.left_mention = p.left_mention AND j.right_mention = p.right_mention AND j.id > s.last_judgement
            ORDER BY j.id DESC LIMIT 1
        ) FROM sample_pairs p JOIN samples s ON s.id = p.sample WHERE p.sample = ? ORDER BY p.place
        """,
        (number,),
    )
    return {(left, right): Verdict(verdict) if verdict else None for left, right, verdict in rows}


def measure(
    ledger: Ledger, number: int, answers: Mapping[Pair, Verdict | None], actor: str, at: datetime | None = None
) -> None:
    """Keep what the answers to a sample come to, unless that is what was kept last.

    Args:
        ledger: the ledger.
        number: the sample.
        answers: its pairs that still exist, with what was judged.
        actor: who answered.
        at: when; now if it is left out.
    """
    given = list(answers.values())
    counts = (len(given), *(given.count(each) for each in (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)))
    with ledger.transaction():
        last = ledger.execute(
            "SELECT asked, same, different, unsure FROM measurements WHERE sample = ? ORDER BY id DESC LIMIT 1",
            (number,),
        ).fetchone()
        if last != counts:
            ledger.execute(
                "INSERT INTO measurements (sample, at, actor, asked, same, different, unsure) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (number, utc_text(at), actor, *counts),
            )


def measurements(ledger: Ledger) -> list[Measurement]:
    """The last measurement of every sample, the latest first."""
    rows = ledger.execute(
        """
        SELECT seed, wanted, population, links, resolver, m.at, m.actor, asked, same, different, unsure
        FROM measurements m JOIN samples s ON s.id = m.sample
        WHERE m.id IN (SELECT max(id) FROM measurements GROUP BY sample) ORDER BY m.id DESC
        """
    )
    return [Measurement(Sample(*row[:5]), *row[5:]) for row in rows]


def forget_sampled(ledger: Ledger, known: Collection[str]) -> None:
    """Remove every pair of a sample about a mention that no delivery holds any more; what was measured stays."""
    with ledger.transaction():
        pairs = ledger.execute("SELECT DISTINCT left_mention, right_mention FROM sample_pairs").fetchall()
        gone = [pair for pair in pairs if not all(mention in known for mention in pair)]
        ledger.executemany("DELETE FROM sample_pairs WHERE left_mention = ? AND right_mention = ?", gone)

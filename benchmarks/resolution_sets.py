"""The sets of the benchmark of entity resolution, by name, and who takes part in each.

A set is written into a folder from a seed. A ``match`` set asks for the one company behind each name; a ``dedupe`` set
asks which records are of one person. A contestant is a module of ``benchmarks/peers`` that is called with the folder of
the set and a folder for its answers, and prints what it cost as JSON on its last line.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from benchmarks.resolution_data.chains import write_chains
from benchmarks.resolution_data.companies import write_companies
from benchmarks.resolution_data.febrl import write_febrl
from benchmarks.resolution_data.persons import write_persons
from benchmarks.resolution_matches import MATCH_COLUMNS, judge_matches
from benchmarks.resolution_people import DEDUPE_COLUMNS, judge_people

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Kind: TypeAlias = Literal["match", "dedupe"]
# From the folder of a set, the folder of answers, the default threshold of the tool and the number of queries asked (none:
# all) to measures by column.
Judge: TypeAlias = "Callable[[Path, Path, float | None, int | None], dict[str, Any]]"


@dataclass(frozen=True, slots=True)
class Contestant:
    """Somebody who takes part.

    Args:
        module: name in ``benchmarks.peers``.
        requirements: pinned file in ``benchmarks/peers`` that its environment is made from; none: the environment of the
            project.
        words: what it is called with beside the two folders.
        default: the score from which the tool itself, or its manual, calls something a match.
    """

    module: str
    requirements: str | None = None
    words: tuple[str, ...] = ()
    default: float | None = None


@dataclass(frozen=True, slots=True)
class BenchmarkSet:
    """A set: its kind, who writes it from a seed into a folder, and the names of who takes part."""

    kind: Kind
    write: Callable[[Path, int], None]
    contestants: tuple[str, ...]


_COMPANY_PEERS: dict[str, Contestant] = {
    "ours": Contestant("ours", words=("--way", "names")),
    "ours, towns": Contestant("ours", words=("--way", "towns")),
    "WRatio": Contestant("rapidfuzz_names", "rapidfuzz.txt", ("--way", "WRatio", "--queries", "2000"), 90),
    "token_sort_ratio": Contestant(
        "rapidfuzz_names", "rapidfuzz.txt", ("--way", "token_sort_ratio", "--queries", "2000"), 90
    ),
    "normalised ratio": Contestant("rapidfuzz_names", "rapidfuzz.txt", ("--way", "sorted", "--queries", "2000"), 90),
    "emm": Contestant("emm_names", "emm.txt", ("--way", "untrained")),
    "emm supervised": Contestant("emm_names", "emm.txt", ("--way", "supervised"), 0.8),
    "name_matching": Contestant("name_matching_names", "name_matching.txt", ("--queries", "500")),
    "splink": Contestant("splink_names", "splink.txt", default=0.5),
    "recordlinkage": Contestant("recordlinkage_names", "recordlinkage.txt"),
}

# The defaults of Splink (a probability of .95) and of ECM (.5) in bits; a sum counts the columns that agree.
_PERSON_PEERS: dict[str, Contestant] = {
    "ours persons": Contestant("ours_persons"),
    "splink typical": Contestant("splink_persons", "splink.txt", ("--way", "typical"), 4.25),
    "splink expert": Contestant("splink_persons", "splink.txt", ("--way", "expert"), 4.25),
    "recordlinkage sum": Contestant("recordlinkage_persons", "recordlinkage.txt", ("--way", "sum"), 5),
    "recordlinkage ecm": Contestant("recordlinkage_persons", "recordlinkage.txt", ("--way", "ecm"), 0),
}
# The land registry, and either file of FEBRL 4, holds nobody twice: everybody is also measured with that knowledge.
_GUARDED = {f"{name}, guard": replace(each, words=(*each.words, "--guard")) for name, each in _PERSON_PEERS.items()}

CONTESTANTS: dict[str, Contestant] = {**_COMPANY_PEERS, **_PERSON_PEERS, **_GUARDED}

# The first would take most of an hour, the second more memory than a machine of this class has.
_NOT_FOR_MANY = {"WRatio", "recordlinkage"}
_FEW = partial(write_companies, companies=5_000, queries=1_000)
_MANY = partial(write_companies, companies=50_000, queries=20_000)
_MOST = partial(write_companies, companies=250_000, queries=50_000)

SETS: dict[str, BenchmarkSet] = {
    "c5k": BenchmarkSet("match", _FEW, tuple(_COMPANY_PEERS)),
    "c50k": BenchmarkSet("match", _MANY, tuple(_COMPANY_PEERS)),
    "c250k": BenchmarkSet("match", _MOST, tuple(each for each in _COMPANY_PEERS if each not in _NOT_FOR_MANY)),
    # Weights are tuned on the first and told on the second: no own name, town or activity stands in both.
    "c50k_tune": BenchmarkSet("match", partial(_MANY, half="even"), tuple(_COMPANY_PEERS)),
    "c50k_held": BenchmarkSet("match", partial(_MANY, half="odd"), tuple(_COMPANY_PEERS)),
    "p10k": BenchmarkSet("dedupe", partial(write_persons, size=10_000), (*_PERSON_PEERS, *_GUARDED)),
    "p100k": BenchmarkSet("dedupe", partial(write_persons, size=100_000), (*_PERSON_PEERS, *_GUARDED)),
    "p100k_tune": BenchmarkSet(
        "dedupe", partial(write_persons, size=100_000, half="even"), (*_PERSON_PEERS, *_GUARDED)
    ),
    "p100k_held": BenchmarkSet("dedupe", partial(write_persons, size=100_000, half="odd"), (*_PERSON_PEERS, *_GUARDED)),
    "chains": BenchmarkSet("dedupe", partial(write_chains, size=50_000), tuple(_PERSON_PEERS)),
    **{
        f"{name}{'' if number else '_bare'}": BenchmarkSet(
            "dedupe", partial(write_febrl, name=name, number=number), (*_PERSON_PEERS, *guarded)
        )
        for name, guarded in (("febrl3", ()), ("febrl4", _GUARDED))
        for number in (True, False)
    },
}

JUDGES: dict[Kind, Judge] = {"match": judge_matches, "dedupe": judge_people}
COLUMNS: dict[Kind, tuple[str, ...]] = {"match": MATCH_COLUMNS, "dedupe": DEDUPE_COLUMNS}

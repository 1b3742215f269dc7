from __future__ import annotations

import tomllib
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from benchmarks import train_persons as training
from benchmarks.resolution_data.person_wear import worn
from benchmarks.resolution_data.persons import LAND_REGISTRY, PERMITS, write_persons
from ondermijning.resolve.persons.fields import PERSON_FIELDS
from ondermijning.resolve.weights.evidence import model_of

if TYPE_CHECKING:
    from pathlib import Path

ROW = {
    "register": PERMITS,
    "voornamen": "Jan Pieter",
    "voorletters": "J.P.",
    "geslachtsnaam": "Proefberg",
    "geboortedatum": date(1960, 5, 31),
    "geboortedatum_precisie": "dag",
    "postcode": "6211AB",
    "huisnummer": "12",
    "toevoeging": None,
    "straat": "Proefstraat",
    "woonplaats": "Maastricht",
}


def test_most_of_a_register_is_worn_little_and_the_same_seed_wears_it_alike() -> None:
    first, again = ([worn(Random(seed), ROW) for seed in range(2_000)] for _ in range(2))
    assert first == again
    assert 0.5 < sum(row == ROW for row in first) / len(first) < 0.9
    for name in ("geboortedatum", "straat", "woonplaats", "voornamen", "geslachtsnaam"):
        assert any(row[name] is None for row in first), name
    assert any(row["geslachtsnaam"] == "Jan" for row in first)
    assert ROW["geslachtsnaam"] == "Proefberg", "the row itself stays as it is"


def test_the_land_registry_makes_no_blunders_of_its_own() -> None:
    owner = ROW | {"register": LAND_REGISTRY}
    rows = [worn(Random(seed), owner) for seed in range(2_000)]
    assert {row["voornamen"] for row in rows} == {None, "Jan Pieter"}
    assert {row["geslachtsnaam"] for row in rows} == {None, "Proefberg"}


def test_the_same_lessons_give_the_same_file_and_it_knows_relatives_from_slips(tmp_path: Path) -> None:
    write_persons(tmp_path, 5, size=4_000, half="even")
    texts = []
    for _ in range(2):
        taught = training.lesson(tmp_path, 5)
        texts.append(training.toml(training.fit([taught, training.blunders(taught)])))
    assert texts[0] == texts[1]
    weights = tomllib.loads(texts[0])
    assert model_of(weights, PERSON_FIELDS).same == 20
    assert (
        weights["geboortedatum"]["gelijk"]
        > weights["geboortedatum"]["bijna"]
        > 0
        > weights["geboortedatum"]["strijdig"]
    )
    assert weights["familie"]["tweeling"] < 0 < weights["achternaam"]["verwisseld"]
    assert (weights["nummer"]["gelijk"], weights["adres"]["andere_toevoeging"]) == (14.0, 2.0)

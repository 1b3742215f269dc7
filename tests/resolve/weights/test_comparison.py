from __future__ import annotations

import itertools
import tomllib
from importlib.resources import files

import pytest

from ondermijning.resolve.companies.fields import COMPANY_FIELDS
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.persons.fields import PERSON_FIELDS
from ondermijning.resolve.weights.comparison import BINDING, GUARDS, HIGHEST_SCORE, Comparison, Finding, Zone, chance
from ondermijning.resolve.weights.evidence import Field, shipped_model

KINDS = [(COMPANY, COMPANY_FIELDS), (PERSON, PERSON_FIELDS)]


def comparison(weight: int, *guards: str) -> Comparison:
    return Comparison(0, 66, 0, (Finding("naam", "gelijk", weight, "de naam is gelijk"),), guards)


@pytest.mark.parametrize(("kind", "fields"), KINDS)
def test_every_level_has_a_weight_and_no_weight_is_without_a_level(kind: str, fields: tuple[Field, ...]) -> None:
    text = files("ondermijning.resolve.weights").joinpath(f"{kind}.toml").read_text(encoding="utf-8")
    given = {name: set(levels) for name, levels in tomllib.loads(text).items()}
    assert given == {"basis": {"kans", "zelfde", "mogelijk"}} | {
        each.name: {level.name for level in each.levels} for each in fields
    }
    shipped_model(kind, fields)


@pytest.mark.parametrize(("kind", "fields"), KINDS)
def test_every_level_says_what_it_found(kind: str, fields: tuple[Field, ...]) -> None:
    said = [level.says for each in fields for level in each.levels]
    assert all(sentence and sentence[0].islower() and not sentence.endswith(".") for sentence in said), kind


def test_no_field_looks_at_where_someone_comes_from() -> None:
    names = {each.name for _, fields in KINDS for each in fields}
    assert not names & {"nationaliteit", "geboorteplaats", "geboorteland", "geslacht", "herkomst", "taal"}


def test_ten_tenths_of_bits_double_the_odds() -> None:
    assert (chance(0), chance(10), chance(-10), chance(20)) == (500, 667, 333, 800)
    assert (chance(10_000), chance(-10_000)) == (HIGHEST_SCORE, 0)
    assert all(one <= other for one, other in itertools.pairwise(map(chance, range(-200, 200))))


def test_zones_follow_the_chance_and_guards_limit_them() -> None:
    assert (comparison(70).zone, comparison(65).zone, comparison(-1).zone) == ("zelfde", "mogelijk", "verschillend")
    assert comparison(70).zone_of(-1) == comparison(-1).zone
    for name, guard in GUARDS.items():
        assert comparison(500, name).zone is guard.at_most is not Zone.SAME
        assert comparison(500).guarded(name).guards == (name,)
        assert comparison(500, name).binding == (name in BINDING)


def test_a_reason_names_what_was_found_and_the_guards() -> None:
    assert comparison(10, "korte_naam").reason == f"de naam is gelijk; {GUARDS['korte_naam'].says}"

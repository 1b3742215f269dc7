"""The library: a municipality's own rules under the same checks, and parameters as a user gives them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.detect import DATE, Parameter
from ondermijning.detect.library import load_rules, parse_settings
from ondermijning.errors import RuleError
from tests.detect.making import CARD, DAYS, FILE, PATTERN, card, rule

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, name: str = "eigen", **changed: str) -> Path:
    """Write a rule file, which keeps the contract unless the test changes something."""
    values = {"id": name, "family": "transactie", "subject": "perceel", "lies_in": "transactie"} | changed
    path = folder / values.pop("lies_in") / f"{name}.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(FILE.format(**values), encoding="utf-8")
    return path


def test_the_rules_of_a_municipality_stand_beside_the_shipped_ones(tmp_path: Path) -> None:
    write(tmp_path)

    found = load_rules(tmp_path)

    assert set(found) == {*load_rules(), "eigen"}
    assert list(found) == sorted(found)
    assert (found.own, found.own_read) == (frozenset({"eigen"}), True)
    assert (load_rules().own, load_rules().own_read) == (frozenset(), False)


def test_a_folder_that_differs_from_the_family_is_refused_with_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, lies_in="eigenaar")

    with pytest.raises(RuleError, match=r"family transactie differs from the folder eigenaar\.") as refusal:
        load_rules(tmp_path)
    assert refusal.value.where == str(path)


def test_an_id_that_is_taken_is_refused_with_both_files(tmp_path: Path) -> None:
    path = write(tmp_path, name="snelle_doorverkoop")

    with pytest.raises(RuleError, match=r"id snelle_doorverkoop is already taken by .*/transactie/") as refusal:
        load_rules(tmp_path)
    assert refusal.value.where == str(path)


def test_an_id_that_differs_from_the_file_name_is_refused(tmp_path: Path) -> None:
    write(tmp_path, id="anders")

    with pytest.raises(RuleError, match=r"id anders differs from the file name eigen\."):
        load_rules(tmp_path)


def test_a_rule_that_breaks_the_contract_is_told_with_its_file(tmp_path: Path) -> None:
    path = write(tmp_path, subject="huis")

    with pytest.raises(RuleError, match=r"subject names huis, which is no evidence\.") as refusal:
        load_rules(tmp_path)
    assert refusal.value.where == str(path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("RULE = 5", "defines no RULE of type Rule."),
        ("", "defines no RULE of type Rule."),
        ("RULE = (", "cannot be read: SyntaxError"),
        ("import bestaat_niet", "cannot be read: ModuleNotFoundError"),
    ],
)
def test_a_file_that_is_no_rule_is_told_and_gives_no_traceback(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path)
    path.write_text(text, encoding="utf-8")

    with pytest.raises(RuleError) as refusal:
        load_rules(tmp_path)
    assert refusal.value.message.startswith(message)
    assert refusal.value.where == str(path)


def test_a_file_with_an_underscore_in_front_is_no_rule(tmp_path: Path) -> None:
    write(tmp_path, name="_hulp")

    assert set(load_rules(tmp_path)) == set(load_rules())


@pytest.mark.parametrize("open_part", ["", "transactie", "transactie/eigen.py"])
def test_rules_that_everyone_can_change_are_refused(tmp_path: Path, open_part: str) -> None:
    write(tmp_path)
    place = tmp_path / open_part
    place.chmod(place.stat().st_mode | 0o002)

    with pytest.raises(RuleError, match=r"everyone can write here\. Run chmod o-w on it first\.") as refusal:
        load_rules(tmp_path)
    assert refusal.value.where == str(place)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"folder does not exist\."):
        load_rules(tmp_path / "weg")


SINCE = Parameter("sinds", DATE, "", date(2020, 1, 1), date(2010, 1, 1), date(2030, 1, 1), "voorstel")
ONE = rule(id="een")
OTHER = rule(
    id="ander",
    parameters=(DAYS, SINCE),
    card=card(Transactie__datum="wat nu geldt"),
    match=f"{PATTERN} WHERE b.dagen_sinds_vorige <= $dagen AND t.datum >= $sinds",
)
WITHOUT = rule(id="zonder", match=PATTERN, parameters=(), card=CARD)
RULES = {each.id: each for each in (ONE, OTHER, WITHOUT)}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], {}),
        (["dagen=100"], {"een": {"dagen": 100}, "ander": {"dagen": 100}}),
        (["een.dagen=100"], {"een": {"dagen": 100}}),
        (["sinds=2021-05-01"], {"ander": {"sinds": date(2021, 5, 1)}}),
        (["dagen=100", "een.dagen=200"], {"een": {"dagen": 200}, "ander": {"dagen": 100}}),
        ([" ander.dagen = 40 ", "ander.sinds=1-2-2022"], {"ander": {"dagen": 40, "sinds": date(2022, 2, 1)}}),
    ],
)
def test_a_value_counts_for_the_rule_that_is_named_or_for_each_that_has_it(texts: list[str], expected: object) -> None:
    assert parse_settings(RULES, texts) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("dagen", "--set dagen gives no value. Write [RULE.]NAME=VALUE."),
        ("jaren=2", "--set jaren: no rule has this parameter. See ondermijning rules show."),
        ("zonder.dagen=100", "--set zonder.dagen: no rule has this parameter. See ondermijning rules show."),
        ("weg.dagen=100", "--set weg.dagen: no rule has this parameter. See ondermijning rules show."),
        ("=100", "--set : no rule has this parameter. See ondermijning rules show."),
        ("een.dagen=veel", "parameter dagen takes INT64."),
        ("een.dagen=29", "parameter dagen must lie between 30 and 1825 dagen."),
        ("een.dagen=", "parameter dagen takes INT64."),
    ],
)
def test_a_value_that_cannot_be_used_is_refused(text: str, message: str) -> None:
    with pytest.raises(RuleError) as refusal:
        parse_settings(RULES, [text])
    assert str(refusal.value) == message

from __future__ import annotations

from collections import defaultdict
from datetime import date  # noqa: TC003 - a column type, read from an annotation
from typing import Annotated, Any, NamedTuple, get_type_hints

import pytest

from ondermijning.errors import ModelError
from ondermijning.model import (
    EDGES,
    NODES,
    PARTIES,
    RECORDS,
    AttributeClass,
    Column,
    ColumnType,
    EdgeKind,
    NodeKind,
    RecordKind,
    is_forbidden,
    record_kind,
)
from ondermijning.model.columns import Meaning, columns_of
from ondermijning.model.graph_kinds import HISTORY, RESERVED, text
from ondermijning.model.records_brk import Stuk

GRAPH_KINDS: tuple[NodeKind | EdgeKind, ...] = (*NODES.values(), *EDGES.values())
ALL_KINDS: tuple[NodeKind | EdgeKind | RecordKind, ...] = (*GRAPH_KINDS, *RECORDS.values())
ALL_COLUMNS = [column for kind in ALL_KINDS for column in kind.columns]
CLOCKS = tuple(column.name for column in HISTORY)
UNIT_OF_ENDING = {"_euro": "euro", "_m2": "m²", "_promille": "promille", "_procent": "procent"}
WITH_HISTORY = {"Vestiging", "Perceel", "Recht", "Hypotheek", "Beslag", "Beperking", "Vergunning"}


def names(kind: NodeKind | EdgeKind | RecordKind) -> list[str]:
    return [column.name for column in kind.columns]


def classes(kind: NodeKind | RecordKind) -> dict[str, AttributeClass]:
    return {column.name: column.attribute_class for column in kind.columns}


def test_one_column_name_has_one_type_in_every_record_node_and_edge() -> None:
    types = defaultdict(set)
    for column in ALL_COLUMNS:
        types[column.name].add(column.type)
    assert {name for name, found in types.items() if len(found) > 1} == set()


def test_every_node_and_edge_has_its_id_first_and_no_name_twice() -> None:
    for kind in GRAPH_KINDS:
        assert names(kind)[0] == "id"
        assert len(names(kind)) == len(set(names(kind)))


def test_every_edge_carries_both_clocks_and_of_the_nodes_those_that_hold_for_a_time() -> None:
    assert all(tuple(names(kind)[-len(CLOCKS) :]) == CLOCKS for kind in EDGES.values())
    assert {label for label, kind in NODES.items() if "geldig_tot" in names(kind)} == WITH_HISTORY


def test_every_column_says_what_it_means_and_names_are_lower_case_ascii() -> None:
    for column in ALL_COLUMNS:
        assert column.meaning
        assert column.name == column.name.lower()
        assert column.name.isascii()


def test_the_ending_of_a_name_is_its_unit() -> None:
    for column in ALL_COLUMNS:
        for ending, unit in UNIT_OF_ENDING.items():
            assert (column.name.endswith(ending)) == (column.unit == unit), column
        assert not column.unit or column.type is ColumnType.INT64


def test_a_precision_stands_beside_the_date_it_belongs_to() -> None:
    for kind in ALL_KINDS:
        types = {column.name: column.type for column in kind.columns}
        precise = [name.removesuffix("_precisie") for name in types if name.endswith("_precisie")]
        assert [types.get(name) for name in precise] == [ColumnType.DATE] * len(precise)


def test_no_kind_and_no_column_has_a_name_that_an_engine_reserves() -> None:
    assert {"type", "title", "index", "order", "end", "group", "profile"} <= RESERVED
    assert RESERVED.isdisjoint(column.name for kind in GRAPH_KINDS for column in kind.columns)
    assert RESERVED.isdisjoint(name.lower() for name in (*NODES, *EDGES))


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_a_kind_with_a_reserved_column_is_refused(name: str) -> None:
    with pytest.raises(ModelError, match=f"reserved or repeated name: {name}"):
        NodeKind("Ding", "a thing", "id", (text(name, "reserved"),))


def test_a_kind_that_repeats_a_column_or_is_itself_reserved_is_refused() -> None:
    with pytest.raises(ModelError, match="repeated name: naam"):
        NodeKind("Ding", "a thing", "id", (text("naam", "one"), text("naam", "two")))
    with pytest.raises(ModelError, match="IN has a reserved"):
        EdgeKind("IN", "reserved", frozenset({("Perceel", "Perceel")}))
    with pytest.raises(ModelError, match="Coöperatie has a reserved"):
        NodeKind("Coöperatie", "not ASCII", "id")


def test_every_end_point_of_every_edge_is_a_node_kind() -> None:
    ends = {label for kind in EDGES.values() for pair in kind.ends for label in pair}
    assert ends <= set(NODES)
    assert all(kind.ends for kind in EDGES.values())


def test_edges_run_from_actor_to_thing_to_place() -> None:
    assert EDGES["BEZIT"].ends == {(party, "Perceel") for party in PARTIES}
    assert EDGES["WOONT_OP"].ends == {("Persoon", "Adres")}
    assert EDGES["BETREFT"].ends == {("Transactie", "Perceel")}
    assert EDGES["GEVESTIGD_OP"].ends == {("Bedrijf", "Adres"), ("Vestiging", "Adres")}
    assert ("Signaal", "Persoon") not in EDGES["OVER"].ends


def test_a_fact_names_what_it_is_computed_from() -> None:
    facts = {(kind.type, column.name) for kind in EDGES.values() for column in kind.columns if column.inputs}
    assert {
        ("BETREFT", "prijs_deel_euro"),
        ("BETREFT", "dagen_sinds_vorige"),
        ("BETREFT", "woz_verhouding_procent"),
        ("BETREFT", "stijging_gecorrigeerd_procent"),
        ("OPGEVOLGD_DOOR", "dagen"),
        ("BEZIT", "dagen_na_einde"),
        ("ZEGGENSCHAP_OVER", "aandeel_promille"),
        ("ZEGGENSCHAP_OVER", "diepte"),
        ("KOPER", "dagen_sinds_oprichting"),
        ("KOPER", "bestuurswissel_op"),
        ("VERKOPER", "bestuurswissel_op"),
    } <= facts


@pytest.mark.parametrize("kind", RECORDS.values(), ids=lambda kind: kind.name)
def test_the_key_of_a_record_is_among_its_columns_and_may_not_be_empty(kind: RecordKind) -> None:
    assert kind.key
    assert set(kind.key) <= set(names(kind))
    hints: dict[str, Any] = get_type_hints(kind.record)
    assert {name for name in kind.key if type(None) in getattr(hints[name], "__args__", ())} == set()
    assert kind.meaning


def test_a_class_that_is_not_declared_is_no_record() -> None:
    class Stray(NamedTuple):
        naam: str

    assert record_kind(Stuk).key == ("stuk_id",)
    with pytest.raises(ModelError, match="Stray is no record kind"):
        record_kind(Stray)


@pytest.mark.parametrize(
    "name",
    [
        "nationaliteit",
        "Nationaliteit_code",
        "NATIONALITEITEN",
        "geboorteland",
        "geboorte_land",
        "landGeboorte",
        "geboorteplaats",
        "geboortegemeente",
        "geslacht",
        "Geslachts-aanduiding",
        "geslachtsnaamOuder",
        "gender",
        "etniciteit",
        "religie",
        "godsdienst",
        "migratieachtergrond",
        "herkomst",
        "afkomst",
        "burgerlijkeStaatTenTijdeVanVerkrijging",
        "verblijfstitel",
        "politiekeGezindheid",
        "levensovertuiging",
        "aanduidingNaamgebruik",
    ],
)
def test_a_name_of_an_attribute_that_may_never_be_stored_is_forbidden(name: str) -> None:
    assert is_forbidden(name)


@pytest.mark.parametrize(
    "name",
    ["n\u0430tionaliteit", "gesl\u0430cht", "\uff47eslacht", "geslacht\u200b", "nat\u0131onaliteit", "ge slacht"],
)
def test_look_alike_letters_and_invisible_signs_do_not_get_a_forbidden_name_through(name: str) -> None:
    assert is_forbidden(name)


@pytest.mark.parametrize(
    "name",
    [
        "geslachtsnaam",
        "voorvoegselsgeslachtsnaam",
        "voorvoegselGeslachtsnaam",
        "geboortedatum",
        "aanvrager_geboortedatum",
        "verkrijgendeRechtspersoon",
        "postcode",
        "naam",
    ],
)
def test_a_surname_is_no_gender_and_a_birth_date_no_birthplace(name: str) -> None:
    assert not is_forbidden(name)


def test_a_column_for_a_forbidden_attribute_cannot_be_declared() -> None:
    with pytest.raises(ModelError, match="may never be stored"):
        Column("nationaliteit", ColumnType.TEXT, "not here")


def test_nothing_declared_is_forbidden() -> None:
    assert [column.name for column in ALL_COLUMNS if is_forbidden(column.name)] == []


def test_what_names_a_natural_person_is_for_recognition_only() -> None:
    person = classes(RECORDS["NatuurlijkPersoon"])
    assert {name for name, found in person.items() if found is AttributeClass.C} == set(person) - {"persoon_id"}
    assert classes(RECORDS["WozBelanghebbende"])["naam"] is AttributeClass.C
    assert classes(RECORDS["WozBelanghebbende"])["bsn_hmac"] is AttributeClass.C
    assert classes(NODES["Persoon"])["naam"] is AttributeClass.C
    assert {"geboortedatum", "bsn_hmac", "woonplaats", "land"}.isdisjoint(names(NODES["Persoon"]))


def test_postcode_street_and_country_need_a_justification_wherever_they_stand() -> None:
    suspect = {"postcode", "straat", "land"}
    found = {column.attribute_class for column in ALL_COLUMNS if column.name in suspect}
    assert found == {AttributeClass.B}


def test_columns_of_a_record_come_from_its_annotations() -> None:
    class Sample(NamedTuple):
        naam: Annotated[str | None, Meaning("name", "", AttributeClass.C)]
        bedrag_euro: Annotated[int, Meaning("sum", "euro")]
        sinds: Annotated[date, Meaning("day")]

    found = columns_of(Sample)
    assert [(column.name, column.type, column.unit) for column in found] == [
        ("naam", ColumnType.TEXT, ""),
        ("bedrag_euro", ColumnType.INT64, "euro"),
        ("sinds", ColumnType.DATE, ""),
    ]
    assert found[0].attribute_class is AttributeClass.C


def test_a_field_without_meaning_or_with_a_type_no_engine_shares_is_refused() -> None:
    class Bare(NamedTuple):
        naam: str

    class Broken(NamedTuple):
        bedrag: Annotated[float, Meaning("sum")]

    with pytest.raises(ModelError, match=r"Bare\.naam has no Meaning"):
        columns_of(Bare)
    with pytest.raises(ModelError, match=r"Broken\.bedrag has a type"):
        columns_of(Broken)

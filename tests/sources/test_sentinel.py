from __future__ import annotations

import csv
import json
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model import RECORDS
from ondermijning.sources.rows import RowRejected
from ondermijning.sources.sentinel import NUMBER, PACKED, Sentinel, refuse_smuggled
from ondermijning.sources.snapshot import PLACE, arrow_schema
from tests.support.workspaces import demo_workspace, load_into, state_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ondermijning.workspace import Workspace

COMPANY, TRADE_NAME = RECORDS["Inschrijving"], RECORDS["Handelsnaam"]
BSN, FAILS = "123456782", "123456783"
PEOPLE = [
    "999993653",
    "999990019",
    "999991231",
    "999992776",
    "123456782",
    "111222333",
    "999995935",
    "999996356",
    "999990482",
]
NATIONALITIES = {
    "codes": ["0001"] * 12 + ["0339", "0052", "0449", "0331", "0499", "0500"],
    "words": ["Nederlandse"] * 12 + ["Marokkaanse", "Turkse", "Poolse", "Syrische", "Staatloos"],
}
GENDERS = {
    "letters": ["M", "V"],
    "small letters": ["m", "v", "x"],
    "words": ["man", "vrouw", "onbekend"],
    "other words": ["Mannelijk", "Vrouwelijk", "Onzijdig"],
}
COUNTRIES = {
    "two letters": ["NL", "NL", "MA", "TR", "PL", "SY"],
    "three letters": ["NLD", "MAR", "TUR", "POL", "SYR"],
    "BRP codes": ["6030", "6030", "5022", "6043", "7028", "7042"],
    "words": ["Nederland", "Marokko", "Turkije", "Polen", "Suriname"],
}
OWN_WORDS = {
    "letters of houses": ["A", "B", "M", "C", "V"],
    "one letter": ["M"],
    "four digits of other kinds": ["1110", "2010", "0135", "4321"],
    "legal forms": ["BV", "NV", "CV", "VOF", "EZ"],
    "towns abroad": ["Luxemburg", "Londen", "Antwerpen", "Nederland"],
    "codes of months": ["0001", "0002", "0003", "0004"],
    "sorts": ["koop", "onbekend", "schenking"],
}


def filled(values: Iterable[str], count: int = 40) -> list[str | None]:
    return list(islice(cycle(values), count))


def companies(**columns: Sequence[str | None]) -> Any:
    """A batch of companies with these columns."""
    count = len(next(iter(columns.values())))
    rows: list[dict[str, str | None]] = [
        {
            "kvk": f"9900{at:04d}",
            "_onderwerp": "",
            "_deel": "",
            "_bestand": "in.json",
            "_positie": f"/{at}",
            **{name: values[at] for name, values in columns.items()},
        }
        for at in range(count)
    ]
    return pa.Table.from_pylist(rows, schema=arrow_schema(COMPANY.columns, *PLACE))


class TestFilledColumns:
    @pytest.mark.parametrize("values", [*NATIONALITIES.values(), *GENDERS.values(), *COUNTRIES.values()])
    def test_a_column_that_holds_a_forbidden_list_refuses_the_delivery_by_its_name(self, values: list[str]) -> None:
        with pytest.raises(DeliveryError) as caught:
            Sentinel().screened(COMPANY, companies(eindreden=filled(values)))
        text = str(caught.value)
        assert text.startswith("in.json: Inschrijving.eindreden is filled with what looks like ")
        assert text.endswith("Point the column elsewhere, or leave it out.")
        assert [value for value in values if len(value) > 1 and value in text] == []

    @pytest.mark.parametrize("values", OWN_WORDS.values(), ids=OWN_WORDS)
    def test_a_column_of_other_words_and_codes_passes(self, values: list[str]) -> None:
        batch = companies(eindreden=filled(values))
        assert Sentinel().screened(COMPANY, batch) == batch

    def test_few_or_mixed_values_say_nothing(self) -> None:
        for values in (filled(GENDERS["letters"], 19), [*filled(GENDERS["letters"], 35), *filled(["koop"], 5)]):
            batch = companies(eindreden=values)
            assert Sentinel().screened(COMPANY, batch) == batch

    def test_nine_in_ten_are_enough_and_empty_places_do_not_count(self) -> None:
        values = [*filled(GENDERS["letters"], 36), *filled(["koop"], 4), *[None] * 200]
        with pytest.raises(DeliveryError, match="genders"):
            Sentinel().screened(COMPANY, companies(eindreden=values))

    @pytest.mark.parametrize("prefix", ["", "NL.IMKAD.Persoon:"])
    def test_a_column_of_ids_that_are_all_numbers_of_citizens_refuses_the_delivery(self, prefix: str) -> None:
        with pytest.raises(DeliveryError, match=r"Inschrijving\.eindreden .* \(BSN\)") as caught:
            Sentinel().screened(COMPANY, companies(eindreden=filled(f"{prefix}{bsn}" for bsn in PEOPLE)))
        assert [bsn for bsn in PEOPLE if bsn in str(caught.value)] == []

    def test_numbers_of_which_one_in_eleven_has_the_check_digit_pass_as_ids(self) -> None:
        cases = RECORDS["Subsidieverlening"]
        rows = [
            {"dossiernummer": str(123456700 + at), "_bestand": "in.csv", "_positie": f"regel {at}"} for at in range(99)
        ]
        batch = pa.Table.from_pylist(rows, schema=arrow_schema(cases.columns, *PLACE))
        assert Sentinel().screened(cases, batch) == batch

    def test_an_rsin_has_the_check_digit_of_a_bsn_and_is_none(self) -> None:
        batch = companies(rsin=filled(PEOPLE))
        assert Sentinel().screened(COMPANY, batch) == batch


SMUGGLED = [
    "nationaliteit=0062", "Nationaliteit: Poolse", '{"nationaliteit": "0062"}', "NATIONALITEITCODE=0339", "geslacht:V",
    "Bakker, geslachtsaanduiding = M", "geboorteland:6043", "J. Bakker, geboren te Ankara", "geb. te Oujda",
    "burgerlijke staat: gehuwd", "nationaliteit＝0062", "ｎationaliteit=0062",
]  # fmt: skip
NUMBERED = [
    "123456782",
    "BSN 123456782",
    "eigenaar 1234.56.782",
    "bakkerij 123 456 782 bv",
    "(123456782)",
    "bsn: 12345672",
    "burgerservicenummer=123456782",
    "１２３４５６７８２",
]
INNOCENT = [
    "Nationaliteitenfestival Maastricht", "Stichting Geslachtkunde", "Geboren in Limburg B.V.", "Slachterij De Geslachte Os",
    f"Bakkerij {FAILS}", "043-3501234", "Besluit 2024123456789", "NL91ABNA0417164300", "12345672", "Hyp4 75123/184",
    "000000000", "Café Één", "Project 2024-2025",
]  # fmt: skip


class TestSmuggledValues:
    @pytest.mark.parametrize(
        ("text", "reason"), [*((text, PACKED) for text in SMUGGLED), *((text, NUMBER) for text in NUMBERED)]
    )
    def test_a_text_that_smuggles_is_left_out_and_told_by_its_place(self, text: str, reason: str) -> None:
        sentinel = Sentinel()
        kept = sentinel.screened(COMPANY, companies(naam=["Goed", text, None], rechtsvorm=["BV"] * 3))
        assert kept["naam"].to_pylist() == ["Goed", None, None]
        assert kept["rechtsvorm"].to_pylist() == ["BV"] * 3
        assert sentinel.rejects == [("in.json", "/1", "naam", reason)]

    @pytest.mark.parametrize("text", INNOCENT)
    def test_a_text_that_only_looks_a_little_like_it_stays(self, text: str) -> None:
        sentinel, batch = Sentinel(), companies(naam=["Goed", text])
        assert sentinel.screened(COMPANY, batch) == batch
        assert sentinel.rejects == []

    def test_a_record_that_cannot_do_without_the_value_stays_outside(self) -> None:
        rows = [
            {"kvk": "99000011", "vestigingsnummer": "", "naam": name, "_bestand": "in.json", "_positie": "/0"}
            for name in ("Goed", SMUGGLED[0], "Ook goed")
        ]
        sentinel = Sentinel()
        kept = sentinel.screened(
            TRADE_NAME, pa.Table.from_pylist(rows, schema=arrow_schema(TRADE_NAME.columns, *PLACE))
        )
        assert kept["naam"].to_pylist() == ["Goed", "Ook goed"]
        assert sentinel.rejects == [("in.json", "/0", "naam", PACKED)]

    def test_one_record_that_stands_in_several_rows_is_told_once(self) -> None:
        sentinel, batch = Sentinel(), companies(naam=[SMUGGLED[0]])
        twice = pa.concat_tables([batch, batch])
        for _ in range(2):
            assert sentinel.screened(COMPANY, twice)["naam"].to_pylist() == [None, None]
        assert len(sentinel.rejects) == 1

    def test_a_subject_that_smuggles_refuses_its_row(self) -> None:
        refuse_smuggled("Z-2024-1", "0935", "")
        refuse_smuggled("0935", BSN)  # one number in eleven is no BSN and has its check digit
        for text, reason in ((SMUGGLED[0], PACKED), (f"BSN {BSN}", NUMBER)):
            with pytest.raises(RowRejected) as caught:
                refuse_smuggled("0935", text)
            assert (caught.value.field, caught.value.reason) == ("onderwerp", reason)

    @pytest.mark.parametrize(
        "text", ["BSN12345678", "bsn 12345678", "bsn=12345678", "geslacht=V", "\u24b7\u24c8\u24c3 12345678"]
    )
    def test_however_short_a_subject_is_nothing_hides_in_it(self, text: str) -> None:
        with pytest.raises(RowRejected):
            refuse_smuggled(text)


EVENTS = "gebeurtenis_id;soort;datum;partij_naam\n"


def events(path: Path, *rows: str) -> Path:
    path.write_text(EVENTS + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return demo_workspace(tmp_path)


class TestDeliveries:
    def test_a_column_pointed_at_genders_refuses_the_whole_delivery(self, tmp_path: Path, workspace: Workspace) -> None:
        path = events(tmp_path / "in.csv", *(f"G-{at};{'MV'[at % 2]};2024-01-01;Bakker" for at in range(30)))
        with pytest.raises(DeliveryError, match=r"in\.csv: Melding\.soort is filled .* genders"):
            load_into(workspace, "gebeurtenissen", [path], max_rejects=100)
        assert list(workspace.deliveries.rglob("*.parquet")) == []

    def test_a_smuggled_value_is_counted_among_the_rejects_and_the_record_stays(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        path = events(tmp_path / "in.csv", "G-1;controle;2024-01-01;Bakker", f"G-2;controle;2024-01-01;BSN {BSN}")
        with pytest.raises(DeliveryError, match="1 of 2 rows refused"):
            load_into(workspace, "gebeurtenissen", [path], max_rejects=0)
        (report,) = load_into(workspace, "gebeurtenissen", [path], max_rejects=50)
        assert report.rejected == 1
        (rejects,) = workspace.rejects.rglob("*.csv")
        with rejects.open(encoding="utf-8", newline="") as stream:
            assert list(csv.reader(stream, delimiter=";"))[1:] == [["in.csv", "regel 3", "partij_naam", NUMBER]]
        state = state_of(workspace)["Melding"]
        assert {row["gebeurtenis_id"]: row["partij_naam"] for row in state} == {"G-1": "Bakker", "G-2": None}
        assert BSN not in json.dumps(state, default=str)

    def test_a_key_that_smuggles_leaves_nothing_of_its_row(self, tmp_path: Path, workspace: Workspace) -> None:
        path = events(tmp_path / "in.csv", "G-1;controle;2024-01-01;", f"{SMUGGLED[0]};controle;2024-01-01;Bakker")
        (report,) = load_into(workspace, "gebeurtenissen", [path], max_rejects=50)
        assert (report.rejected, report.records) == (1, {"Melding": 1})
        assert SMUGGLED[0] not in json.dumps(state_of(workspace), default=str)

    def test_a_delivery_of_nothing_but_smuggled_keys_leaves_no_records(
        self, tmp_path: Path, workspace: Workspace
    ) -> None:
        path = events(tmp_path / "in.csv", f"{SMUGGLED[0]};controle;2024-01-01;Bakker")
        (report,) = load_into(workspace, "gebeurtenissen", [path], max_rejects=100)
        assert (report.rejected, report.records, state_of(workspace)) == (1, {}, {})

"""Mapping files: a municipality's own columns on a loader's, and nothing that a loader itself would refuse."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import DeliveryError
from ondermijning.model import is_forbidden
from ondermijning.registry import shipped_folder
from ondermijning.sources.delivery import load
from ondermijning.sources.files.csv import CsvReader
from ondermijning.sources.inbox import Parcel, Receipt, loader_of, parcels, unseen
from ondermijning.sources.loader import Scope
from ondermijning.sources.mapping.columns import mapped, mapping_hash
from ondermijning.sources.mapping.document import FILE_NAME, find_mapping, read_mapping, shipped_mappings
from ondermijning.trust.pseudonym import Pseudonymiser
from tests.support.nightly import first_wave, nightly
from tests.support.reading import Reading, read
from tests.support.workbooks import workbook
from tests.support.workspaces import demo_workspace, load_into, shipped_loaders, state_of

if TYPE_CHECKING:
    from pathlib import Path

    from ondermijning.sources.loader import Loader
    from ondermijning.workspace import Workspace

EVENTS = """
bron = "gebeurtenissen"
formaat = "Toezichtsysteem"
reikwijdte = "volledig"

[kolommen]
"Zaak nr." = "gebeurtenis_id"
"Wat" = "soort"
"Wanneer" = "datum"
"Bedrijf" = "partij_naam"

[waarden.soort]
"13b" = "sluiting_13b"
"Controle bezoek" = "controle"

[vast]
postcode = "6211AB"

[datum]
datum = "maand-dag-jaar"
"""
FILE = "ZAAK  NR.;Wat;Wanneer;Bedrijf;Status\n1;13B;12/31/2024;Voorbeeld BV;open\n2;controle;2024-11-30;;dicht\n"
DAY = date(2024, 12, 31)


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def under(mapping: str, folder: Path, loader: str = "gebeurtenissen") -> Loader:
    return mapped(shipped_loaders()[loader], read_mapping(written(folder / FILE_NAME, mapping)))


def refusal(mapping: str, folder: Path, loader: str = "gebeurtenissen") -> str:
    with pytest.raises(DeliveryError) as found:
        under(mapping, folder, loader)
    assert str(found.value).startswith("mapping.toml: ")
    return str(found.value)


def run(mapping: str, folder: Path, text: str = FILE) -> Reading:
    return read(under(mapping, folder), written(folder / "levering" / "zaken.csv", text))


def test_columns_values_constants_and_dates_come_out_as_those_of_the_loader(tmp_path: Path) -> None:
    result = run(EVENTS, tmp_path)
    first, second = result.records
    assert (first.gebeurtenis_id, first.soort, first.datum) == ("1", "sluiting_13b", DAY)
    assert (first.partij_naam, first.postcode) == ("Voorbeeld BV", "6211AB")
    assert (second.soort, second.datum, second.partij_naam) == ("controle", date(2024, 11, 30), None)
    assert (result.rejects, result.remarks, result.positions) == ([], [], ["regel 2", "regel 3"])


def test_what_is_not_mapped_is_counted_under_its_own_name_even_if_we_have_that_name(tmp_path: Path) -> None:
    text = FILE.replace("Status", "adres").replace("open", "Geheimstraat 1")
    result = run(EVENTS, tmp_path, text)
    assert result.dropped == {"adres": 1}
    assert "Geheimstraat" not in str(result.records)


def test_a_column_that_a_mapping_names_and_a_file_lacks_is_told_once_unless_it_is_required(tmp_path: Path) -> None:
    result = run(EVENTS, tmp_path, FILE.replace("Bedrijf", "Naam"))
    assert [(remark.field, len(result.records)) for remark in result.remarks] == [("partij_naam", 2)]
    assert run(EVENTS, tmp_path, FILE.replace("Wanneer", "Tijd")).skipped == ["zaken.csv"]


def test_a_row_of_another_width_stays_refused(tmp_path: Path) -> None:
    assert run(EVENTS, tmp_path, FILE + "3;controle\n").refused_at == ["regel 4"]


def test_files_in_the_form_of_the_loader_are_still_read(tmp_path: Path) -> None:
    loader = under(EVENTS, tmp_path)
    path = written(tmp_path / "levering" / loader.example_name, loader.example)
    assert read(loader, path).records == read(shipped_loaders()[loader.id], path).records != []


def test_a_mapping_names_the_sheet_of_a_workbook_also_a_hidden_one(tmp_path: Path) -> None:
    rows = [("Zaak nr.", "Wat", "Wanneer", "Bedrijf"), (1, "13b", DAY, "Voorbeeld BV")]
    path = workbook(tmp_path / "zaken.xlsx", {"Voorblad": [("x",)], "Gegevens": rows}, hidden=["Gegevens"])
    (event,) = read(under(f'blad = "gegevens"\n{EVENTS}', tmp_path), path).records
    assert (event.gebeurtenis_id, event.soort, event.datum) == ("1", "sluiting_13b", DAY)
    assert read(under(f'blad = "Anders"\n{EVENTS}', tmp_path), path).skipped == ["zaken.xlsx"]
    assert read(under(EVENTS, tmp_path), path).skipped == ["zaken.xlsx"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"Bedrijf" = "partij_naam"', '"Nationaliteit" = "partij_naam"', "Nationaliteit may never be stored"),
        ('"Bedrijf" = "partij_naam"', '"nationali\u0442eit" = "partij_naam"', "may never be stored"),
        ('"Bedrijf" = "partij_naam"', '"GEBOORTE-PLAATS" = "partij_naam"', "may never be stored"),
        ('"Bedrijf" = "partij_naam"', '"BSN ondernemer" = "partij_naam"', "numbers of persons or accounts, which"),
        ('"Bedrijf" = "partij_naam"', '"IBAN" = "partij_naam"', "numbers of persons or accounts"),
        ('"Bedrijf" = "partij_naam"', '"Bedrijf" = "nationaliteit"', "has no column nationaliteit"),
        (
            '"Bedrijf" = "partij_naam"',
            '"Bedrijf" = "partijnaam"',
            "has no column partijnaam. Did you mean partij_naam?",
        ),
        ('"Bedrijf" = "partij_naam"', '"Bedrijf" = "soort"', "each column stands for one other"),
        ('"Bedrijf" = "partij_naam"', '"WAT" = "partij_naam"', "each column stands for one other"),
        ('"Bedrijf" = "partij_naam"', '" " = "partij_naam"', "each column stands for one other"),
        ('"Bedrijf" = "partij_naam"', '"Bedrijf" = 3', "must be a text between quotes"),
        ('"Wanneer" = "datum"', "", "datum has [datum] or [waarden], but stands for no column"),
        (
            '"Zaak nr." = "gebeurtenis_id"',
            "",
            "needs gebeurtenis_id: give the column in [kolommen] or the value in [vast]",
        ),
        ("[vast]\npostcode", "[vast]\nsoort", "soort stands in [kolommen] and in [vast]"),
        ("[waarden.soort]", '[waarden.soort]\n"" = "controle"', "has an empty value, or one twice"),
        ("[waarden.soort]", '[waarden.soort]\n"13B " = "controle"', "has an empty value, or one twice"),
        ("[kolommen]", "[kolomen]", "key kolomen is unknown. Did you mean kolommen?"),
        ('bron = "gebeurtenissen"', 'bron = "brk"', "is a mapping for brk, not for gebeurtenissen"),
        ('bron = "gebeurtenissen"', "", "bron must be a text"),
        ('formaat = "Toezichtsysteem"', 'formaat = ""', "formaat must be a text"),
        ('reikwijdte = "volledig"', 'reikwijdte = "alles"', "reikwijdte alles is unknown"),
        ('"maand-dag-jaar"', '"m-d-j"', "order m-d-j is unknown"),
        ("[datum]", "[datum", "is no valid TOML (at line 19"),
    ],
)
def test_a_mapping_that_could_go_wrong_is_refused_with_what_to_do(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assert old in EVENTS
    assert told in refusal(EVENTS.replace(old, new), tmp_path)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('[waarden.iban]\n"a" = "b"', "iban has [datum] or [waarden], but stands for no column"),
        (
            '"rekening" = "iban"\n[waarden.iban]\n"a" = "b"',
            "iban holds numbers of persons or accounts, which have no place",
        ),
        ('[vast]\niban = "NL91ABNA0417164300"', "iban holds numbers of persons or accounts, which have no place"),
    ],
)
def test_numbers_of_accounts_have_no_place_in_a_mapping(tmp_path: Path, lines: str, told: str) -> None:
    columns = "\n".join(
        f'"{name}" = "{name}"' for name in ("dossiernummer", "aanvrager", "regeling", "subsidiejaar", "bedrag_verleend")
    )
    text = f'bron = "subsidies_intern"\nformaat = "eigen"\nreikwijdte = "volledig"\n[kolommen]\n{columns}\n{lines}\n'
    message = refusal(text, tmp_path, "subsidies_intern")
    assert told in message
    assert "NL91" not in message


def test_a_constant_may_not_say_that_no_number_is_that_of_a_person(tmp_path: Path) -> None:
    text = """
    bron = "vergunningen"
    formaat = "eigen"
    reikwijdte = "volledig"
    [kolommen]
    "zaak" = "zaaknummer"
    "type" = "soort"
    "besluit" = "besluit"
    "id aanvrager" = "aanvrager_id"
    [vast]
    aanvrager_type = "niet_natuurlijk_persoon"
    """
    assert "map the column that says so" in refusal(text, tmp_path, "vergunningen")
    under(text.replace("niet_natuurlijk_persoon", "natuurlijk_persoon"), tmp_path, "vergunningen")


def test_a_number_of_a_person_under_another_name_is_still_replaced(tmp_path: Path) -> None:
    text = """
    bron = "vergunningen"
    formaat = "eigen"
    reikwijdte = "volledig"
    [kolommen]
    "zaak" = "zaaknummer"
    "type" = "soort"
    "besluit" = "besluit"
    "BSN of KVK" = "aanvrager_id"
    "wie" = "aanvrager_type"
    [waarden.aanvrager_type]
    "Burger" = "natuurlijk_persoon"
    """
    workspace = demo_workspace(tmp_path)
    rows = "zaak;type;besluit;BSN of KVK;wie\n1;horeca;verleend;999993653;Burger\n2;horeca;verleend;999993653;\n"
    load_into(workspace, under(text, tmp_path, "vergunningen"), [written(tmp_path / "zaken.csv", rows)])
    state = state_of(workspace)
    assert "999993653" not in str(state)
    assert {row["bsn_hmac"] for row in state["VergunningPartij"]} >= {
        Pseudonymiser(workspace.hmac_key_path)("999993653")
    }


def test_a_register_without_tables_needs_no_mapping(tmp_path: Path) -> None:
    text = 'bron = "sru"\nformaat = "x"\n[kolommen]\n"a" = "b"\n'
    assert "reads no tables" in refusal(text, tmp_path, "sru")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"x" * 300_000, b"x = " + b"[" * 100_000, b""])
def test_what_is_no_mapping_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(DeliveryError, match=r"^mapping\.toml"):
        read_mapping(tmp_path / FILE_NAME)


def test_a_link_and_a_folder_are_no_mapping_file(tmp_path: Path) -> None:
    (tmp_path / "map.toml").mkdir()
    (tmp_path / "link.toml").symlink_to(written(tmp_path / FILE_NAME, EVENTS))
    for name in ("map.toml", "link.toml", "nee.toml"):
        with pytest.raises(DeliveryError, match=rf"^{name}"):
            read_mapping(tmp_path / name)


def test_the_mappings_that_come_along_fit_their_loader_and_hold_nothing_forbidden() -> None:
    shipped = shipped_mappings()
    assert sorted(shipped) == ["den_haag", "maastricht_kwartaal", "schiedam", "utrecht", "zaanstad"]
    assert sorted(shipped.values()) == sorted(shipped_folder("loaders").rglob("mappings/*.toml"))
    for name, path in shipped.items():
        mapping = find_mapping(name)
        assert path.parts[-3] == mapping.source
        reader = mapped(shipped_loaders()[mapping.source], mapping).reads[0]
        assert mapping_hash(reader) == mapping.sha256
        assert not any(map(is_forbidden, mapping.columns))
    with pytest.raises(DeliveryError, match="Did you mean den_haag"):
        find_mapping("den_hag")


def test_layout_and_comments_of_a_mapping_do_not_make_another_one(tmp_path: Path) -> None:
    one, same = (
        read_mapping(written(tmp_path / "a.toml", EVENTS)),
        read_mapping(written(tmp_path / "b.toml", f"# x\n{EVENTS}\n")),
    )
    other = read_mapping(written(tmp_path / "c.toml", EVENTS.replace("6211AB", "6211AC")))
    assert one.sha256 == same.sha256 != other.sha256


def test_the_same_file_under_another_mapping_is_another_delivery_and_that_is_told(tmp_path: Path) -> None:
    workspace, path = demo_workspace(tmp_path), written(tmp_path / "zaken.csv", FILE)
    first = under(EVENTS, tmp_path)
    (one,) = load_into(workspace, first, [path], reference_date=DAY)
    (again,) = load_into(workspace, first, [path], reference_date=DAY)
    (other,) = load_into(workspace, under(EVENTS.replace("6211AB", "6211AC"), tmp_path), [path], reference_date=DAY)
    assert (one.already_known, again.already_known, other.already_known) == (False, True, False)
    assert one.delivery == again.delivery != other.delivery
    assert one.notes == []
    assert other.notes[0] == f"replaces what {one.delivery[:12]} said of 1 subject on this day; withdraw undoes it"
    assert one.files[0]["mapping"] != other.files[0]["mapping"]
    assert one.formats == ["Toezichtsysteem (CSV gebeurtenissen)"]


def test_rows_that_speak_for_themselves_are_not_ended_by_a_later_list(tmp_path: Path) -> None:
    workspace = demo_workspace(tmp_path)
    loader = under(EVENTS.replace(Scope.FULL, Scope.SUBJECT), tmp_path)
    head, first, second, _ = FILE.split("\n")
    for day, line in ((30, first), (31, second)):
        path = written(tmp_path / f"{day}.csv", f"{head}\n{line}\n")
        load_into(workspace, loader, [path], reference_date=date(2024, 12, day))
    assert [row["_gezien_tot"] for row in state_of(workspace)["Melding"]] == [None, None]


def test_a_mapping_that_does_not_say_what_silence_means_is_refused(tmp_path: Path) -> None:
    """Taken for the whole without a word, a list of one quarter would end all others."""
    said = refusal(EVENTS.replace('reikwijdte = "volledig"', ""), tmp_path)
    assert (
        'reikwijdte = "volledig" (what a later file lacks has ended) or "onderwerp" (a part: nothing else ends)' in said
    )


def test_a_table_whose_rows_do_not_speak_for_themselves_can_only_be_taken_for_the_whole(tmp_path: Path) -> None:
    text = 'bron = "prijsindex"\nformaat = "x"\n{}[kolommen]\n"k" = "kwartaal"\n"w" = "index"\n'
    assert refusal(text.format(""), tmp_path, "prijsindex").endswith(
        'write reikwijdte = "volledig" (what a later file lacks has ended). Mend the mapping file.'
    )
    assert "no rows that speak for themselves" in refusal(
        text.format('reikwijdte = "onderwerp"\n'), tmp_path, "prijsindex"
    )
    under(text.format('reikwijdte = "volledig"\n'), tmp_path, "prijsindex")


def test_where_every_row_speaks_for_itself_anyway_nothing_has_to_be_said(tmp_path: Path) -> None:
    reader = next(each for each in shipped_loaders()["transacties"].reads if isinstance(each, CsvReader))
    columns = "\n".join(f'"hun {name}" = "{name}"' for name in sorted(reader.least))
    under(f'bron = "transacties"\nformaat = "x"\n[kolommen]\n{columns}\n', tmp_path, "transacties")


class TestInbox:
    def test_a_mapping_is_no_data_and_holds_for_what_stands_beside_it_and_for_the_dates(self, tmp_path: Path) -> None:
        folder = tmp_path / "gebeurtenissen"
        own = written(folder / "2024-12-31" / FILE_NAME, EVENTS)
        general = written(folder / FILE_NAME, EVENTS)
        files = [written(folder / place / "zaken.csv", FILE) for place in (".", "2024-11-30", "2024-12-31")]
        written(folder / "2024-10-31" / FILE_NAME, EVENTS)
        assert parcels(tmp_path) == [
            Parcel("gebeurtenissen", None, (files[0],), general),
            Parcel("gebeurtenissen", date(2024, 11, 30), (files[1].parent,), general),
            Parcel("gebeurtenissen", DAY, (files[2],), own),
        ]

    def test_a_file_is_news_again_under_another_mapping_only(self, tmp_path: Path) -> None:
        workspace, folder = demo_workspace(tmp_path), tmp_path / "inbox" / "gebeurtenissen"
        written(folder / FILE_NAME, EVENTS)
        path = written(folder / "zaken.csv", FILE)
        assert fresh(workspace, tmp_path) == ((path,),)
        (parcel,) = parcels(tmp_path / "inbox")
        loader = loader_of(parcel, shipped_loaders()["gebeurtenissen"])
        with workspace.write_lock():
            load(workspace, loader, parcel.paths, Pseudonymiser(workspace.hmac_key_path))
        assert fresh(workspace, tmp_path) == ()
        written(folder / FILE_NAME, EVENTS.replace("6211AB", "6211AC"))
        assert fresh(workspace, tmp_path) == ((path,),)

    def test_the_nightly_run_reads_what_stands_beside_a_mapping_and_tells_of_one_that_is_wrong(
        self, tmp_path: Path
    ) -> None:
        workspace, inbox = demo_workspace(tmp_path), tmp_path / "inbox"
        first_wave(inbox)
        written(inbox / "gebeurtenissen" / FILE_NAME, EVENTS)
        written(inbox / "gebeurtenissen" / "2023-12-31" / "zaken.csv", FILE)
        written(inbox / "prijsindex" / FILE_NAME, EVENTS)
        _, told, _ = nightly(workspace, inbox)
        outcomes = {
            (arrival.source, arrival.receipt, arrival.rows) for arrival in told.arrivals if arrival.source != "brk"
        }
        assert outcomes == {("gebeurtenissen", Receipt.LOADED, 2), ("prijsindex", Receipt.REFUSED, 0)}


def fresh(workspace: Workspace, tmp_path: Path) -> tuple[tuple[Path, ...], ...]:
    (parcel,) = parcels(tmp_path / "inbox")
    return unseen(workspace, loader_of(parcel, shipped_loaders()[parcel.source]), parcel).groups

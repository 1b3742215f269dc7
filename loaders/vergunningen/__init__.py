"""Permit cases of the municipality: a plain CSV, one line per case and party, or what case systems give.

Formats: the columns below, most of them by choice; Decos JOIN, PowerBrowser, the open data of Amsterdam and registrations of
tourist rental, see ``systems.py``; the ZGW Zaken API, see ``zgw.py``. A CSV is the whole list of the years of application in
it; an answer of a system speaks for its cases only, since it may be one page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ondermijning.model.records_gemeente import VergunningPartij, Vergunningzaak
from ondermijning.normalise.faults import Faults
from ondermijning.normalise.party_kinds import no_bsn
from ondermijning.sources.files.csv_gate import Proof
from ondermijning.sources.files.numbered import NumberedCsv, NumberedJson, repeated
from ondermijning.sources.loader import Loader, Scope
from ondermijning.sources.register import EVERY_PURPOSE, Register, SourceClass
from ondermijning.sources.rows import Outcome, Remark, Row

from . import systems, zgw
from .cases import case_number, permit_case, year_asked
from .lines import PARTY_COLUMNS, named, parties

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ondermijning.sources.files.csv import Cells

COLUMNS = frozenset("""
    zaaknummer soort activiteit status besluit datum_aanvraag datum_besluit geldig_van geldig_tot bouwsom aantal_eenheden
    adres straat postcode huisnummer toevoeging woonplaats bag_id kadastraalobject_id
""".split()) | PARTY_COLUMNS  # fmt: skip  # noqa: SIM905 - names read as a page, not as a column
_NOT_KEPT = "niet bewaard"  # the subject of an item of which nothing is kept, so that its number is not kept either


def records(row: Row[Cells]) -> Iterator[Outcome]:
    """The case of a line and its parties, then what was strange in it."""
    faults = Faults()
    yield permit_case(case_number(row.data), row.data, faults)
    yield from parties(row, faults)
    yield from repeated(row, "zaaknummer")
    yield from (Remark(field, reason) for field, reason in faults)


def _cells(found: systems.Texts) -> Cells:
    return {name: text for name, text in found.items() if text}


def _without_parties(of: Callable[[Any], systems.Texts]) -> dict[str, Any]:
    """What is done with a case of a system that names no party."""

    def outcomes(row: Row[Any]) -> Iterator[Outcome]:
        cells, faults = _cells(of(row.data)), Faults()
        if systems.LEFT_OUT in cells:
            yield Remark(cells[systems.WHERE], cells[systems.LEFT_OUT])
            return
        yield permit_case(case_number(cells), cells, faults)
        yield from repeated(row, "zaaknummer")
        yield from (Remark(field, reason) for field, reason in faults)

    return {"records": outcomes, "identity": lambda row: str(_cells(of(row.data)).get("zaaknummer"))}


def _about_case(of: Callable[[Any], systems.Texts]) -> Callable[[Row[Any]], str]:
    """The subject of a case that speaks for itself only."""

    def subject(row: Row[Any]) -> str:
        cells = _cells(of(row.data))
        return _NOT_KEPT if systems.LEFT_OUT in cells else f"zaak {case_number(cells)}"

    return subject


def _system(name: str, items: Any, allowed: frozenset[str], of: Callable[[Any], systems.Texts]) -> NumberedJson:
    return NumberedJson(
        format=name, scope=Scope.SUBJECT, items=items, allowed=allowed, subject=_about_case(of), **_without_parties(of)
    )


def _zgw(data: Mapping[str, Any]) -> systems.Texts:
    return zgw.of_zgw(data, Faults())


def zgw_records(row: Row[Any]) -> Iterator[Outcome]:
    """The case and its parties, then what was strange in it."""
    faults = Faults()
    cells = _cells(zgw.of_zgw(row.data, faults))
    case = case_number(cells)
    yield permit_case(case, cells, faults)
    yield from zgw.parties(case, row.data, faults)
    yield from (Remark(field, reason) for field, reason in faults)


def _horeca(low_line: str) -> NumberedCsv:
    """The open data of Amsterdam as a table: ``zaakCategorie``, or ``zaak_categorie``."""
    names = {name: name for name in systems.HORECA} | {
        "zaakcategorie": f"zaak{low_line}categorie",
        "zaakspecificatie": f"zaak{low_line}specificatie",
        "statusvergunning": f"status{low_line}vergunning",
    }
    return NumberedCsv(
        format=f"CSV exploitatievergunningen ({names['zaakcategorie']})",
        scope=Scope.FULL,
        columns=frozenset(names.values()),
        required=frozenset(names[name] for name in ("zaaknummer", "zaakcategorie", "statusvergunning")),
        subject=lambda row: f"exploitatie {year_asked(row.data, 'begindatum')}",
        **_without_parties(systems.of_horeca),
    )


EXAMPLE = """zaaknummer;soort;activiteit;status;besluit;datum_aanvraag;datum_besluit;geldig_van;geldig_tot;bouwsom;\
aantal_eenheden;adres;postcode;woonplaats;bag_id;kadastraalobject_id;aanvrager_type;aanvrager_id;aanvrager_naam;\
aanvrager_geboortedatum;aanvrager_postcode;aanvrager_huisnummer;houder_type;houder_id;houder_naam;leidinggevende_ids;\
leidinggevende_namen
Z2024-0001;omzetting;omzetten in vier kamers;afgehandeld;verleend;2024-01-15;2024-03-11;2024-03-12;;85000;4;\
Voorbeeldstraat 12-A;6211AB;Maastricht;0935010000000012;30110127770000;natuurlijk_persoon;999993653;T. de Fictie;\
1985-12-01;6221BT;3;;;;;
Z2024-0002;exploitatie horeca;nieuwe exploitant;afgehandeld;geweigerd;2024-02-01;2024-05-20;;;;;Proefplein 5;6211AC;\
Maastricht;0935200000000013;;niet_natuurlijk_persoon;99000011;Voorbeeld Horeca B.V.;;;;niet_natuurlijk_persoon;\
999990019;Voorbeeld Holding B.V.;999993653|999990020;T. de Fictie|V. van Verzin
"""

LOADER = Loader(
    id="vergunningen",
    title="Vergunningen (export van het zaaksysteem)",
    reads=(
        NumberedCsv(
            format="CSV vergunningen",
            scope=Scope.FULL,
            columns=COLUMNS,
            required=frozenset({"zaaknummer", "soort", "besluit", "aanvrager_type", "aanvrager_id"}),
            records=records,
            subject=lambda row: year_asked(row.data),
            pseudonymised=frozenset({"aanvrager_id", "houder_id", "leidinggevende_ids"}),
            clear_when={f"{role}_id": Proof(f"{role}_type", no_bsn) for role in ("aanvrager", "houder")},
            listed=frozenset({"leidinggevende_ids"}),
            identity=lambda row: row.data.get("zaaknummer", ""),
            parts=named,
        ),
        *map(_horeca, ("", "_")),
        _system("JSON Decos JOIN", systems.decos_cases, systems.DECOS, systems.of_decos),
        _system("JSON PowerBrowser", systems.powerbrowser_cases, systems.POWERBROWSER, systems.of_powerbrowser),
        _system("JSON exploitatievergunningen", systems.horeca_permits, systems.HORECA_KEYS, systems.of_horeca),
        _system(
            "JSON registraties toeristische verhuur", systems.registrations, systems.RENTALS, systems.of_registration
        ),
        zgw.ZgwJson(
            format="ZGW Zaken API 1.5, JSON",
            scope=Scope.SUBJECT,
            items=zgw.cases,
            allowed=zgw.ALLOWED,
            records=zgw_records,
            subject=_about_case(_zgw),
            pseudonymised=frozenset({zgw.BSN}),
        ),
    ),
    yields=(Vergunningzaak, VergunningPartij),
    example_name="vergunningen.csv",
    example=EXAMPLE,
    register=Register(
        holder="Gemeente (vergunningen)",
        ground="Omgevingswet, Huisvestingswet 2014, Alcoholwet en APV",
        purposes=EVERY_PURPOSE,
        source_class=SourceClass.OWN,
        cadence="wekelijks of dagelijks",
        keep_months=120,
        remark="Zaken over een gehandicaptenparkeerkaart of -plaats blijven buiten: ze zeggen iets over gezondheid.",
    ),
)

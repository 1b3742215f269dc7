"""What happened to a company in a message of the Dataservice: insolvency, its end, and the accounts it deposited."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from zlib import crc32

from ondermijning.demo.city.parties import BV, MERGED, NV, SWIFTLY_DISSOLVED
from ondermijning.demo.city.places import TOWN
from ondermijning.demo.city.timeline import LAST
from ondermijning.demo.life.insolvency import BANKRUPTCY
from ondermijning.demo.writers.hr.markup import enumerated, registration
from ondermijning.demo.writers.markup import tag, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ondermijning.demo.city.parties import Company
    from ondermijning.demo.life.insolvency import Case

_SETTLING = timedelta(days=75)  # between the decision to dissolve and the end
_FIRST_YEAR = 2019  # of which deposits are shown
_SILENT_EVERY = 12  # companies that stopped to deposit
_KINDS = {True: ("FAIL", "Faillissement"), False: ("SURS", "Surseance van betaling")}


def insolvency_xml(case: Case | None) -> Iterator[str]:
    """The special legal status of a company that a court ruled on."""
    if case is None:
        return
    kind = enumerated("soort", *_KINDS[case.kind == BANKRUPTCY], "BijzondereRechtstoestandSoort")
    ruling = _ruling("uitspraakEinde", case.ended) if case.ended else _ruling("uitspraakAanvang", case.ruled)
    reason = enumerated("redenEindeInsolventie", "1", case.reason, "RedenEindeInsolventie") if case.ended else ""
    yield tag("bijzondereRechtstoestand", registration(case.ruled, case.ended), kind, ruling, reason)


def end_xml(company: Company, case: Case | None) -> Iterator[str]:
    """The merger in which the company disappeared, or its dissolution; one without a liquidation was settled at once."""
    if company.ended is None:
        return
    yield value("datumUitschrijving", f"{company.ended:%Y%m%d}")
    if company.end_reason == MERGED:
        yield _merger(company, company.ended)
        return
    swift = company.end_reason == SWIFTLY_DISSOLVED
    decided = company.ended if swift or case else company.ended - _SETTLING
    cause = ("OF", "Opheffing faillissement") if case else ("OB", "Ontbindingsbesluit")
    settled = "" if swift else tag("liquidatie", registration(decided, company.ended))
    yield tag("ontbinding", registration(decided), enumerated("aanleiding", *cause, "OntbindingAanleiding"), settled)


def deposits_xml(company: Company) -> Iterator[str]:
    """The accounts of each year that a company with capital deposited; one in twelve stopped two years ago."""
    if company.form not in (BV, NV):
        return
    draw = crc32(company.kvk.encode())
    last = LAST.year - (3 if draw % _SILENT_EVERY == 0 else 1)
    for year in range(max(_FIRST_YEAR, company.founded.year), last + 1):
        offered = date(year + 1, 4 + draw % 8, 1 + draw % 28)
        if company.ended is None or offered < company.ended:
            yield tag("heeftGedeponeerd", _accounts(f"{company.kvk}-{year}", offered, year))


def _ruling(name: str, day: date) -> str:
    return tag(name, value("datum", f"{day:%Y%m%d}"), value("naam", "Rechtbank Limburg"), value("plaats", TOWN))


def _accounts(depot: str, offered: date, year: int) -> str:
    inside = (
        value("depotId", depot),
        enumerated("status", "1", "Actueel", "StatusDepotstuk"),
        value("datumDeponering", f"{offered:%Y%m%d}"),
        value("boekjaar", year),
    )
    return tag("jaarstukJaarrekening", *inside)


def _merger(company: Company, merged: date) -> str:
    role = enumerated("rol", "VD", "Verdwijnende rechtspersoon", "FusieRol")
    form = value("persoonRechtsvorm", company.form.kvk_words)
    acquirer = tag("verkrijgendeRechtspersoon", tag("rechtspersoon", form))
    return tag("fusie", registration(merged), value("datumAkte", f"{merged:%Y%m%d}"), role, acquirer)

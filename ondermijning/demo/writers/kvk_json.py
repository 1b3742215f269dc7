"""The trade register as its API answers: a Basisprofiel per company, some branches, and one search answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ondermijning.demo.city.parties import OWNERS, PUBLIC, SOLE_TRADER
from ondermijning.demo.city.places import InlandAddress

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ondermijning.demo.city.parties import Company
    from ondermijning.demo.city.places import PostBox

_API = "https://api.kvk.nl/test/api"
_BRANCH_EVERY = 10


def write_trade_register(folder: Path, companies: Iterable[Company]) -> None:
    """Write one file per answer; every tenth company also has the answer about its main branch."""
    known = list(companies)
    for company in known:
        _write(folder / f"{company.kvk}.json", _basic_profile(company))
    for company in known[::_BRANCH_EVERY]:
        _write(folder / f"vestiging-{company.branch}.json", _branch_profile(company))
    _write(folder / "zoeken.json", _search_answer(known[-1]))


def _write(path: Path, answer: dict[str, Any]) -> None:
    path.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _basic_profile(company: Company) -> dict[str, Any]:
    statutory = {} if company.form in (SOLE_TRADER, PUBLIC) else {"statutaireNaam": company.name}
    return {
        "kvkNummer": company.kvk,
        "indNonMailing": "Ja",
        "naam": company.name,
        **_registration(company),
        "totaalWerkzamePersonen": company.employees,
        **statutory,
        "handelsnamen": [{"naam": company.name, "volgorde": 0}],
        "sbiActiviteiten": _activities(company),
        "_embedded": _embedded(company),
        "_links": {"self": {"href": f"{_API}/v1/basisprofielen/{company.kvk}"}},
    }


def _embedded(company: Company) -> dict[str, Any]:
    """The owner, and the main branch; an association of owners has no branch and shows its address as owner."""
    form = company.form.kvk_words
    owner: dict[str, Any] = {"rsin": company.rsin} if company.rsin else {}
    owner |= {"rechtsvorm": form, "uitgebreideRechtsvorm": form}
    if company.form is OWNERS:
        return {"eigenaar": {**owner, "adressen": _addresses(company)}}
    return {"eigenaar": owner, "hoofdvestiging": _main_branch(company)}


def _registration(company: Company) -> dict[str, Any]:
    lifetime = {"datumAanvang": f"{company.founded:%Y%m%d}"}
    if company.ended and company.end_told:
        lifetime["datumEinde"] = f"{company.ended:%Y%m%d}"
    return {"formeleRegistratiedatum": f"{company.registered:%Y%m%d}", "materieleRegistratie": lifetime}


def _activities(company: Company) -> list[dict[str, str]]:
    code, words = company.activity
    return [{"sbiCode": code, "sbiOmschrijving": words, "indHoofdactiviteit": "Ja"}]


def _main_branch(company: Company) -> dict[str, Any]:
    return {
        "vestigingsnummer": company.branch,
        "kvkNummer": company.kvk,
        **_registration(company),
        "eersteHandelsnaam": company.name,
        "indHoofdvestiging": "Ja",
        "indCommercieleVestiging": "Ja",
        "totaalWerkzamePersonen": company.employees,
        "adressen": _addresses(company),
    }


def _branch_profile(company: Company) -> dict[str, Any]:
    return {
        **_main_branch(company),
        "indNonMailing": "Ja",
        "voltijdWerkzamePersonen": company.employees,
        "deeltijdWerkzamePersonen": 0,
        "handelsnamen": [{"naam": company.name, "volgorde": 0}],
        "sbiActiviteiten": _activities(company),
        "_links": {"self": {"href": f"{_API}/v1/vestigingsprofielen/{company.branch}"}},
    }


def _addresses(company: Company) -> list[dict[str, Any]]:
    shielded = "Ja" if company.form is SOLE_TRADER else "Nee"
    seat = company.seat
    visit = _inland(seat) if isinstance(seat, InlandAddress) else {"straatHuisnummer": seat.line, "land": seat.country}
    found = [{"type": "bezoekadres", "indAfgeschermd": shielded, **visit}]
    return [_post_address(company.post), *found] if company.post else found


def _inland(address: InlandAddress) -> dict[str, Any]:
    extra = {"huisletter": address.letter, "huisnummerToevoeging": address.suffix}
    behind = f" {address.letter}{address.suffix}".rstrip()
    return {
        "volledigAdres": f"{address.street} {address.number}{behind}".ljust(40) + f"{address.postcode} {address.town}",
        "straatnaam": address.street,
        "huisnummer": address.number,
        **{name: content for name, content in extra.items() if content},
        "postcode": address.postcode,
        "plaats": address.town,
        "land": "Nederland",
    }


def _post_address(box: PostBox) -> dict[str, Any]:
    return {
        "type": "correspondentieadres",
        "indAfgeschermd": "Nee",
        "volledigAdres": f"Postbus {box.number}".ljust(40) + f"{box.postcode} {box.town}",
        "straatnaam": "Postbus",
        "postcode": box.postcode,
        "postbusnummer": box.number,
        "plaats": box.town,
        "land": "Nederland",
    }


def _search_answer(company: Company) -> dict[str, Any]:
    """What the search of the API answers: no profile, so a loader of profiles leaves it aside."""
    found = {"kvkNummer": company.kvk, "naam": company.name, "type": "rechtspersoon"}
    return {"pagina": 1, "resultatenPerPagina": 10, "totaal": 1, "resultaten": [found]}

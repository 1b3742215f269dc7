"""Legal forms that owners of Dutch real estate have: code, country, kind, and how people write them in a name.

A form that may be the initials or the surname of a person ("K.G.", "Sas") is known only where it stands alone: a natural
person must not be taken for a company because of it.
"""

from __future__ import annotations

from typing import NamedTuple

CAPITAL, PARTNERSHIP = "kapitaalvennootschap", "personenvennootschap"
FOUNDATION, ASSOCIATION, COOPERATIVE = "stichting", "vereniging", "coöperatie"
MUTUAL, CHURCH, SOLE = "onderlinge", "kerkgenootschap", "eenmanszaak"


class LegalForm(NamedTuple):
    """A legal form.

    Args:
        code: short name. Dutch and European forms have that of ``model.codes``.
        countries: where it exists, the likeliest first: two letters, EU for a European form.
        kind: what it is in Dutch terms, the same for forms of several countries that are alike.
    """

    code: str
    countries: tuple[str, ...]
    kind: str


class Writing(NamedTuple):
    """How a form is written, as words in lower case without accents, by where they say it.

    Args:
        form: the form.
        anywhere: long, or without any other meaning.
        first: at the beginning of a name.
        last: at the end of a name.
        alone: where nothing else is said.
    """

    form: LegalForm
    anywhere: tuple[str, ...] = ()
    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()


NL, BE, DE, EU = ("NL",), ("BE",), ("DE",), ("EU",)

WRITINGS = (
    Writing(LegalForm("BV", ("NL", "BE"), CAPITAL), (
        "bv", "besloten vennootschap", "besloten vennootschap met beperkte aansprakelijkheid",
    )),
    Writing(LegalForm("NV", ("NL", "BE"), CAPITAL), ("nv", "naamloze vennootschap")),
    Writing(LegalForm("VOF", ("NL", "BE"), PARTNERSHIP), ("vof", "vennootschap onder firma"), ("firma", "fa"), ("firma",)),
    Writing(LegalForm("CV", ("NL",), PARTNERSHIP), ("commanditaire vennootschap",), (), ("cv",)),
    Writing(LegalForm("MTS", NL, PARTNERSHIP), (), ("maatschap", "mts"), ("maatschap", "mts")),
    Writing(LegalForm("EMZ", NL, SOLE), ("eenmanszaak",), (), ("emz",)),
    Writing(LegalForm("ST", NL, FOUNDATION), (), ("stichting", "stg", "st", "sticht"), ("stichting",)),
    Writing(LegalForm("VR", NL, ASSOCIATION), (), ("vereniging", "vereeniging", "ver"), ("vereniging",)),
    Writing(LegalForm("VVE", NL, ASSOCIATION), ("vve", "vereniging van eigenaars", "vereniging van eigenaren")),
    Writing(
        LegalForm("COOP", NL, COOPERATIVE), (), ("cooperatie", "cooperatieve vereniging", "coop", "cooperatieve"),
        ("cooperatie", "coop"),
    ),
    Writing(LegalForm("OWM", NL, MUTUAL), ("owm", "onderlinge waarborgmaatschappij")),
    Writing(LegalForm("KERK", NL, CHURCH), (), ("kerkgenootschap",), ("kerkgenootschap",)),
    Writing(LegalForm("SE", EU, CAPITAL), ("europese vennootschap", "societas europaea"), (), ("se",)),
    Writing(
        LegalForm("EESV", EU, PARTNERSHIP),
        ("eesv", "europees economisch samenwerkingsverband", "groupement europeen dinteret economique"), alone=("geie",),
    ),
    Writing(LegalForm("SCE", EU, COOPERATIVE), ("europese cooperatieve vennootschap",), alone=("sce",)),
    Writing(LegalForm("BVBA", BE, CAPITAL), (
        "bvba", "sprl", "societe privee a responsabilite limitee",
    )),
    Writing(LegalForm("SRL", ("BE", "IT"), CAPITAL), ("srl",)),
    Writing(LegalForm("COMMV", BE, PARTNERSHIP), ("commv", "comm v", "societe en commandite"), alone=("scomm",)),
    Writing(LegalForm("CVBA", BE, COOPERATIVE), ("cvba", "scrl")),
    Writing(LegalForm("VZW", BE, ASSOCIATION), (
        "vzw", "asbl", "vereniging zonder winstoogmerk", "association sans but lucratif",
    )),
    Writing(LegalForm("SNC", ("BE", "LU", "FR"), PARTNERSHIP), ("societe en nom collectif",), alone=("snc",)),
    Writing(LegalForm("SA", ("BE", "LU", "FR"), CAPITAL), ("societe anonyme",), (), ("sa",)),
    Writing(LegalForm("SARL", ("LU", "FR"), CAPITAL), ("sarl", "sa rl", "societe a responsabilite limitee")),
    Writing(LegalForm("SAS", ("FR", "LU"), CAPITAL), ("societe par actions simplifiee",), alone=("sas",)),
    Writing(LegalForm("SCI", ("FR", "LU"), PARTNERSHIP), ("societe civile immobiliere",), alone=("sci",)),
    Writing(LegalForm("GMBH", ("DE", "AT", "CH"), CAPITAL), ("gmbh", "gesellschaft mit beschrankter haftung")),
    Writing(LegalForm("GMBH & CO KG", DE, PARTNERSHIP), (
        "gmbh en co kg", "gmbh co kg", "ug en co kg", "ag en co kg", "ug haftungsbeschrankt en co kg",
    )),
    Writing(LegalForm("UG", DE, CAPITAL), (
        "ug haftungsbeschrankt", "unternehmergesellschaft", "unternehmergesellschaft haftungsbeschrankt",
    ), alone=("ug",)),
    Writing(LegalForm("AG", ("DE", "CH", "AT"), CAPITAL), ("aktiengesellschaft",), (), ("ag",)),
    Writing(LegalForm("KG", DE, PARTNERSHIP), ("kommanditgesellschaft",), alone=("kg",)),
    Writing(LegalForm("OHG", DE, PARTNERSHIP), ("offene handelsgesellschaft",), alone=("ohg",)),
    Writing(LegalForm("GBR", DE, PARTNERSHIP), ("gesellschaft burgerlichen rechts",), alone=("gbr",)),
    Writing(LegalForm("EV", DE, ASSOCIATION), ("eingetragener verein",), alone=("ev",)),
    Writing(LegalForm("EG", DE, COOPERATIVE), ("eingetragene genossenschaft",), alone=("eg",)),
    Writing(LegalForm("LTD", ("GB", "IE", "CY", "MT"), CAPITAL), ("ltd", "limited")),
    Writing(LegalForm("PLC", ("GB", "IE"), CAPITAL), ("public limited company",), alone=("plc",)),
    Writing(LegalForm("LLP", ("GB", "US"), PARTNERSHIP), ("limited liability partnership",), alone=("llp",)),
    Writing(LegalForm("LP", ("GB", "US"), PARTNERSHIP), ("limited partnership",), alone=("lp",)),
    Writing(LegalForm("INC", ("US",), CAPITAL), ("inc", "incorporated")),
    Writing(LegalForm("LLC", ("US",), CAPITAL), ("llc", "limited liability company")),
)  # fmt: skip

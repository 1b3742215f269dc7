"""Legal forms that owners of Dutch real estate have: code, country, and how people write them in a name.

A form that may be the initials or the surname of a person ("K.G.", "Sas") is known only where it stands alone: a natural
person must not be taken for a company because of it.
"""

from __future__ import annotations

from typing import NamedTuple


class LegalForm(NamedTuple):
    """A legal form.

    Args:
        code: short name. Dutch and European forms have that of ``model.codes``.
        country: where it is likeliest to be from: two letters, EU for a European form.
    """

    code: str
    country: str


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


WRITINGS = (
    Writing(LegalForm("BV", "NL"), (
        "bv", "besloten vennootschap", "besloten vennootschap met beperkte aansprakelijkheid",
    )),
    Writing(LegalForm("NV", "NL"), ("nv", "naamloze vennootschap")),
    Writing(LegalForm("VOF", "NL"), ("vof", "vennootschap onder firma"), ("firma", "fa"), ("firma",)),
    Writing(LegalForm("CV", "NL"), ("commanditaire vennootschap",), (), ("cv",)),
    Writing(LegalForm("MTS", "NL"), (), ("maatschap", "mts"), ("maatschap", "mts")),
    Writing(LegalForm("EMZ", "NL"), ("eenmanszaak",), (), ("emz",)),
    Writing(LegalForm("ST", "NL"), (), ("stichting", "stg", "st", "sticht"), ("stichting",)),
    Writing(LegalForm("VR", "NL"), (), ("vereniging", "vereeniging", "ver"), ("vereniging",)),
    Writing(LegalForm("VVE", "NL"), (
        "vve", "vereniging van eigenaars", "vereniging van eigenaren", "ver van eigenaars", "ver van eig", "ver v eig",
    )),
    Writing(
        LegalForm("COOP", "NL"), (), ("cooperatie", "cooperatieve vereniging", "coop", "cooperatieve"),
        ("cooperatie", "coop", "cooperatieve vereniging"),
    ),
    Writing(LegalForm("OWM", "NL"), ("owm", "onderlinge waarborgmaatschappij")),
    Writing(LegalForm("KERK", "NL"), (), ("kerkgenootschap",), ("kerkgenootschap",)),
    Writing(LegalForm("SE", "EU"), ("europese vennootschap", "societas europaea"), (), ("se",)),
    Writing(
        LegalForm("EESV", "EU"),
        ("eesv", "europees economisch samenwerkingsverband", "groupement europeen dinteret economique"), alone=("geie",),
    ),
    Writing(LegalForm("SCE", "EU"), ("europese cooperatieve vennootschap",), alone=("sce",)),
    Writing(LegalForm("BVBA", "BE"), (
        "bvba", "sprl", "societe privee a responsabilite limitee",
    )),
    Writing(LegalForm("SRL", "BE"), ("srl",)),
    Writing(LegalForm("COMMV", "BE"), ("commv", "comm v", "societe en commandite"), alone=("scomm",)),
    Writing(LegalForm("CVBA", "BE"), ("cvba", "scrl")),
    Writing(LegalForm("VZW", "BE"), (
        "vzw", "asbl", "vereniging zonder winstoogmerk", "association sans but lucratif",
    )),
    Writing(LegalForm("SNC", "BE"), ("societe en nom collectif",), alone=("snc",)),
    Writing(LegalForm("SA", "BE"), ("societe anonyme",), (), ("sa",)),
    Writing(LegalForm("SARL", "LU"), ("sarl", "sa rl", "societe a responsabilite limitee")),
    Writing(LegalForm("SAS", "FR"), ("societe par actions simplifiee",), alone=("sas",)),
    Writing(LegalForm("SCI", "FR"), ("societe civile immobiliere",), alone=("sci",)),
    Writing(LegalForm("GMBH", "DE"), ("gmbh", "gesellschaft mit beschrankter haftung")),
    Writing(LegalForm("GMBH & CO KG", "DE"), (
        "gmbh en co kg", "gmbh co kg", "ug en co kg", "ag en co kg", "ug haftungsbeschrankt en co kg",
    )),
    Writing(LegalForm("UG", "DE"), (
        "ug haftungsbeschrankt", "unternehmergesellschaft", "unternehmergesellschaft haftungsbeschrankt",
    ), alone=("ug",)),
    Writing(LegalForm("AG", "DE"), ("aktiengesellschaft",), (), ("ag",)),
    Writing(LegalForm("KG", "DE"), ("kommanditgesellschaft",), alone=("kg",)),
    Writing(LegalForm("OHG", "DE"), ("offene handelsgesellschaft",), alone=("ohg",)),
    Writing(LegalForm("GBR", "DE"), ("gesellschaft burgerlichen rechts",), alone=("gbr",)),
    Writing(LegalForm("EV", "DE"), ("eingetragener verein",), alone=("ev",)),
    Writing(LegalForm("EG", "DE"), ("eingetragene genossenschaft",), alone=("eg",)),
    Writing(LegalForm("LTD", "GB"), ("ltd", "limited")),
    Writing(LegalForm("PLC", "GB"), ("public limited company",), alone=("plc",)),
    Writing(LegalForm("LLP", "GB"), ("limited liability partnership",), alone=("llp",)),
    Writing(LegalForm("LP", "GB"), ("limited partnership",), alone=("lp",)),
    Writing(LegalForm("INC", "US"), ("inc", "incorporated")),
    Writing(LegalForm("LLC", "US"), ("llc", "limited liability company")),
)  # fmt: skip

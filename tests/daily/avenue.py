"""A shopping street in which others use what owners own: what a street and its neighbours are asked about."""

from __future__ import annotations

from datetime import date

from tests.support.graphs import Graph

OWNER, ISSUER, CAFE, BARBER, BANK, GROUP = (("Bedrijf", f"KVK:9910000{number}") for number in range(1, 7))
ASSOCIATION = ("Bedrijf", "KVK:99100009")
CARLA, HIDDEN = ("Persoon", "NL.IMKAD.Persoon:911"), ("Persoon", "NL.IMKAD.Persoon:912")
NAMES = {CARLA: "Carla Coenen", HIDDEN: "Hilde Hendriks"}
STREET, OTHER_STREET = ("Straat", "STRAAT:MAASTRICHT/Eikengracht"), ("Straat", "STRAAT:BEEK/Eikengracht")
EMPTY_STREET = ("Straat", "STRAAT:MAASTRICHT/Leegstraat")
AREA = ("Buurt", "BU09350042")
HOUSES = 14
PERMIT, EVENT = ("Vergunning", "Z-2023-1"), ("Gebeurtenis", "G-2023-1")


def place(number: int) -> tuple[tuple[str, str], tuple[str, str], tuple[str, str]]:
    """Object, dwelling and address of a house number."""
    return (
        ("Perceel", f"NL.IMKAD.KadastraalObject:17430{number:05}70000"),
        ("Verblijfsobject", f"0935010000030{number:03}"),
        ("Adres", f"0935200000030{number:03}"),
    )


def avenue() -> Graph:
    """A company owns numbers 1 to 3; a café, a barber and its own group sit there; persons own the rest."""
    graph = Graph()
    for person, name in NAMES.items():
        graph.node(*person, naam=name, afgeschermd=person == HIDDEN)
    graph.node(*OWNER, naam="Linde Vastgoed B.V.", kvk=OWNER[1][4:], opgericht=date(2010, 1, 1), eenmanszaak=False)
    graph.node(*ISSUER, naam="Lening B.V.", kvk=ISSUER[1][4:])
    graph.node(*CAFE, naam="Café De Eik B.V.", kvk=CAFE[1][4:], sbi="56301")
    graph.node(*BARBER, naam="Kapper Kort B.V.", kvk=BARBER[1][4:], sbi="96021", beeindigd=date(2022, 1, 1))
    graph.node(*BANK, naam="Spaarbank N.V.", kvk=BANK[1][4:], uitgezonderd="kredietverstrekker")
    graph.node(*GROUP, naam="Linde Beheer B.V.", kvk=GROUP[1][4:], sbi="68204")
    graph.node(*ASSOCIATION, naam="VvE Eikengracht", kvk=ASSOCIATION[1][4:], sbi="94997")
    graph.node(*STREET, naam="Eikengracht").node(*OTHER_STREET, naam="Eikengracht").node(
        *EMPTY_STREET, naam="Leegstraat"
    )
    graph.node(*AREA, naam="Bomenbuurt", wijk="Groen", inwoners=40, woningen=14, onveilig_procent=21)
    _houses(graph)
    _users(graph)
    _sales(graph)
    return graph


def _houses(graph: Graph) -> None:
    for number in range(1, HOUSES + 1):
        parcel, dwelling, address = place(number)
        graph.node(*parcel, aanduiding=f"MTT00 C {122 + number}", soort="perceel")
        graph.node(*dwelling, gebruiksdoel="woonfunctie" if number > 3 else "winkelfunctie", oppervlakte_m2=100)
        graph.node(
            *address, postcode="6211ZZ", straat="Eikengracht", huisnummer=number, woonplaats="Maastricht", land="NL"
        )
        graph.edge("HEEFT_VBO", parcel, dwelling).edge("HEEFT_ADRES", dwelling, address)
        graph.edge("IN_BUURT", address, AREA)
        owner = OWNER if number <= 3 else HIDDEN if number == 4 else CARLA
        graph.edge(
            "BEZIT",
            owner,
            parcel,
            recht="Eigendom (recht van)",
            aandeel_promille=1000,
            geldig_van=date(2015, 1, number),
        )
    beek = ("Adres", "0938200000000001")
    graph.node(*beek, postcode="6191AA", straat="Eikengracht", huisnummer=1, woonplaats="Beek", land="NL")


def _users(graph: Graph) -> None:
    at = [place(number)[2] for number in range(HOUSES + 1)]
    graph.edge("GEVESTIGD_OP", CAFE, at[1], geldig_van=date(2020, 1, 1))
    graph.edge("GEVESTIGD_OP", BARBER, at[1], geldig_van=date(2016, 1, 1), geldig_tot=date(2019, 12, 1))
    graph.edge("GEVESTIGD_OP", GROUP, at[2], geldig_van=date(2018, 1, 1))
    graph.edge("GEVESTIGD_OP", ASSOCIATION, at[3], geldig_van=date(2018, 1, 1))
    graph.edge("BEHEERT", ASSOCIATION, place(3)[0])
    graph.edge("VERBONDEN_MET", OWNER, GROUP, via="aandelen", stappen=1)
    graph.edge("BESTUURT", HIDDEN, OWNER, functie="bestuurder", geldig_van=date(2012, 1, 1))
    graph.edge("BESTUURT", HIDDEN, CAFE, functie="bestuurder", geldig_van=date(2012, 1, 1))
    graph.edge("BESTUURT", CARLA, CAFE, functie="bestuurder", geldig_van=date(2013, 1, 1))
    graph.edge("BESTUURT", CARLA, OWNER, functie="bestuurder", geldig_van=date(2013, 1, 1))
    graph.node(*PERMIT, soort="exploitatie horeca", besluit="verleend", datum_besluit=date(2020, 2, 1))
    graph.edge("VERGUND_VOOR", PERMIT, at[1]).edge("VRAAGT_AAN", CAFE, PERMIT).edge("HOUDT", CAFE, PERMIT)
    graph.node(*EVENT, soort="sluiting_13b", datum=date(2021, 5, 1)).edge("GEBEURD_OP", EVENT, at[1])


def _sales(graph: Graph) -> None:
    for number, (year, euro) in enumerate(((2019, 200_000), (2019, 300_000), (2021, 400_000)), 1):
        deed = ("Transactie", f"NL.IMKAD.Stukdeel:88{number}")
        graph.node(*deed, datum=date(year, 3, 1), soort="koop").edge("KOPER", CARLA, deed)
        graph.edge("BETREFT", deed, place(number + 4)[0], prijs_deel_euro=euro)
    former = place(10)[0]
    graph.edge(
        "BEZIT",
        OWNER,
        former,
        recht="Eigendom (recht van)",
        aandeel_promille=500,
        geldig_van=date(2011, 1, 1),
        geldig_tot=date(2015, 1, 10),
    )
    loan = ("Hypotheek", "NL.IMKAD.Zekerheidsstelling:77")
    graph.node(*loan, bedrag_euro=90_000, geldig_van=date(2015, 1, 1))
    graph.edge("GELDGEVER", ISSUER, loan).edge("GELDNEMER", OWNER, loan).edge("HYPOTHEEK_OP", loan, place(1)[0])

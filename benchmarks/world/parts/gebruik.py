"""Use: who lives and works in a place, with which permit, and what the city had to close."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from benchmarks.world.story import Part

if TYPE_CHECKING:
    from benchmarks.world.story import Subject
    from benchmarks.world.teller import Teller

    Told = tuple[Subject, ...]

GEBRUIK = Part("gebruik")
HORECA = "exploitatie horeca"


@GEBRUIK.scheme("Spookpanden van één facilitator", "indicators.md USE-01, USE-09; S39, S54", "USE-01", "USE-09")
def _ghost_homes(t: Teller) -> Told:
    """Six homes of six owners; one company pays for all of them, nobody is registered, nobody of it lives there."""
    facilitator = t.company(t.ago(900), t.person(34), sbi="6832")
    homes = [t.place(cheap=True) for _ in range(6)]
    for number, home in enumerate(homes):
        t.sell(home, t.ago(3000 + 200 * number), t.person())
        t.registered(home, t.ago(640), 0, 0, 0)
        t.uses(home, facilitator)
        if number < 5:
            t.permit(
                home,
                "omgevingsvergunning gebruik",
                facilitator,
                t.ago(200 + 60 * number),
                activity="kortdurend verblijf",
            )
    return *homes, facilitator


@GEBRUIK.scheme(
    "Gekocht zonder lening en leeg gelaten", "indicators.md USE-02, OWN-02, FIN-01; S78", "USE-02", "OWN-02", "FIN-01"
)
def _bought_and_empty(t: Teller) -> Told:
    """Two flats, two companies of half a year, no bank, and no soul registered since."""
    flats = [t.place("appartement") for _ in range(2)]
    director = t.person(38)
    companies = [t.company(t.ago(800 + 30 * each), director, sbi="6820") for each in range(2)]
    for flat, company in zip(flats, companies, strict=True):
        on = t.ago(600, 640)
        t.sell(flat, on, company)
        t.registered(flat, t.after(on, 10), 0, 0, 0)
    return *flats, *companies


@GEBRUIK.scheme("Overvolle woningen van een uitzendbureau", "indicators.md USE-03; S58", "USE-03", "USE-05")
def _crowded(t: Teller) -> Told:
    """The houses belong to the wife of the director of the temp agency whose people sleep there by the ten."""
    boss = t.person(45)
    wife = t.person(42, home=boss.home)
    agency = t.company(t.ago(1400), boss, sbi="78201", staff=60)
    houses = [t.place(cheap=True) for _ in range(4)]
    for number, house in enumerate(houses):
        t.sell(house, t.ago(500 + 120 * number), wife)
        t.registered(house, t.ago(300 + 20 * number), 9 + number, 9 + number, 8)
        t.uses(house, agency)
    return (*houses,)


@GEBRUIK.scheme("Kamers zonder vergunning na weigering", "indicators.md USE-05; S71", "USE-05", "PER-05")
def _rooms(t: Teller) -> Told:
    """The permit was refused for the quota; seven adults in six households live there all the same."""
    house = t.place()
    owner = t.company(t.ago(700), t.person(31), sbi="6820")
    on = t.ago(620, 680)
    t.sell(house, on, owner)
    t.permit(
        house,
        "omzetting",
        owner,
        t.after(on, 40),
        "geweigerd",
        activity="omzetten naar zeven kamers",
        units=7,
        named="naam",
    )
    t.registered(house, t.after(on, 150), 7, 7, 6)
    return house, owner


@GEBRUIK.scheme("Drugssluitingen over drie B.V.'s", "indicators.md USE-07; S39, S34", "USE-07")
def _pooled_closures(t: Teller) -> Told:
    """Never twice at one address or one owner, but one director signs for all three; two have another director beside."""
    director = t.person(48)
    homes = [t.place(cheap=True) for _ in range(3)]
    companies = [
        t.company(t.ago(1500 - 300 * each), director, *([t.person()] if each else []), sbi="6820") for each in range(3)
    ]
    for number, (home, company) in enumerate(zip(homes, companies, strict=True)):
        t.sell(home, t.ago(700 + 100 * number), company)
        t.event(home, "sluiting_13b", t.ago(150 + 210 * number))
    return *homes, *companies


@GEBRUIK.scheme("Gesloten en verkocht aan de zuster", "indicators.md USE-07, TRX-06", "USE-07", "TRX-06", "OWN-02")
def _closed_and_sold(t: Teller) -> Told:
    """Within a month of the closure the house goes to a company founded that week, with the brother in law as director."""
    house, owner = t.place(), t.person(50)
    t.sell(house, t.ago(2500), owner)
    closed = t.ago(330, 400)
    t.event(house, "sluiting_13b", closed, owner, numbered=False)
    new = t.company(t.after(closed, 8), t.person(46, home=owner.home), sbi="6820")
    t.sell(house, t.after(closed, 22, 28), new, rate=0.72)
    return house, new


@GEBRUIK.scheme("Na weigering de partner aan de toonbank", "indicators.md PER-02, PER-03; S38, S64", "PER-02", "PER-03")
def _successor(t: Teller) -> Told:
    """Another applicant within the year; her company was founded weeks after and sits where the refused man lives."""
    bar, refused = t.place("horeca"), t.person(44)
    partner = t.person(41, home=refused.home)
    first = t.company(t.ago(1300), refused, sbi="5630")
    asked = t.ago(520, 560)
    t.permit(bar, HORECA, first, asked, "geweigerd", managers=[refused], activity="exploiteren van een lounge")
    t.event(bar, "weigering_vergunning", t.after(asked, 75), first)
    second = t.company(t.after(asked, 110), partner, sbi="5630")
    again = t.permit(
        bar,
        HORECA,
        second,
        t.after(asked, 230),
        managers=[partner],
        activity="exploiteren van een lounge",
        named="naam",
    )
    return bar, second, again


@GEBRUIK.scheme("Vier uitbaters in dertig maanden, één huisbaas", "indicators.md PER-01; S42", "PER-01", "FIN-07")
def _turnover(t: Teller) -> Told:
    """The landlord lends to each of them and after eight months there is another."""
    grill = t.place("horeca")
    landlord = t.company(t.ago(4000), t.person(56), sbi="6820")
    t.sell(grill, t.ago(3500), landlord)
    permits = []
    for number in range(4):
        asked = t.ago(880 - 230 * number)
        tenant = t.person(28 + number)
        firm = t.company(
            t.after(asked, -40),
            tenant,
            form="EZ",
            sbi="56101",
            seat=grill,
            ended=t.after(asked, 225) if number < 3 else None,
        )
        permits.append(
            t.permit(grill, HORECA, firm, asked, managers=[tenant], activity="grillroom", until=t.after(asked, 225))
        )
    t.lend(grill, t.ago(860), t.company(t.ago(2000), landlord.offices[0].holder, sbi="4110"), 0.5)
    return grill, landlord, permits[-1]


@GEBRUIK.scheme(
    "Dekmantels in één straat", "indicators.md PER-07, OWN-09, NET-01; S87, S93", "PER-07", "OWN-09", "NET-01"
)
def _front_cluster(t: Teller) -> Told:
    """Five young firms without staff in one street: five directors who live at two addresses, and one owner behind two names."""
    shops = t.row(5, "winkel")
    two = [t.person(36), t.person(40)]
    owners = [t.company(t.ago(1500), two[0], sbi="6820"), t.company(t.ago(700), two[1], two[0], sbi="6820")]
    firms = []
    for number, shop in enumerate(shops):
        t.sell(shop, t.ago(420 + 40 * number), owners[number % 2])
        director = t.person(23 + number, home=two[number % 2].home)
        firms.append(
            t.company(t.ago(320 - 40 * number), director, sbi=("96021", "47", "9604", "96021", "47")[number], seat=shop)
        )
    return *shops, *owners, *firms


@GEBRUIK.scheme("Loods met steeds een ander bedrijf", "indicators.md USE-10; S52, S53, S66", "USE-10")
def _shed(t: Teller) -> Told:
    """Eleven hundred square metres, three tenants in three years without anybody working for them."""
    shed = t.place("bedrijf", big=True)
    shed.m2 = 1100
    owner = t.company(t.ago(2600), t.person(61), sbi="6820")
    t.sell(shed, t.ago(2500), owner)
    firms = []
    for number in range(3):
        begun = t.ago(1000 - 340 * number)
        gone = t.after(begun, 320) if number < 2 else None
        firms.append(
            t.company(
                begun,
                t.person(25),
                sbi=("45112", "5210", "47")[number],
                seat=shed,
                ended=gone,
                reason="turbo" if gone else "",
            )
        )
    return shed, firms[-1]


@GEBRUIK.scheme("Vergunning verlopen, zaak open", "indicators.md USE-12; S50", "USE-12")
def _lapsed(t: Teller) -> Told:
    """The permit ended two years ago, the inspector came, the café is there."""
    cafe, keeper = t.place("horeca"), t.person(49)
    firm = t.company(t.ago(3300), keeper, form="EZ", sbi="5630", seat=cafe, staff=2)
    asked = t.ago(2600)
    permit = t.permit(cafe, HORECA, firm, asked, managers=[keeper], activity="café", until=t.ago(700, 760))
    t.event(cafe, "last_onder_dwangsom", t.ago(260), firm, numbered=False)
    return cafe, permit


@GEBRUIK.scheme("Grote verbouwing zonder bank", "indicators.md PER-04, FIN-06; S45, S48", "PER-04", "FIN-06", "OWN-02")
def _big_build(t: Teller) -> Told:
    """Seven tons of building for a company of a year, paid by a private man of no known trade."""
    office = t.place("kantoor")
    owner = t.company(t.ago(820), t.person(33), sbi="5510")
    on = t.ago(560, 620)
    t.sell(office, on, owner)
    t.lend(office, t.after(on, 3), t.person(58), 0.9)
    permit = t.permit(
        office, "omgevingsvergunning bouwen", owner, t.after(on, 60), activity="verbouw tot hotel", cost=740_000
    )
    return office, owner, permit


@GEBRUIK.scheme(
    "Vier splitsingen door drie B.V.'s van één man",
    "indicators.md PER-05, OWN-05, OWN-08",
    "PER-05",
    "OWN-05",
    "OWN-08",
)
def _splitters(t: Teller) -> Told:
    """No bank, a foundation on top of every company, and within months a permit to split into rooms."""
    man = t.person(43)
    foundations = [t.company(t.ago(1200), man, form="ST", sbi="6420") for _ in range(2)]
    companies = [
        t.company(t.ago(900 - 100 * each), foundations[each % 2], sbi="6820", holder=foundations[each % 2])
        for each in range(3)
    ]
    houses = [t.place(big=True) for _ in range(4)]
    for number, house in enumerate(houses):
        on = t.ago(560 - 110 * number)
        t.sell(house, on, companies[number % 3])
        t.permit(
            house,
            "omzetting",
            companies[number % 3],
            t.after(on, 70),
            activity="splitsen in vier kamers",
            units=4,
            named="naam",
        )
    return *houses, *companies


@GEBRUIK.innocent(
    "Studentenhuis met oude vergunning", "indicators.md USE-05 (false positives); S71", "USE-05", "USE-03"
)
def _student_house(t: Teller) -> Told:
    """Five students, a permit of before the quota, and a landlord who lives two streets away."""
    house, landlord = t.place(big=True), t.person(63)
    t.sell(house, t.ago(5200), landlord)
    t.permit(house, "omzetting", landlord, t.ago(3600), activity="omzetten in vijf kamers", units=5)
    t.registered(house, t.ago(1500), 5, 5, 5)
    return (house,)


@GEBRUIK.innocent("Appartementenhotel met alle papieren", "indicators.md USE-01 (false positives)", "USE-01", "USE-09")
def _aparthotel(t: Teller) -> Told:
    """Guests stand registered at home; the company has permits, staff and a bank."""
    firm = t.company(t.ago(3800), t.person(51), sbi="5510", staff=12, accounts=2024)
    flats = [t.place("appartement") for _ in range(5)]
    on = t.ago(2400)
    t.sell(flats, on, firm)
    t.bank(flats, on, 0.7)
    for flat in flats:
        t.registered(flat, t.after(on, 100), 0, 0, 0)
        t.permit(flat, "omgevingsvergunning gebruik", firm, t.after(on, 30), activity="logies")
    return *flats, firm


@GEBRUIK.innocent("Een jaar naar het buitenland", "indicators.md USE-01 (false positives): expats; S56", "USE-02")
def _expats(t: Teller) -> Told:
    """They are in Singapore for the firm and kept the house."""
    he = t.person(39)
    house = t.place()
    on = t.ago(2200)
    t.sell(house, on, he, t.person(37, home=he.home))
    t.bank(house, on, 0.85)
    t.registered(house, t.ago(430), 0, 0, 0)
    return (house,)


@GEBRUIK.innocent(
    "Leeg tijdens een lange verbouwing", "indicators.md USE-02, PER-04 (false positives)", "USE-02", "PER-04"
)
def _renovating(t: Teller) -> Told:
    """A monument: fourteen months of work with a bank and a permit."""
    house, owner = t.place(big=True), t.person(45)
    on = t.ago(420, 450)
    t.sell(house, on, owner)
    t.bank(house, on, 0.9)
    t.permit(house, "omgevingsvergunning bouwen", owner, t.after(on, 20), activity="restauratie monument", cost=310_000)
    t.registered(house, on, 0, 0, 0)
    return (house,)


@GEBRUIK.innocent(
    "Dochter neemt het café over",
    "indicators.md PER-02 (false positives): genuine takeover",
    "PER-01",
    "PER-02",
    "NET-07",
)
def _daughter(t: Teller) -> Told:
    """Father retires; she has pulled beer there for ten years."""
    cafe, father = t.place("horeca"), t.person(67)
    daughter = t.person(38, kin=father)
    old = t.company(
        t.ago(9000), father, form="EZ", sbi="5630", seat=cafe, staff=3, ended=t.ago(300), reason="ontbinding"
    )
    t.sell(cafe, t.ago(8900), father)
    t.permit(cafe, HORECA, old, t.ago(3400), managers=[father, daughter], activity="café")
    new = t.company(t.ago(320), daughter, form="EZ", sbi="5630", seat=cafe, staff=3)
    t.permit(cafe, HORECA, new, t.ago(400), managers=[daughter], activity="café", named="adres")
    return cafe, new


@GEBRUIK.innocent("Terras geweigerd, kleiner terras verleend", "indicators.md PER-02 (false positives)", "PER-02")
def _terrace(t: Teller) -> Told:
    """The first drawing stood in the way of the fire engine."""
    place, owner = t.place("horeca"), t.person(42)
    firm = t.company(t.ago(2300), owner, sbi="56101", staff=9, seat=place, accounts=2024)
    t.sell(place, t.ago(2200), firm)
    t.bank(place, t.ago(2200), 0.7)
    asked = t.ago(420)
    t.permit(place, "terras", firm, asked, "geweigerd", activity="terras 60 m2")
    t.permit(place, "terras", firm, t.after(asked, 120), activity="terras 32 m2")
    return place, firm


@GEBRUIK.innocent("Uitgaansstraat", "indicators.md PER-07 (false positives)", "PER-07", "OWN-09")
def _eating_street(t: Teller) -> Told:
    """Four restaurants beside each other, as restaurants like to be; four owners, four banks."""
    places = t.row(4, "horeca")
    for number, place in enumerate(places):
        keeper = t.person(35 + 5 * number)
        t.sell(place, t.ago(2000 + 300 * number), keeper)
        t.bank(place, t.ago(2000), 0.6)
        t.company(t.ago(1900 - 200 * number), keeper, form="EZ", sbi="56101", staff=5, seat=place)
    return (*places,)


@GEBRUIK.innocent(
    "Grote verhuurder met twee sluitingen", "indicators.md USE-07 (false positives): hits per 100 units", "USE-07"
)
def _big_landlord(t: Teller) -> Told:
    """Thirty homes over twenty years; two tenants in five years grew hemp, and he had them out."""
    landlord = t.company(t.ago(9500), t.person(62), sbi="6820", staff=5, accounts=2024)
    homes = [t.place(cheap=True) for _ in range(30)]
    for number, home in enumerate(homes):
        t.sell(home, t.ago(2600 + 150 * number), landlord)
        t.bank(home, t.ago(2500), 0.5)
    for number in (4, 17):
        t.event(homes[number], "sluiting_13b", t.ago(300 + 60 * number))
    return *homes, landlord


@GEBRUIK.innocent("Groot gezin", "indicators.md USE-03 (false positives)", "USE-03")
def _family(t: Teller) -> Told:
    """Father, mother, his mother, her brother, a grown son and four children, in a hundred square metres."""
    father, house = t.person(46), t.place()
    on = t.ago(1600)
    t.sell(house, on, father)
    t.bank(house, on, 0.9)
    t.registered(house, t.after(on, 20), 9, 5, 1)
    return (house,)


@GEBRUIK.innocent("Bedrijfsverzamelgebouw", "indicators.md COM-01 (false positives): business centres", "COM-01")
def _business_centre(t: Teller) -> Told:
    """Twenty-six small firms have a desk there and a reception takes their post."""
    centre = t.place("kantoor", big=True)
    firm = t.company(t.ago(5000), t.person(55), sbi="6832", staff=4, seat=centre, accounts=2024)
    t.sell(centre, t.ago(4800), firm)
    t.bank(centre, t.ago(4800), 0.7)
    for number in range(26):
        t.company(t.ago(200 + 90 * number), t.person(), sbi=("62", "70", "6420")[number % 3], staff=1, seat=centre)
    return centre, firm


@GEBRUIK.innocent("Starter huurt een hal", "indicators.md USE-10 (false positives): start-ups", "USE-10")
def _start_up(t: Teller) -> Told:
    """Two engineers build batteries, with a grant and a bank behind them; there is no staff yet."""
    hall = t.place("bedrijf", big=True)
    owner = t.company(t.ago(6000), t.person(57), sbi="6820", staff=2, accounts=2024)
    t.sell(hall, t.ago(5000), owner)
    t.bank(hall, t.ago(5000), 0.6)
    firm = t.company(t.ago(250), t.person(29), t.person(31), sbi="62", staff=1, seat=hall)
    t.grant(firm, "Innovatie mkb", t.ago(180), 18_000, hall)
    return hall, firm


@GEBRUIK.innocent(
    "Beheerder vraagt aan voor twaalf eigenaren", "indicators.md USE-09 (false positives): managers", "USE-09"
)
def _manager(t: Teller) -> Told:
    """A managing agent does the paperwork of others; it is what he is paid for."""
    agent = t.company(t.ago(4500), t.person(50), sbi="6832", staff=8, accounts=2024)
    homes = [t.place("appartement") for _ in range(8)]
    for number, home in enumerate(homes):
        t.permit(
            home,
            "omgevingsvergunning bouwen",
            agent,
            t.ago(150 + 80 * number),
            activity="vervangen kozijnen",
            cost=14_000,
        )
    return *homes, agent


@GEBRUIK.innocent(
    "Eigen bouw van de overwaarde", "indicators.md PER-04 (false positives): equity-rich owners", "PER-04", "FIN-01"
)
def _own_build(t: Teller) -> Told:
    """They sold a big house without debt, and build a smaller one without a bank."""
    she = t.person(59)
    old, new = t.place(big=True), t.place()
    t.sell(old, t.ago(8000), she)
    on = t.ago(600, 640)
    t.sell(old, on, t.person(), t.person())
    t.bank(old, on, 0.8)
    t.sell(new, t.after(on, 5), she)
    t.permit(
        new, "omgevingsvergunning bouwen", she, t.after(on, 40), activity="sloop en nieuwbouw woning", cost=520_000
    )
    t.registered(new, on + timedelta(420), 2)
    return old, new


@GEBRUIK.innocent(
    "Franchise wisselt van ondernemer", "indicators.md PER-01 (false positives): franchise churn", "PER-01"
)
def _franchise(t: Teller) -> Told:
    """A chain keeps the lease; its third franchisee in three years now runs the place."""
    shop = t.place("horeca")
    chain = t.company(t.ago(8000), t.person(48), form="NV", sbi="56101", staff=400, accounts=2024)
    t.sell(shop, t.ago(4000), chain)
    for number in range(3):
        asked = t.ago(950 - 330 * number)
        keeper = t.person(30 + number)
        firm = t.company(t.after(asked, -60), keeper, sbi="56101", staff=11, seat=shop, accounts=2024)
        if number < 2:
            firm.seat = keeper.home
        t.permit(
            shop,
            HORECA,
            firm,
            asked,
            managers=[keeper],
            activity="restaurant",
            until=t.after(asked, 330) if number < 2 else None,
        )
    return (shop,)

"""Circles: companies and foundations that are one thing behind many names, and the grants that go to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.world.story import Part
from benchmarks.world.teller import CYPRUS

if TYPE_CHECKING:
    from benchmarks.world.life import Party
    from benchmarks.world.story import Subject
    from benchmarks.world.teller import Teller

    Told = tuple[Subject, ...]

KRING = Part("kring")


@KRING.scheme(
    "Subsidie vloeit als huur naar de bestuurder", "indicators.md SUB-05, SUB-02; S64c, S65", "SUB-05", "SUB-02"
)
def _grant_to_rent(t: Teller) -> Told:
    """A foundation of four months gets thirty thousand; its hall belongs to the company of its chairman."""
    hall, chair = t.place("kantoor"), t.person(47)
    landlord = t.company(t.ago(1700), chair, sbi="6820")
    t.sell(hall, t.ago(1200), landlord)
    foundation = t.company(t.ago(420, 440), chair, t.person(), form="ST", sbi="94993", seat=hall)
    grant = t.grant(foundation, "Sociale basis", t.ago(300), 32_000, hall)
    return hall, foundation, grant


@KRING.scheme("Drie stichtingen, één rekening", "indicators.md SUB-03, SUB-04; S65b", "SUB-03", "SUB-04")
def _one_account(t: Teller) -> Told:
    """Three boards on paper, of which two share a secretary; one account gets all of it."""
    secretary, account = t.person(40), t.iban()
    boards = [(t.person(), secretary), (t.person(), secretary), (t.person(home=secretary.home),)]
    foundations = [t.company(t.ago(800 - 90 * n), *board, form="ST", sbi="94993") for n, board in enumerate(boards)]
    grants = [
        t.grant(each, "Buurtinitiatieven", t.ago(600 - 120 * n), 19_500, iban=account)
        for n, each in enumerate(foundations)
    ]
    return *foundations, *grants


@KRING.scheme("Gevelsubsidie en dan weg", "indicators.md SUB-06, TRX-06", "SUB-06", "TRX-01", "TRX-06")
def _facade(t: Teller) -> Told:
    """Bought low, the city pays the front, and ten months later the partner's company buys it at a third more."""
    shop, owner = t.place("winkel"), t.person(44)
    on = t.ago(700, 760)
    t.sell(shop, on, owner, rate=0.86)
    grant = t.grant(owner, "Gevelverbetering binnenstad", t.after(on, 90), 24_000, shop, numbered=False)
    buyer = t.company(t.ago(500), t.person(42, home=owner.home), sbi="6820")
    t.sell(shop, t.after(on, 400), buyer, rate=1.2)
    return shop, grant, buyer


@KRING.scheme("Subsidie aan een ontbonden stichting", "indicators.md SUB-07", "SUB-07")
def _dead_grantee(t: Teller) -> Told:
    """Wound up in spring, asked in summer, paid in autumn."""
    gone = t.ago(420, 450)
    foundation = t.company(t.ago(2300), t.person(), form="ST", sbi="94993", ended=gone, reason="ontbinding", accounts=0)
    grant = t.grant(foundation, "Cultuur in de wijk", t.after(gone, 60), 14_500)
    return foundation, grant


@KRING.scheme("Ontbonden B.V. houdt drie panden", "indicators.md COM-02, OWN-03; S62", "COM-02", "OWN-03")
def _dead_owner(t: Teller) -> Told:
    """Turbo-liquidated with nothing, says the paper; the land registry knows of three houses and their rents go on."""
    homes = [t.place(cheap=True) for _ in range(3)]
    firm = t.company(t.ago(2800), t.person(51), sbi="6820", ended=t.ago(380), reason="turbo")
    for number, home in enumerate(homes):
        t.sell(home, t.ago(1000 + 200 * number), firm)
    return *homes, firm


@KRING.scheme("Serieontbinder koopt via zijn vrouw", "indicators.md COM-03; S62", "COM-03", "OWN-02")
def _serial_dissolver(t: Teller) -> Told:
    """Six companies went under him without assets; the seventh is his wife's and buys a house with no bank."""
    man, house = t.person(49), t.place()
    for number in range(6):
        t.company(
            t.ago(2400 - 250 * number), man, sbi="70", ended=t.ago(1500 - 210 * number), reason="turbo", accounts=0
        )
    wife = t.person(46, home=man.home)
    firm = t.company(t.ago(420), wife, sbi="6820")
    t.sell(house, t.ago(280), firm)
    t.permit(house, "omgevingsvergunning bouwen", man, t.ago(190), activity="dakkapel", named="naam")
    return house, firm


@KRING.scheme(
    "Plank-B.V. herleeft en wisselt van bestuurder", "indicators.md COM-04, COM-05; S60, S63", "COM-04", "COM-05"
)
def _shelf(t: Teller) -> Told:
    """Founded seven years ago and never used; new director, purchase, and out he goes within two months."""
    house, old, new, last = t.place("winkel"), t.person(60), t.person(22), t.person(39)
    firm = t.company(t.ago(2600), old, sbi="6820", accounts=0)
    on = t.ago(320, 360)
    t.replace(firm, old, new, t.after(on, -50))
    t.sell(house, on, firm)
    t.replace(firm, new, last, t.after(on, 45))
    return house, firm


@KRING.scheme("Katvanger met twaalf vennootschappen", "indicators.md COM-06; S85", "COM-06", "FIN-01")
def _nominee(t: Teller) -> Told:
    """Twelve companies of eight branches at eight addresses, and three of them own a home."""
    man = t.person(34)
    branches = ("6820", "45112", "5630", "47", "96021", "5210", "78201", "8891", "6820", "70", "4120", "6820")
    firms = [t.company(t.ago(200 + 90 * n), man, sbi=sbi, seat=t.person().home) for n, sbi in enumerate(branches)]
    homes = [t.place(cheap=True) for _ in range(3)]
    owners = [firms[0], firms[8], firms[11]]
    for home, firm in zip(homes, owners, strict=True):
        t.sell(home, t.after(firm.founded, 60), firm)
    return *homes, *owners


@KRING.scheme("Straat achter drie namen", "indicators.md NET-01; S93, S88", "NET-01")
def _street_grab(t: Teller) -> Told:
    """He holds eight shops through two companies, his own name, and his name as the clerk heard it."""
    shops = t.row(8, "winkel")
    man = t.person(55)
    other = t.known_as(
        man, first=man.first[:1], surname=man.surname.replace("s", "z", 1) if "s" in man.surname else man.surname + "s"
    )
    firms = [
        t.company(t.ago(3000), man, sbi="6820"),
        t.company(t.ago(1600), t.company(t.ago(1700), man, sbi="6420"), sbi="6820"),
    ]
    holders: list[Party] = [man, other, *firms]
    for number, shop in enumerate(shops):
        t.sell(shop, t.ago(500 + 170 * number), holders[number % 4])
    return *shops, *firms


@KRING.scheme("Drie B.V.'s houden elkaar", "indicators.md NET-05, OWN-08", "NET-05", "OWN-08")
def _circle(t: Teller) -> Told:
    """Each is the only shareholder of the next, and the last of the first; one owns the building."""
    place = t.place("bedrijf")
    a, b, c = (t.company(t.ago(1800 - 200 * n), t.person(), sbi="6420") for n in range(3))
    for holder, held in ((a, b), (b, c), (c, a)):
        t.replace(held, None, holder, t.ago(900), kind="aandeelhouder")
    t.sell(place, t.ago(700), b)
    return place, a, b, c


@KRING.scheme("Zorg, stenen en contant geld", "indicators.md NET-06, SUB-08; S64", "NET-06", "SUB-08")
def _care(t: Teller) -> Told:
    """A care firm with a grant, the house its clients live in, and a car dealer: one holding, three faces."""
    house, boss = t.place(big=True), t.person(41)
    holding = t.company(t.ago(1600), boss, sbi="6420")
    care = t.company(t.ago(900), t.person(37, home=boss.home), sbi="8891", staff=3, holder=holding, seat=house)
    stones = t.company(t.ago(1000), holding, sbi="6820", holder=holding)
    t.company(t.ago(1100), holding, sbi="45112", holder=holding, staff=1)
    t.sell(house, t.ago(820), stones)
    t.registered(house, t.ago(600), 7, 7, 7)
    grant = t.grant(care, "Beschermd wonen", t.ago(500), 140_000, house)
    return house, care, stones, grant


@KRING.scheme("Failliet en de neef gaat verder", "indicators.md NET-07; S64c", "NET-07", "PER-02")
def _relay(t: Teller) -> Told:
    """The restaurant fell over its debts; four months later the cousin cooks there for a company of eight weeks."""
    place, first = t.place("horeca"), t.person(45)
    cousin = t.person(33, home=first.home)
    down = t.ago(420, 450)
    old = t.company(t.ago(1500), first, sbi="56101", seat=place, staff=4, ended=down, reason="faillissement")
    t.permit(place, "exploitatie horeca", old, t.ago(1400), managers=[first], activity="restaurant")
    new = t.company(t.after(down, 60), cousin, sbi="56101", seat=place, staff=1)
    permit = t.permit(place, "exploitatie horeca", new, t.after(down, 115), managers=[cousin], activity="restaurant")
    return place, new, permit


@KRING.scheme("Eén man, twee identiteiten", "indicators.md NET-08, USE-07; S39", "NET-08", "USE-07")
def _two_faces(t: Teller) -> Told:
    """Other number, day and month of birth changed about, same first name and address; a home of each was closed."""
    man = t.person(43)
    born = (
        man.born.replace(day=man.born.month, month=min(man.born.day, 12))
        if man.born.day <= 12
        else man.born.replace(year=man.born.year + 1)
    )
    other = t.known_as(man, born=born, surname=man.surname.replace("e", "ee", 1))
    homes = [t.place(cheap=True) for _ in range(4)]
    for number, home in enumerate(homes):
        t.sell(home, t.ago(600 + 150 * number), (man, other)[number % 2])
    t.event(homes[0], "sluiting_13b", t.ago(200))
    t.event(homes[1], "sluiting_13b", t.ago(520))
    return (*homes,)


@KRING.innocent("Kerk bezit haar zaal", "indicators.md SUB-05 (false positives)", "SUB-05", "OWN-12")
def _church(t: Teller) -> Told:
    """The foundation behind the church owns the hall where the grant for meals is spent."""
    hall, board = t.place("kantoor"), [t.person(66), t.person(58), t.person(71)]
    church = t.company(t.ago(15000), *board, form="ST", sbi="9491", seat=hall, accounts=2024)
    t.sell(hall, t.ago(14000), church)
    grant = t.grant(church, "Sociale basis", t.ago(400), 12_000, hall)
    return hall, church, grant


@KRING.innocent(
    "Sportvereniging huurt van een bestuurslid", "indicators.md SUB-05 (false positives); law of clubs", "SUB-05"
)
def _club(t: Teller) -> Told:
    """For thirty years the club plays on the land of its treasurer's family, and says so in its accounts."""
    ground, treasurer = t.place("bedrijf"), t.person(63)
    t.sell(ground, t.ago(11500), treasurer)
    club = t.company(t.ago(11000), treasurer, t.person(), t.person(), form="VR", sbi="9312", accounts=2024)
    grant = t.grant(club, "Sport en bewegen", t.ago(380), 9_000, ground)
    return ground, club, grant


@KRING.innocent(
    "Schoolbestuur met drie stichtingen", "indicators.md SUB-03 (false positives): umbrellas, schools", "SUB-03"
)
def _schools(t: Teller) -> Told:
    """One board for three schools, as the law wants it; each asks for its own garden."""
    board = [t.person(54), t.person(49), t.person(61)]
    schools = [
        t.company(t.ago(9000 + 500 * n), *board, form="ST", sbi="8520", staff=60, accounts=2024) for n in range(3)
    ]
    grants = [
        t.grant(each, "Groene schoolpleinen", t.ago(500 - 60 * n), 22_000, numbered=True)
        for n, each in enumerate(schools)
    ]
    return *schools, *grants


@KRING.innocent(
    "Administratiekantoor ontvangt voor twee stichtingen", "indicators.md SUB-04 (false positives)", "SUB-04"
)
def _administrator(t: Teller) -> Told:
    """Two small foundations have their money looked after by the same office, on its client account."""
    account = t.iban()
    two = [
        t.company(t.ago(4000 + n * 900), t.person(), t.person(), form="ST", sbi="94993", accounts=2024)
        for n in range(2)
    ]
    grants = [
        t.grant(each, "Cultuur in de wijk", t.ago(300 + 100 * n), 7_500, iban=account) for n, each in enumerate(two)
    ]
    return *two, *grants


@KRING.innocent("Nieuw buurtinitiatief", "indicators.md SUB-02 (false positives): what schemes want", "SUB-02")
def _initiative(t: Teller) -> Told:
    """Neighbours found a foundation for a garden and ask for it at once."""
    new = t.company(t.ago(300, 330), t.person(), t.person(), t.person(), form="ST", sbi="94993")
    return new, t.grant(new, "Buurtinitiatieven", t.ago(240), 11_000)


@KRING.innocent("Concern ruimt op", "indicators.md COM-03 (false positives): group clean-ups", "COM-03", "OWN-03")
def _clean_up(t: Teller) -> Told:
    """A group of forty years dissolves seven sleeping subsidiaries in one year; its parent keeps an office here."""
    director, office = t.person(57), t.place("kantoor")
    parent = t.company(t.ago(14000), director, form="NV", sbi="6420", staff=140, seat=office, accounts=2024)
    t.sell(office, t.ago(7000), parent)
    for number in range(7):
        t.company(
            t.ago(6000),
            parent,
            director,
            sbi="70",
            holder=parent,
            ended=t.ago(500 + 9 * number),
            reason="turbo",
            accounts=2023,
        )
    return office, parent


@KRING.innocent(
    "Accountant houdt zetel voor achtentwintig",
    "indicators.md COM-01 (false positives): accountants",
    "COM-01",
    "NET-03",
)
def _accountant(t: Teller) -> Told:
    """Holdings of dentists and plumbers have their seat at the accountant's; four of them own the room they work in."""
    office = t.place("kantoor")
    firm = t.company(t.ago(7000), t.person(52), sbi="6920", staff=15, seat=office, accounts=2024)
    t.sell(office, t.ago(6000), firm)
    holdings = [t.company(t.ago(900 + 150 * n), t.person(), sbi="6420", seat=office, accounts=2024) for n in range(28)]
    rooms = [t.place("winkel") for _ in range(4)]
    for room, holding in zip(rooms, holdings, strict=False):
        t.sell(room, t.ago(800), holding)
        t.bank(room, t.ago(800), 0.7)
    return office, firm, *rooms


@KRING.innocent("Vader en zoon met dezelfde voorletter", "indicators.md NET-08 (false positives): father/son", "NET-08")
def _namesakes(t: Teller) -> Told:
    """The son has his father's name and both own two homes."""
    father = t.person(68)
    son = t.person(40, kin=father)
    son.first, son.home = father.first, t.place("appartement")
    homes = [t.place() for _ in range(4)]
    for number, home in enumerate(homes):
        t.sell(home, t.ago(1500 + 300 * number), (father, son)[number % 2])
        t.bank(home, t.ago(1500), 0.6)
    return (*homes,)


@KRING.innocent("Winkelfonds in de hoofdstraat", "indicators.md NET-01 (false positives): retail funds", "NET-01")
def _retail_fund(t: Teller) -> Told:
    """A pension fund's retail fund owns seven shops in one street through two companies that carry its name."""
    shops = t.row(7, "winkel")
    fund = t.company(
        t.ago(12000),
        t.person(55),
        form="NV",
        sbi="6420",
        staff=30,
        name="Pensioenfonds Maasgouw Winkels N.V.",
        accounts=2024,
    )
    two = [
        t.company(t.ago(9000), fund, sbi="6820", holder=fund, name=f"Maasgouw Winkels {n} B.V.", accounts=2024)
        for n in ("I", "II")
    ]
    for number, shop in enumerate(shops):
        t.sell(shop, t.ago(4000 + 100 * number), two[number % 2])
    return *shops, *two


@KRING.innocent(
    "Bakker in de vierde generatie", "indicators.md NET-07 (false positives): family succession", "NET-07", "COM-04"
)
def _bakery(t: Teller) -> Told:
    """The old partnership ends, the sons' company goes on with the same ovens."""
    shop, father = t.place("winkel"), t.person(65)
    sons = [t.person(36, kin=father), t.person(33, kin=father)]
    old = t.company(
        t.ago(13000), father, form="VOF", sbi="1071", seat=shop, staff=8, ended=t.ago(240), reason="ontbinding"
    )
    t.sell(shop, t.ago(12000), father)
    new = t.company(t.ago(260), *sons, sbi="1071", seat=shop, staff=8)
    t.permit(shop, "omgevingsvergunning bouwen", new, t.ago(150), activity="nieuwe oven", cost=60_000)
    return shop, old, new


@KRING.innocent("Isolatiesubsidie en overleden", "indicators.md SUB-06 (false positives): normal sale", "SUB-06")
def _insulated(t: Teller) -> Told:
    """She had the grant and died; her children sold at the going price."""
    house, lady = t.place(), t.person(81)
    t.sell(house, t.ago(9000), lady)
    grant = t.grant(lady, "Isolatie eigen woning", t.ago(620), 4_500, house)
    child = t.person(52, kin=lady)
    lady.died = t.ago(330)
    t.sell(house, t.ago(260), child, kind="vererving")
    t.sell(house, t.ago(120, 140), t.person(), rate=1.01)
    t.bank(house, t.ago(118), 0.8)
    return house, grant


@KRING.innocent(
    "Fusie, perceel nog op de oude naam", "indicators.md OWN-03 (false positives): exclude fusie", "OWN-03", "COM-02"
)
def _merged(t: Teller) -> Told:
    """Two care foundations merged; the land registry follows when the notary has time."""
    places = [t.place("kantoor"), t.place("kantoor")]
    new = t.company(t.ago(8000), t.person(), form="ST", sbi="8891", staff=300, accounts=2024)
    old = t.company(
        t.ago(9000), t.person(), form="ST", sbi="8891", staff=120, ended=t.ago(140), reason="fusie", accounts=2024
    )
    t.sell(places[0], t.ago(5000), old)
    t.sell(places[1], t.ago(5200), new)
    return *places, old, new


@KRING.innocent(
    "Familiekantoor bestuurt elf vennootschappen",
    "indicators.md COM-06 (false positives): family offices",
    "COM-06",
    "OWN-08",
)
def _family_office(t: Teller) -> Told:
    """One director for the companies of four branches of a brewing family; an aunt lives on Cyprus."""
    office, director = t.place("kantoor"), t.person(56)
    top = t.company(t.ago(12000), director, sbi="6420", staff=5, seat=office, accounts=2024)
    firms = [
        t.company(t.ago(9000 - 300 * n), director, sbi="6420", holder=top, seat=office, accounts=2024)
        for n in range(10)
    ]
    firms[3].offices.append(
        firms[3].offices[0].__class__(t.person(70, home=t.address(CYPRUS)), "commissaris", t.ago(3000))
    )
    homes = [t.place() for _ in range(3)]
    for home, firm in zip(homes, firms, strict=False):
        t.sell(home, t.ago(6000), firm)
    return office, top, *homes

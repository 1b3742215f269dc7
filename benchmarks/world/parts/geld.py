"""Money: how a purchase is paid, at what price it is resold, and who stands on both sides."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from benchmarks.world.story import Part
from benchmarks.world.teller import BELGIUM, CYPRUS, ENGLAND, MALTA

if TYPE_CHECKING:
    from benchmarks.world.story import Subject
    from benchmarks.world.teller import Teller

    Told = tuple[Subject, ...]

GELD = Part("geld")


@GELD.scheme(
    "Flip naar een B.V. van dezelfde bestuurder", "indicators.md TRX-01, TRX-03; S09, S25", "TRX-01", "TRX-03", "OWN-02"
)
def _flip_to_own_company(t: Teller) -> Told:
    """The one in the middle is three months old; the next buyer is run from the same desk, a second director signs."""
    house, trader = t.place(), t.person(44)
    bought = t.ago(420, 600)
    middle = t.company(t.after(bought, -110, -60), trader, sbi="6810")
    end = t.company(t.ago(2400), t.person(), trader, sbi="6820")
    t.sell(house, bought, middle, rate=0.78)
    t.sell(house, t.after(bought, 95, 160), end, rate=1.28)
    t.bank(house, t.after(bought, 200, 230), 0.9)
    return house, middle, end


@GELD.scheme(
    "Carrousel langs drie B.V.'s terug naar de partner", "indicators.md TRX-05, TRX-06; S09, S26", "TRX-05", "TRX-06"
)
def _carousel(t: Teller) -> Told:
    """The flat comes back to a company of the first seller's partner, who has another surname and the same address."""
    flat, first = t.place("appartement"), t.person(51)
    partner = t.person(48, home=first.home)
    start = t.ago(1300, 1500)
    a = t.company(t.after(start, -2000, -1500), first)
    b, c = t.company(t.ago(1700), t.person()), t.company(t.ago(1600), t.person())
    back = t.company(t.ago(900), partner, sbi="6810")
    t.sell(flat, start, a)
    t.sell(flat, t.after(start, 330, 360), b, rate=1.18)
    t.sell(flat, t.after(start, 610, 650), c, rate=1.4)
    t.sell(flat, t.after(start, 900, 940), back, rate=1.65)
    return flat, a, back


@GELD.scheme("Eigen geld terug als lening uit Cyprus", "indicators.md FIN-08, FIN-09; S22, S67", "FIN-08", "FIN-09")
def _loan_back(t: Teller) -> Told:
    """He directs the lender too, but the land registry has only its foreign number and a slip in its name."""
    shop, owner = t.place("winkel"), t.person(46)
    holding = t.company(t.ago(900), owner, sbi="6420")
    buyer = t.company(t.ago(800), holding, holder=holding)
    lender = t.company(t.ago(700), owner, abroad=CYPRUS, sbi="6420")
    on = t.ago(430, 520)
    t.replace(holding, None, lender, t.after(on, -60), kind="aandeelhouder")
    t.sell(shop, on, buyer)
    t.lend(shop, on, lender, 1.05)
    return shop, buyer, holding


@GELD.scheme("Familie leent elkaar rond over vier panden", "indicators.md FIN-12, FIN-06; S69", "FIN-12", "FIN-06")
def _mutual_loans(t: Teller) -> Told:
    """Cousins by marriage: three surnames, four houses, everybody lends to somebody."""
    one = t.person(58)
    circle = [one, t.person(33, kin=one), t.person(41, home=one.home), t.person(29)]
    houses = [t.place() for _ in circle]
    for number, (house, owner) in enumerate(zip(houses, circle, strict=True)):
        on = t.ago(500 + 150 * number)
        t.sell(house, on, owner)
        t.lend(house, on, circle[(number + 1) % 4], 0.85)
    return tuple(houses)


@GELD.scheme("Hypotheek van driemaal de waarde van een B.V.", "indicators.md FIN-04, FIN-07; S13", "FIN-04", "FIN-07")
def _overfinanced(t: Teller) -> Told:
    """A car dealer lends far more than the unit is worth, and its owner has the keys."""
    unit, owner = t.place("bedrijf"), t.person(39)
    dealer = t.company(t.ago(1500), owner, sbi="45112", staff=2)
    buyer = t.company(t.ago(500), t.person(24), sbi="5210")
    on = t.ago(300, 400)
    t.sell(unit, on, buyer)
    t.lend(unit, on, dealer, 3.1)
    t.uses(unit, dealer)
    return unit, buyer


@GELD.scheme(
    "Student koopt duur huis, een ander verbouwt",
    "indicators.md OWN-07, FIN-01; S16, S70",
    "OWN-07",
    "FIN-01",
    "PER-04",
)
def _straw_student(t: Teller) -> Told:
    """He is twenty-one and lives with his mother; somebody else asks for the permits and is known to the tax office."""
    house, boy = t.place(big=True), t.person(21)
    behind = t.person(47)
    on = t.ago(380, 450)
    t.sell(house, on, boy, rate=1.04)
    t.permit(
        house,
        "omgevingsvergunning bouwen",
        behind,
        t.after(on, 70),
        activity="uitbouw en kelder",
        cost=240_000,
        named="adres",
    )
    t.uses(house, behind)
    t.registered(house, t.after(on, 20), 0, 0, 0)
    return (house,)


@GELD.scheme("Oude vrouw verkoopt ver onder de waarde", "indicators.md TRX-02, TRX-01; S20, S24", "TRX-02", "TRX-01")
def _underpriced(t: Teller) -> Told:
    """Her carer's company buys at half the value, and sells fourteen months later for what it is worth."""
    house, lady, carer = t.place(), t.person(84), t.person(35)
    t.sell(house, t.ago(7000), lady)
    on = t.ago(560, 620)
    buyer = t.company(t.ago(1100), carer, sbi="8891", staff=1)
    t.sell(house, on, buyer, rate=0.55)
    t.sell(house, t.after(on, 425, 440), t.person(), t.person(), rate=0.99)
    t.bank(house, t.after(on, 441), 0.8)
    return house, buyer


@GELD.scheme("Drie snelle verkopen met verlies", "indicators.md TRX-08; S27", "TRX-08", "FIN-01")
def _loss_makers(t: Teller) -> Told:
    """Nobody loses a fifth three times in two years unless the loss is the price of clean money."""
    company = t.company(t.ago(2200), t.person(), sbi="6810")
    flats = [t.place("appartement") for _ in range(3)]
    for number, flat in enumerate(flats):
        on = t.ago(980 - 190 * number)
        t.sell(flat, on, company, rate=1.12)
        t.sell(flat, t.after(on, 200, 320), t.person(), rate=0.84)
    return *flats, company


@GELD.scheme(
    "Lening na een half jaar afgelost, de volgende ook", "indicators.md FIN-11, FIN-12; S90", "FIN-11", "FIN-07"
)
def _early_redemption(t: Teller) -> Told:
    """A company lends, is paid back from nowhere, and the sister company lends anew."""
    owner, other = t.person(50), t.person(45)
    shop = t.place("horeca")
    buyer = t.company(t.ago(1300), owner, sbi="6820")
    first, second = t.company(t.ago(1250), other, sbi="70"), t.company(t.ago(600), other, sbi="4120")
    on = t.ago(1000)
    t.sell(shop, on, buyer)
    t.lend(shop, on, first, 0.9, repaid=t.after(on, 170))
    t.lend(shop, t.after(on, 260), second, 0.9, repaid=t.after(on, 480))
    t.lend(shop, t.after(on, 540), first, 1.1)
    return shop, buyer


@GELD.scheme("Veilingkoper met twee gezichten", "indicators.md TRX-07; S79, S10", "TRX-07", "TRX-01")
def _auction(t: Teller) -> Told:
    """Three forced sales in sixteen months through two companies of one man, each sold on before the year is out."""
    man = t.person(53)
    companies = [t.company(t.ago(1500), man, sbi="6810"), t.company(t.ago(620), man, sbi="6420")]
    houses = [t.place(cheap=True) for _ in range(3)]
    for number, house in enumerate(houses):
        on = t.ago(860 - 160 * number)
        t.sell(house, on, companies[number % 2], rate=0.66, kind="veiling")
        t.sell(house, t.after(on, 120, 260), t.person(), rate=1.02)
    return *houses, *companies


@GELD.scheme("De verkoper blijft de baas", "indicators.md TRX-06, USE-09, OWN-07", "TRX-06", "OWN-07", "USE-09")
def _seller_stays(t: Teller) -> Told:
    """Sold to a company of a stranger, without a loan; the seller still asks for the permits and uses the house."""
    house, seller = t.place("winkel"), t.person(55)
    t.sell(house, t.ago(3900), seller)
    on = t.ago(520, 600)
    buyer = t.company(t.after(on, -40, -20), t.person(22), sbi="6820")
    t.sell(house, on, buyer, rate=0.7)
    t.permit(
        house,
        "omgevingsvergunning gebruik",
        seller,
        t.after(on, 90),
        activity="appartementen boven winkel",
        named="naam",
    )
    t.permit(house, "reclame", seller, t.after(on, 210), named="adres")
    t.uses(house, seller)
    return house, buyer


@GELD.scheme("Winkelpand voor een euro tussen buren", "indicators.md TRX-09, TRX-06; S27", "TRX-09", "TRX-06")
def _token_price(t: Teller) -> Told:
    """Both companies keep their seat in one house; the directors share it and no surname."""
    shop, one = t.place("winkel"), t.person(49)
    two = t.person(43, home=one.home)
    a, b = t.company(t.ago(2600), one), t.company(t.ago(400), two)
    t.sell(shop, t.ago(2000), a)
    t.bank(shop, t.ago(1990), 0.7, repaid=t.ago(700))
    t.sell(shop, t.ago(250, 300), b, price=1)
    return shop, a, b


@GELD.scheme(
    "De verkoper financiert via zijn holding te duur",
    "indicators.md FIN-07, TRX-02, TRX-06",
    "FIN-07",
    "TRX-02",
    "TRX-06",
)
def _seller_lends(t: Teller) -> Told:
    """At one and three quarter times the value, and the lender is directed by the seller's holding."""
    house, seller = t.place(), t.person(57)
    own = t.company(t.ago(2500), seller, sbi="6420")
    lender = t.company(t.ago(900), own, sbi="6492", holder=own)
    t.sell(house, t.ago(1600), own)
    on = t.ago(350, 420)
    buyer = t.person(26)
    t.sell(house, on, buyer, rate=1.75)
    t.lend(house, on, lender, 1.7)
    return house, lender


@GELD.scheme("Gemeentepand snel doorverkocht", "indicators.md TRX-12; S43, S95", "TRX-12", "OWN-02")
def _municipal_flip(t: Teller) -> Told:
    """The city sold to a company of ten weeks, that made over half on it within twenty months without touching it."""
    office, city = t.place("kantoor"), t.city.companies[0]
    t.sell(office, t.ago(9000), city)
    on = t.ago(800, 860)
    buyer = t.company(t.after(on, -80, -60), t.person(), sbi="4110")
    t.sell(office, on, buyer, rate=0.68)
    t.sell(office, t.after(on, 560, 600), t.company(t.ago(1500), t.person(), abroad=MALTA, sbi="6820"), rate=1.2)
    return office, buyer


@GELD.innocent("Opgeknapt en met winst verkocht", "indicators.md TRX-01 (false positives); S74", "TRX-01")
def _renovated(t: Teller) -> Told:
    """A builder buys a worn house with a bank, gets a permit, works eleven months, and asks what it is now worth."""
    house = t.place(cheap=True)
    on = t.ago(700, 760)
    builder = t.company(t.ago(4000), t.person(45), sbi="4120", staff=6)
    t.sell(house, on, builder, rate=0.82)
    t.bank(house, on, 0.7, repaid=t.after(on, 340))
    t.permit(
        house,
        "omgevingsvergunning bouwen",
        builder,
        t.after(on, 25),
        activity="verbouwen en isoleren woning",
        cost=95_000,
    )
    t.sell(house, t.after(on, 340), t.person(), t.person(), rate=1.16)
    t.bank(house, t.after(on, 341), 0.85)
    return house, builder


@GELD.innocent("Ouders lenen hun kind", "indicators.md FIN-06 (false positives); S76", "FIN-06")
def _parents_lend(t: Teller) -> Told:
    """Sixty per cent from father, the rest from the bank."""
    father = t.person(61)
    child, flat = t.person(27, kin=father), t.place("appartement")
    on = t.ago(300, 900)
    t.sell(flat, on, child)
    t.lend(flat, on, father, 0.6)
    t.bank(flat, on, 0.35)
    t.registered(flat, t.after(on, 30), 1)
    return (flat,)


@GELD.innocent("Directeur leent van eigen B.V.", "indicators.md FIN-09 (false positives)", "FIN-09", "FIN-07")
def _owner_borrows(t: Teller) -> Told:
    """Lawful and common: a firm of seventeen years with staff and accounts lends its owner the price of his house."""
    owner, house = t.person(54), t.place(big=True)
    firm = t.company(t.ago(6200), owner, sbi="62", staff=23, accounts=2024)
    holding = t.company(t.ago(6200), owner, sbi="6420", accounts=2024)
    t.replace(firm, owner, holding, t.ago(6000))
    on = t.ago(700, 1100)
    t.sell(house, on, owner)
    t.lend(house, on, holding, 0.75)
    t.registered(house, t.after(on, 40), 4)
    return (house,)


@GELD.innocent("Eén bankhypotheek op zes woningen", "indicators.md FIN-04 (false positives)", "FIN-04")
def _portfolio_loan(t: Teller) -> Told:
    """A landlord of long standing refinances: the sum of one deed stands at each of six houses."""
    landlord = t.company(t.ago(7000), t.person(60), sbi="6820", staff=2, accounts=2024)
    houses = [t.place(cheap=True) for _ in range(6)]
    for number, house in enumerate(houses):
        t.sell(house, t.ago(2500 + 300 * number), landlord)
    t.bank(houses, t.ago(600), 0.65)
    return *houses, landlord


@GELD.innocent(
    "Concern zet vijf panden over", "indicators.md TRX-06 (false positives), OWN-02", "TRX-06", "OWN-02", "OWN-06"
)
def _regrouped(t: Teller) -> Told:
    """For the tax: an old holding brings its property into a new company of the same group."""
    holding = t.company(t.ago(8000), t.person(58), sbi="6420", accounts=2024, staff=1)
    places = [t.place("winkel"), t.place("winkel"), t.place("kantoor"), t.place("bedrijf")]
    for place in places:
        t.sell(place, t.ago(4000, 6000), holding)
        t.bank(place, t.ago(3500), 0.6)
    new = t.company(t.ago(420), holding, sbi="6820", holder=holding)
    t.sell(places, t.ago(350), new, kind="inbreng")
    return *places, new, holding


@GELD.innocent("Na de scheiding terug bij één", "indicators.md TRX-05 (false positives)", "TRX-05", "TRX-06")
def _divorce(t: Teller) -> Told:
    """They bought together, she took it over, they made up, and it is of both again."""
    she = t.person(41)
    he, house = t.person(43, home=she.home), t.place()
    on = t.ago(1800)
    t.sell(house, on, she, he)
    t.bank(house, on, 0.85)
    t.sell(house, t.after(on, 700), she, kind="verdeling")
    t.bank(house, t.after(on, 700), 0.6)
    t.sell(house, t.after(on, 1300), she, he, kind="verdeling")
    t.registered(house, t.after(on, 40), 3)
    return (house,)


@GELD.innocent("Erfgenamen verkopen", "indicators.md FIN-11, OWN-06 (false positives)", "TRX-03", "OWN-06")
def _heirs(t: Teller) -> Told:
    """Three children inherit, and sell within five months."""
    mother, house = t.person(88), t.place()
    t.sell(house, t.ago(11000), mother)
    children = [t.person(55 + each, kin=mother) for each in range(3)]
    for child in children:
        child.home = t.place("appartement")
    on = t.ago(500)
    mother.died = on - timedelta(60)
    t.sell(house, on, *children, kind="vererving")
    t.sell(house, t.after(on, 130, 150), t.person(), rate=0.98)
    t.bank(house, t.after(on, 151), 0.8)
    return (house,)


@GELD.innocent(
    "Projectontwikkelaar met een B.V. per project", "indicators.md OWN-02, OWN-03 (false positives)", "OWN-02", "OWN-03"
)
def _developer(t: Teller) -> Told:
    """A new company for a new project; the parent is fifteen years old, the bank pays, the company ends when all is sold."""
    parent = t.company(t.ago(5600), t.person(52), sbi="4110", staff=14, accounts=2024)
    on = t.ago(1100)
    project = t.company(
        t.after(on, -60), parent, sbi="4110", holder=parent, ended=t.after(on, 880), reason="ontbinding", accounts=2024
    )
    office = t.place("kantoor")
    t.sell(office, on, project)
    t.bank(office, on, 0.9, repaid=t.after(on, 600))
    t.permit(
        office,
        "omgevingsvergunning bouwen",
        project,
        t.after(on, 30),
        activity="transformatie naar woningen",
        cost=900_000,
    )
    t.sell(office, t.after(on, 600), t.company(t.ago(9000), t.person(), sbi="6820", staff=9, accounts=2024), rate=1.6)
    t.bank(office, t.after(on, 601), 0.6)
    return office, project


@GELD.innocent("Grensarbeider met een Belgische bank", "indicators.md FIN-08 (false positives)", "FIN-08", "OWN-01")
def _border_bank(t: Teller) -> Told:
    """He works in Genk and his bank is there."""
    bank = t.company(date(1952, 5, 1), abroad=BELGIUM, sbi="6419", name="Kredietkas Kempenland NV")
    worker, house = t.person(37), t.place()
    on = t.ago(900)
    t.sell(house, on, worker)
    t.lend(house, on, bank, 0.85)
    t.registered(house, t.after(on, 20), 4)
    return (house,)


@GELD.innocent(
    "Ouder echtpaar koopt van spaargeld", "indicators.md FIN-01, TRX-10 (false positives); S75", "FIN-01", "TRX-10"
)
def _savers(t: Teller) -> Told:
    """They sold the family house and need no bank for a flat of half a million."""
    he = t.person(73)
    she, old, flat = t.person(71, home=he.home), t.place(), t.place("appartement", big=True)
    t.sell(old, t.ago(9500), he, she)
    on = t.ago(400, 800)
    t.sell(flat, on, he, she, price=500_000)
    t.sell(old, t.after(on, 30), t.person(), rate=1.02)
    t.bank(old, t.after(on, 30), 0.9)
    t.registered(flat, t.after(on, 60), 2)
    return flat, old


@GELD.innocent("Verkoper laat een deel staan", "indicators.md FIN-07 (false positives): vendor loans", "FIN-07")
def _vendor_loan(t: Teller) -> Told:
    """A retiring butcher sells his shop to his apprentice and leaves a fifth in it, beside the bank."""
    shop, butcher = t.place("winkel"), t.person(66)
    firm = t.company(t.ago(9000), butcher, sbi="47", staff=4, accounts=2024)
    t.sell(shop, t.ago(8800), firm)
    on = t.ago(500, 900)
    apprentice = t.person(34)
    new = t.company(t.ago(1200), apprentice, sbi="47", staff=4, accounts=2024)
    t.sell(shop, on, new, rate=0.97)
    t.lend(shop, on, firm, 0.2)
    t.bank(shop, on, 0.7)
    t.settle(new, shop)
    return shop, new


@GELD.innocent("Verhuurd gekocht, leeg verkocht", "indicators.md TRX-01 (false positives)", "TRX-01", "TRX-02")
def _let_then_empty(t: Teller) -> Told:
    """With a tenant in it a house fetches three quarters; he left of himself, and it is sold empty."""
    house = t.place()
    landlord = t.person(59)
    on = t.ago(1000, 1100)
    t.registered(house, t.ago(3000), 2)
    t.sell(house, on, landlord, rate=0.75)
    t.bank(house, on, 0.6, repaid=t.after(on, 620))
    t.registered(house, t.after(on, 560), 0, 0, 0)
    t.sell(house, t.after(on, 620), t.person(), rate=1.01)
    t.bank(house, t.after(on, 621), 0.9)
    return (house,)


@GELD.innocent("Engelse familie houdt haar huis aan", "indicators.md OWN-01 (false positives)", "OWN-01", "USE-02")
def _second_home(t: Teller) -> Told:
    """They went back after twenty years and come in summer; a company of theirs in London holds it."""
    house, owner = t.place(), t.person(64, home=t.address(ENGLAND))
    firm = t.company(t.ago(7000), owner, abroad=ENGLAND, sbi="6820")
    t.sell(house, t.ago(6500), firm)
    t.registered(house, t.ago(1500), 0, 0, 0)
    return house, firm

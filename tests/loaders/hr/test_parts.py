from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from ondermijning.model.records_hr import Functievervulling
from ondermijning.model.records_other import Inschrijving, Vestiging, VestigingAdres
from ondermijning.sources.rows import Reject
from tests.support.hr_messages import (
    address,
    answer,
    branch,
    code,
    company_party,
    entry,
    of_owner,
    office,
    only,
    person,
    run,
)
from tests.support.markup import Markup, markup
from tests.support.reading import pseudonym

if TYPE_CHECKING:
    from pathlib import Path


class TestOffices:
    @pytest.mark.parametrize(
        ("kind", "function", "soort", "remarks"),
        [
            ("bestuursfunctie", "02", "bestuurder", 0),
            ("gemachtigde", "01", "gemachtigde", 0),
            ("aansprakelijke", "13", "aansprakelijke", 0),
            ("functionarisBijzondereRechtstoestand", "07", "overig", 0),
            ("publiekrechtelijkeFunctionaris", "25", "overig", 0),
            ("overigeFunctionaris", "08", "aandeelhouder", 0),
            ("overigeFunctionaris", "03", "commissaris", 0),
            ("overigeFunctionaris", "05", "aandeelhouder", 0),
            ("overigeFunctionaris", "04", "commissaris", 0),
            ("overigeFunctionaris", "10", "overig", 0),
            ("overigeFunctionaris", "99", "overig", 1),
        ],
    )
    def test_the_element_tells_what_an_office_is_and_among_the_others_the_code(
        self, tmp_path: Path, kind: str, function: str, soort: str, remarks: int
    ) -> None:
        found = of_owner(tmp_path, office(kind, person(), function))
        held = only(found, Functievervulling)
        assert (held.soort, held.functie_code, held.functie) == (soort, function, "In woorden")
        assert len(found.remarks) == remarks

    def test_offices_are_numbered_by_their_place_in_the_message_also_around_one_that_is_left_out(
        self, tmp_path: Path
    ) -> None:
        unknown = markup("heeft", markup("nieuweFunctie", "x"))
        nobody = office("bestuursfunctie", "")
        found = of_owner(
            tmp_path, office("gemachtigde", person()), unknown, nobody, office("bestuursfunctie", person())
        )
        assert [(held.volgnummer, held.soort) for held in found.of(Functievervulling)] == [
            (1, "gemachtigde"),
            (4, "bestuurder"),
        ]
        assert [remark.field for remark in found.remarks] == ["heeft"]
        assert found.rejects == [Reject("heeft/bestuursfunctie/door", "names no holder of a known kind")]

    def test_a_natural_person_has_a_pseudonym_names_and_a_birth_date_of_known_precision(self, tmp_path: Path) -> None:
        holder = person(voorvoegselGeslachtsnaam="van der", geboortedatum="19800000")
        held = only(of_owner(tmp_path, office("bestuursfunctie", holder, end="20231231")), Functievervulling)
        assert (held.partij_soort, held.bsn_hmac) == ("persoon", pseudonym("999990019"))
        assert (held.voornamen, held.voorvoegsel, held.geslachtsnaam) == ("Robin", "van der", "Voorbeeld")
        assert (held.geboortedatum, held.geboortedatum_precisie) == (date(1980, 1, 1), "jaar")
        assert (held.aanvang, held.einde) == (date(2019, 3, 1), date(2023, 12, 31))
        assert (held.naam, held.rsin, held.functionaris_kvk, held.land) == (None, None, None, None)

    def test_someone_known_by_one_name_only_is_a_natural_person_too(self, tmp_path: Path) -> None:
        curator = markup("naamPersoon", markup("naam", "mr. R. Voorbeeld"))
        held = only(
            of_owner(tmp_path, office("functionarisBijzondereRechtstoestand", curator, "07")), Functievervulling
        )
        assert (held.partij_soort, held.naam, held.geslachtsnaam) == ("persoon", "mr. R. Voorbeeld", None)

    def test_a_company_in_office_has_its_numbers_and_a_foreign_one_its_country(self, tmp_path: Path) -> None:
        foreign = company_party(
            markup("volledigeNaam", "Beispiel GmbH"),
            code("landVanVestiging", "9089", "Duitsland"),
            kind="buitenlandseVennootschap",
        )
        closed = company_party(
            markup("naamgeving", markup("naam", "Moeder B.V.")),
            markup("kvkNummer", "99000038"),
            kind="afgeslotenMoeder",
        )
        found = of_owner(tmp_path, office("overigeFunctionaris", foreign, "08"), office("bestuursfunctie", closed))
        assert [
            (held.partij_soort, held.naam, held.functionaris_kvk, held.land) for held in found.of(Functievervulling)
        ] == [
            ("bedrijf", "Beispiel GmbH", None, "Duitsland"),
            ("bedrijf", "Moeder B.V.", "99000038", None),
        ]

    def test_the_extent_of_a_power_is_as_worded(self, tmp_path: Path) -> None:
        alone = markup("bevoegdheid", code("soort", "azb", "Alleen/zelfstandig bevoegd"))
        limited = markup("volmacht", code("typeVolmacht", "b", "Beperkte volmacht"))
        found = of_owner(
            tmp_path, office("bestuursfunctie", person(), "02", alone), office("gemachtigde", person(), "01", limited)
        )
        words = [held.bevoegdheid for held in found.of(Functievervulling)]
        assert words == ["Alleen/zelfstandig bevoegd", "Beperkte volmacht"]

    def test_a_sole_trader_holds_the_company_before_anyone_else(self, tmp_path: Path) -> None:
        owner = Markup(
            person().replace("</natuurlijkPersoon>", f"{office('gemachtigde', person(), '01')}</natuurlijkPersoon>")
        )
        found = run(tmp_path, answer(entry(owner=owner, end="20240614")))
        assert [(held.volgnummer, held.soort) for held in found.of(Functievervulling)] == [
            (0, "eigenaar"),
            (1, "gemachtigde"),
        ]
        first = found.of(Functievervulling)[0]
        assert (first.bsn_hmac, first.functie, first.bevoegdheid) == (pseudonym("999990019"), None, None)
        assert (first.aanvang, first.einde) == (date(2019, 3, 1), date(2024, 6, 14))
        assert only(found, Inschrijving).statutaire_naam is None


class TestPlaces:
    def test_the_main_branch_counts_once_although_it_stands_twice(self, tmp_path: Path) -> None:
        business = markup("manifesteertZichAls", markup("onderneming", branch("000099000011"), branch("000099000029")))
        main = branch("000099000011", relation="wordtGeleidVanuit")
        found = run(tmp_path, entry(business, main))
        assert [(b.vestigingsnummer, b.hoofdvestiging) for b in found.of(Vestiging)] == [
            ("000099000011", True),
            ("000099000029", False),
        ]

    def test_a_branch_without_trade_has_the_name_it_was_given(self, tmp_path: Path) -> None:
        named = branch(
            "000099000011", markup("naamgeving", markup("naam", "Stichting Voorbeeld")), kind="nietCommercieleVestiging"
        )
        assert only(run(tmp_path, entry(named)), Vestiging).naam == "Stichting Voorbeeld"

    def test_a_broken_branch_does_not_take_its_company_with_it(self, tmp_path: Path) -> None:
        found = run(tmp_path, entry(branch("12")))
        assert found.kinds() == {"Inschrijving": 1}
        assert found.rejects == [Reject("vestiging/vestigingsnummer", "is no number of 12 digits")]

    def test_the_address_of_the_owner_stands_in_for_one_that_the_entry_lacks(self, tmp_path: Path) -> None:
        found = run(tmp_path, entry(address("postLocatie"), owner=company_party(address())))
        assert [(a.vestigingsnummer, a.soort) for a in found.of(VestigingAdres)] == [
            ("", "bezoekadres"),
            ("", "correspondentieadres"),
        ]

    def test_the_home_of_a_natural_person_stays_outside(self, tmp_path: Path) -> None:
        owner = company_party(
            address(), address("woonLocatie"), address("bezoekLocatiePersoon"), kind="natuurlijkPersoon"
        )
        found = run(tmp_path, entry(owner=owner))
        assert found.of(VestigingAdres) == []
        assert (found.dropped["woonLocatie"], found.dropped["bezoekLocatiePersoon"]) == (1, 1)

    @pytest.mark.parametrize(("flag", "shielded"), [("J", True), ("N", False), ("?", True)])
    def test_a_shielded_address_is_marked_also_when_the_answer_cannot_be_read(
        self,
        tmp_path: Path,
        flag: str,
        shielded: bool,  # noqa: FBT001
    ) -> None:
        assert only(run(tmp_path, entry(address(shielded=flag))), VestigingAdres).afgeschermd is shielded

    def test_a_post_box_has_no_house_number_and_an_address_abroad_keeps_its_lines(self, tmp_path: Path) -> None:
        box = markup("binnenlandsAdres", markup("postbusnummer", "844"), markup("plaats", "Maastricht"))
        lines = (markup("straatHuisnummer", "Musterweg 5"), markup("postcodeWoonplaats", "52062 Aachen"))
        abroad = markup("buitenlandsAdres", *lines, code("land", "9089", "Duitsland"))
        found = run(tmp_path, entry(address(inside=abroad), address("postLocatie", inside=box)))
        far, post = found.of(VestigingAdres)
        assert (far.straat, far.woonplaats, far.land, far.postcode) == (
            "Musterweg 5",
            "52062 Aachen",
            "Duitsland",
            None,
        )
        assert (post.straat, post.huisnummer, post.woonplaats) == ("Postbus", None, "Maastricht")

    @pytest.mark.parametrize(
        "ids", [("0935200000000012", "0935010000000012"), ("0935010000000012", "0935200000000012")]
    )
    def test_a_bag_address_is_found_also_where_the_two_ids_changed_places(
        self, tmp_path: Path, ids: tuple[str, str]
    ) -> None:
        names = ("identificatieNummeraanduiding", "identificatieAdresseerbaarObject")
        bag = markup("bagId", *(markup(name, number) for name, number in zip(names, ids, strict=True)))
        found = run(tmp_path, entry(address(inside=markup("binnenlandsAdres", bag))))
        assert only(found, VestigingAdres).nummeraanduiding_id == "0935200000000012"
        assert found.remarks == []

"""What may be a natural person is told from the mentions alone, and so is what carries the number of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ondermijning.errors import GraphError
from ondermijning.resolve.personal import impersonal_mentions
from tests.support.hr_messages import answer, code, company_party, entry, office
from tests.support.markup import markup
from tests.support.stands import Company, Holder, Person
from tests.support.tables import house, key, profile

if TYPE_CHECKING:
    from tests.support.tables import Registers

DAY = "2022-12-31"


def plain(registers: Registers) -> set[str]:
    registers.resolve()
    return {f"{register}:{key}" for register, key in impersonal_mentions(registers.workspace)}


def test_companies_are_plain_and_a_person_is_not(registers: Registers) -> None:
    company = Company("910", "Bosuil Tegelhandel B.V.")
    registers.stand(DAY, house(Holder("81", company, (1, 2)), Holder("82", Person("901", "Voorbeeldsma"), (1, 2))))
    assert plain(registers) == {f"brk:{key(company)}"}


@pytest.mark.parametrize("form", ["Eenmanszaak", "Vennootschap onder firma", "Maatschap", "Commanditaire vennootschap"])
def test_a_firm_of_persons_is_not_plain_and_its_other_mentions_are_not_either(registers: Registers, form: str) -> None:
    owner = Company("910", "Tegels Bosuil", rsin="999990019", kvk="99000011")
    registers.stand(DAY, house(Holder("81", owner)))
    registers.kvk(DAY, profile("99000011", name="Tegels Bosuil", form=form), profile("99000022"))
    assert plain(registers) == {"kvk:KVK:99000022"}


def test_a_name_without_a_form_may_be_that_of_a_person(registers: Registers) -> None:
    registers.kvk(DAY, profile("99000011", name="Bakkerij J. Voorbeeld", form=""))
    assert plain(registers) == set()


def test_a_company_that_is_a_partner_is_not_plain_where_it_is_named_by_the_number_of_the_firm(
    registers: Registers,
) -> None:
    partner = company_party(markup("volledigeNaam", "Bosuil Tegelhandel B.V."), markup("rsin", "999990019"))
    form = code("rechtsvorm", "VOF", "Vennootschap onder firma")
    firm = company_party(form, office("aansprakelijke", partner), kind="samenwerkingsverband")
    registers.deliver("hr", "hr.xml", answer(entry(owner=firm)), DAY)
    registers.kvk(DAY, profile("99000022", name="Bosuil Tegelhandel B.V.", rsin="999990019"))
    assert plain(registers) == {"kvk:KVK:99000022"}


def test_before_the_parties_of_a_delivery_are_known_nothing_is_told(registers: Registers) -> None:
    registers.kvk(DAY, profile("99000011"))
    with pytest.raises(GraphError, match="Run ondermijning resolve first"):
        impersonal_mentions(registers.workspace)

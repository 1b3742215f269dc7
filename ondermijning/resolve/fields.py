"""Everything that is compared of persons and of companies, in order."""

from __future__ import annotations

from ondermijning.resolve.company_fields import NAME_FIELDS
from ondermijning.resolve.evidence import Level, field_of
from ondermijning.resolve.homes import HOME
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.person_fields import PERSON_FIELDS

# To be in one small town says more than to be in the town that most are in.
_SMALL_TOWN = Level("zelfde_kleine_plaats", "de woonplaats is gelijk, en weinig anderen hebben die")
SEAT = HOME._replace(levels=(*HOME.levels, _SMALL_TOWN))
IN_SMALL_TOWN = SEAT.place(_SMALL_TOWN.name)
REGISTER = field_of(
    "register", zelfde="een register schrijft de naam letterlijk zo, zonder een van beide een sleutel te geven"
)
COMPANY_FIELDS = (*NAME_FIELDS, SEAT, REGISTER)
FIELDS = {PERSON: PERSON_FIELDS, COMPANY: COMPANY_FIELDS}

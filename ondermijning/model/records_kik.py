"""Records of KIK-inzage answers: what secures a loan on which object, and for which objects it was asked.

Source: KIK-inzage v6 JSON. Parties and addresses in an answer are records of the land registry (``records_brk``).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, NamedTuple

from ondermijning.model.columns import Meaning
from ondermijning.model.records_brk import ObjectId, PersoonId  # noqa: TC001 - read from annotations

ZekerheidId = Annotated[str, Meaning("NL.IMKAD.Zekerheidsstelling:<id>")]


class Zekerheidsstelling(NamedTuple):
    """A mortgage; its amount stands on the deed part it rests on."""

    zekerheid_id: ZekerheidId
    bedrag_euro: Annotated[int | None, Meaning("registered amount", "euro")]
    stukdeel_id: Annotated[str | None, Meaning("deed part, NL.IMKAD.Stukdeel:<id>")]
    aangeboden_op: Annotated[date | None, Meaning("day the deed was offered for registration")]
    doorgehaald_op: Annotated[date | None, Meaning("day of release, if the answer says so")]


class ZekerheidsstellingObject(NamedTuple):
    """An object that a mortgage rests on; one mortgage may rest on several."""

    zekerheid_id: ZekerheidId
    object_id: ObjectId


class ZekerheidsstellingPartij(NamedTuple):
    """A party to a mortgage: who lends (heeft), or who borrows where the answer names one."""

    zekerheid_id: ZekerheidId
    persoon_id: PersoonId
    rol: Annotated[str, Meaning("geldgever or geldnemer")]


class HypotheekAntwoord(NamedTuple):
    """The mortgages of this object were asked and answered; without this record they are unknown."""

    object_id: ObjectId
    actueel_op: Annotated[date | None, Meaning("day the answer speaks for (actualiteitstijdstipHypothecair)")]

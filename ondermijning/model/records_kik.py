"""Records of KIK-inzage and BRK-Bevragen answers: mortgages, seizures, and for which objects they were asked.

Source: KIK-inzage v6 and BRK-Bevragen 2.0.0 JSON. Parties and addresses in an answer are records of the land registry
(``records_brk``).
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
    meer_objecten: Annotated[bool | None, Meaning("whether it rests on more objects than the answer names")]


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


class BeslagLegging(NamedTuple):
    """A seizure on one or more objects."""

    beslag_id: Annotated[str, Meaning("NL.IMKAD.Zekerheidsstelling:<id> or NL.IMKAD.Beslag:<id>")]
    aard_code: Annotated[str | None, Meaning("code of the kind of seizure")]
    aard: Annotated[str | None, Meaning("kind of seizure as worded")]
    bedrag_euro: Annotated[int | None, Meaning("claim", "euro")]
    stukdeel_id: Annotated[str | None, Meaning("deed part, NL.IMKAD.Stukdeel:<id>")]
    aangeboden_op: Annotated[date | None, Meaning("day the deed was offered for registration")]
    opgeheven_op: Annotated[date | None, Meaning("day it was lifted, if the answer says so")]


class BeslagObject(NamedTuple):
    """An object that a seizure rests on."""

    beslag_id: Annotated[str, Meaning("the seizure")]
    object_id: ObjectId


class BeslagPartij(NamedTuple):
    """Who seizes."""

    beslag_id: Annotated[str, Meaning("the seizure")]
    persoon_id: PersoonId


class BeslagAntwoord(NamedTuple):
    """The seizures of this object were asked and answered; without this record they are unknown."""

    object_id: ObjectId
    actueel_op: Annotated[date | None, Meaning("day the answer speaks for (signaleringstijdstipBeslagen)")]


class GerechtigdenAntwoord(NamedTuple):
    """Who holds rights on this object was asked and answered; what later answers leave out has ended."""

    object_id: ObjectId
    actueel_op: Annotated[date | None, Meaning("day the answer speaks for (actualiteitstijdstipKadastraal)")]

"""The weights in use: those that are shipped, brought to the municipality's own data where it decided so."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from ondermijning import __version__
from ondermijning.ledger.calibrations import standing_calibrations
from ondermijning.resolve.companies.fields import COMPANY_FIELDS
from ondermijning.resolve.mentions import COMPANY, PERSON
from ondermijning.resolve.persons.fields import PERSON_FIELDS
from ondermijning.resolve.weights.calibration import Calibration
from ondermijning.resolve.weights.evidence import Model, shipped_model

if TYPE_CHECKING:
    from ondermijning.ledger import Ledger

# All that is compared, in order.
FIELDS = {PERSON: PERSON_FIELDS, COMPANY: COMPANY_FIELDS}
Models: TypeAlias = Mapping[str, Model]


@cache
def shipped_models() -> Models:
    """Those that come with the program, by kind of party."""
    return {kind: shipped_model(kind, fields) for kind, fields in FIELDS.items()}


def models_in_use(ledger: Ledger) -> Models:
    """Those that count in a workspace."""
    own = {each.kind: Calibration(each.shift, each.scale) for each in standing_calibrations(ledger)}
    return {kind: own[kind].of(model) if kind in own else model for kind, model in shipped_models().items()}


def models_version(models: Models) -> str:
    """The version of the program and a hash of weights: what a measurement speaks of, and what was found rests on."""
    told = [
        (kind, model.base, model.same, model.possible, sorted(model.weights.items())) for kind, model in models.items()
    ]
    return f"{__version__}/{hashlib.sha256(repr(sorted(told)).encode()).hexdigest()[:12]}"

from __future__ import annotations

import pytest

from ondermijning.normalise.insolvency_numbers import insolvency_kind, insolvency_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("F.13/26/255", "F.13/26/255"),
        ("f.13/26/255", "F.13/26/255"),
        (" S 03/24/0012 ", "S.03/24/12"),
        ("F13/2026/255", "F.13/26/255"),
        ("R.01/24/17", "R.01/24/17"),
        ("13.ams.26.255.F.1300.1.26", "F.13/26/255"),
        ("ams.26.255.F.1300.1.26", "F.13/26/255"),
        ("03.lim.24.12.S.1210.12.24", "S.03/24/12"),
        ("10_rot_26_194_F", "F.10/26/194"),
        ("alk.09.164.F.1100.1.09", "F.ALK/09/164"),
        ("F.ALK/09/164", "F.ALK/09/164"),
    ],
)
def test_a_number_and_a_publication_of_one_case_have_one_form(text: str, number: str) -> None:
    assert insolvency_number(text).text == number
    assert insolvency_number(text).kind == number[0]


@pytest.mark.parametrize(
    "text", ["", "255", "X.13/26/255", "F.13/26/0", "F.13/26", "F.13/26/255/1", "13.ams.26.F", "F.13/26/２55"]
)
def test_another_text_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ValueError, match=r"^is no insolvency number$"):
        insolvency_number(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("F", "F"),
        (" s ", "S"),
        ("Faillissement", "F"),
        ("surséance", "S"),
        ("Surseance van betaling", "S"),
        ("schuldsanering", "R"),
        ("R", "R"),
        ("ontbinding", None),
    ],
)
def test_a_kind_is_a_letter_or_words(text: str, kind: str | None) -> None:
    if kind is None:
        with pytest.raises(ValueError, match="unknown kind"):
            insolvency_kind(text)
    else:
        assert insolvency_kind(text) == kind

from __future__ import annotations

import pytest

from ondermijning.normalise.lookup import folded_words, object_key


@pytest.mark.parametrize(
    "typed", ["MTT00 C 131 A4", "mtt00 c 131 a4", "MTT00C00131A0004", "Maastricht C 131 A4", "maastricht  c 131 a4"]
)
def test_a_cadastral_designation_has_one_key_in_each_of_its_forms(typed: str) -> None:
    assert object_key(typed) == "mtt00c131a4"


def test_a_designation_by_the_name_of_another_town_is_looked_up_as_it_is_written() -> None:
    assert object_key("Beekbergen K 4879") == "beekbergenk4879"
    assert object_key("93500000012345") == "93500000012345"


def test_words_lose_case_accents_and_punctuation() -> None:
    assert folded_words("Café d'Ô-Lac B.V. ﬁ") == ["cafe", "d", "o", "lac", "b", "v", "fi"]

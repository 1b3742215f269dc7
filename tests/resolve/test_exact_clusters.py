from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from ondermijning.resolve.exact_clusters import KEYS, Contradiction, Mention, cluster

if TYPE_CHECKING:
    from random import Random

BRK, KVK, WOZ = "brk", "kvk", "woz"
VALUES = st.sampled_from([None, "1", "2"])


def mention(register: str, source_id: str, kind: str = "bedrijf", **keys: str) -> Mention:
    values = {name: keys.get(name) for name in KEYS}
    return Mention((register, source_id), kind, (values["rsin"], values["kvk"], values["bsn_hmac"], values["imkad"]))


def groups(*mentions: Mention) -> list[set[str]]:
    """Source ids per cluster."""
    ordered = sorted(mentions)
    return [{ordered[at].key[1] for at in members} for members in cluster(ordered).members()]


def test_companies_join_on_a_shared_rsin_kvk_number_or_land_registry_id() -> None:
    assert groups(
        mention(BRK, "a", rsin="1"),
        mention(WOZ, "b", rsin="1"),
        mention(BRK, "c", kvk="2"),
        mention(KVK, "d", kvk="2"),
        mention(BRK, "e", imkad="3"),
        mention("kik", "f", imkad="3"),
        mention(WOZ, "g"),
        mention(WOZ, "h"),
    ) == [{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g"}, {"h"}]


def test_people_join_on_the_pseudonym_of_their_bsn() -> None:
    people = [
        mention(BRK, "a", "persoon", imkad="1", bsn_hmac="x"),
        mention(WOZ, "b", "persoon", bsn_hmac="x"),
        mention(WOZ, "c", "persoon", bsn_hmac="y"),
        mention(WOZ, "d", "persoon"),
    ]
    assert groups(*people) == [{"a", "b"}, {"c"}, {"d"}]


def test_keys_chain_over_mentions_that_share_no_key_themselves() -> None:
    assert groups(mention(BRK, "a", rsin="1"), mention(KVK, "b", rsin="1", kvk="2"), mention(WOZ, "c", kvk="2")) == [
        {"a", "b", "c"}
    ]


def test_a_person_and_a_company_never_join() -> None:
    keys = {"rsin": "1", "kvk": "2", "imkad": "3", "bsn_hmac": "x"}
    found = cluster([mention(BRK, "a", "bedrijf", **keys), mention(BRK, "b", "persoon", **keys)])
    assert len(found.members()) == 2
    assert found.contradictions == []


def test_empty_keys_join_nothing() -> None:
    assert groups(mention(BRK, "a", rsin=""), mention(BRK, "b", rsin="")) == [{"a"}, {"b"}]


def test_one_kvk_number_with_two_rsins_is_kept_apart_and_reported() -> None:
    found = cluster([mention(BRK, "a", rsin="1", kvk="5"), mention(KVK, "b", rsin="2", kvk="5")])
    assert len(found.members()) == 2
    assert found.contradictions == [Contradiction("kvk", ((BRK, "a"), (KVK, "b")))]


def test_one_rsin_with_two_kvk_numbers_is_one_party() -> None:
    found = cluster([mention(BRK, "a", rsin="1", kvk="5"), mention(KVK, "b", rsin="1", kvk="6")])
    assert len(found.members()) == 1
    assert found.contradictions == []


def test_one_bsn_under_two_land_registry_ids_is_one_person() -> None:
    found = cluster(
        [
            mention(BRK, "a", "persoon", imkad="1", bsn_hmac="x"),
            mention(BRK, "b", "persoon", imkad="2", bsn_hmac="x"),
        ]
    )
    assert len(found.members()) == 1
    assert found.contradictions == []


def test_one_land_registry_id_with_two_bsns_is_kept_apart_and_reported() -> None:
    found = cluster(
        [
            mention(BRK, "a", "persoon", imkad="1", bsn_hmac="x"),
            mention("kik", "b", "persoon", imkad="1", bsn_hmac="y"),
        ]
    )
    assert len(found.members()) == 2
    assert found.contradictions == [Contradiction("imkad", ((BRK, "a"), ("kik", "b")))]


def test_a_contradiction_is_seen_through_a_mention_in_between() -> None:
    found = cluster(
        [
            mention(BRK, "a", rsin="1", kvk="5"),
            mention(BRK, "b", kvk="5"),
            mention(KVK, "c", rsin="2", kvk="5"),
        ]
    )
    assert found.of == [0, 0, 2]
    assert found.contradictions == [Contradiction("kvk", ((BRK, "a"), (KVK, "c")))]


@st.composite
def mentions(draw: st.DrawFn) -> list[Mention]:
    rows = draw(
        st.lists(st.tuples(st.sampled_from(["bedrijf", "persoon"]), VALUES, VALUES, VALUES, VALUES), max_size=9)
    )
    return [Mention((BRK, f"m{at}"), row[0], row[1:]) for at, row in enumerate(rows)]


def partition(found: list[Mention]) -> set[frozenset[Mention]]:
    return {frozenset(found[at] for at in members) for members in cluster(found).members()}


@given(found=mentions(), seed=st.randoms())
def test_clusters_depend_on_the_set_of_mentions_alone(found: list[Mention], seed: Random) -> None:
    shuffled = list(found)
    seed.shuffle(shuffled)
    assert partition(sorted(shuffled)) == partition(sorted(found))
    assert cluster(sorted(shuffled)).contradictions == cluster(sorted(found)).contradictions


@given(found=mentions())
def test_every_mention_is_in_one_cluster_and_no_cluster_mixes_kinds_or_rsins(found: list[Mention]) -> None:
    members = cluster(found).members()
    assert sorted(at for group in members for at in group) == list(range(len(found)))
    for group in members:
        assert len({found[at].kind for at in group}) == 1
        assert len({found[at].values[0] for at in group} - {None}) <= 1


@given(found=mentions())
def test_mentions_that_share_an_rsin_are_together(found: list[Mention]) -> None:
    place = cluster(found).of
    by_rsin: dict[tuple[str, str | None], set[int]] = {}
    for at, each in enumerate(found):
        if each.values[0]:
            by_rsin.setdefault((each.kind, each.values[0]), set()).add(place[at])
    assert all(len(roots) == 1 for roots in by_rsin.values())

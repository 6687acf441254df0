from random import Random

from hypothesis import given
from hypothesis import strategies as st

from extractors.events.index import (
    DAY,
    MAX_CANDIDATES,
    WINDOW,
    EventIndex,
    leave_out,
)
from extractors.events.terms import count_terms

FERRY = "A ferry sank off Kestwick with 214 passengers on board."
FIRE = "A fire at a mill in Lindmoor drove two thousand from their homes."
WORDS = [
    "ferry",
    "fire",
    "mill",
    "harbour",
    "council",
    "storm",
    "quay",
    "loan",
    "market",
    "roof",
]


def enter(index, key, text, at=0.0):
    query = index.weigh(key, at, count_terms("", text), "en")
    index.put(key, [query.text], at)


def find(index, text, at=0.0):
    return index.find(index.weigh("query", at, count_terms("", text), "en"))


def test_find_returns_stories_that_share_terms():
    index = EventIndex()
    enter(index, "a", FERRY)
    enter(index, "b", FIRE)

    (found,) = find(index, "The Kestwick ferry sank in a storm.")

    assert found.key == "a"
    assert 0 < found.features.lede < 1


def test_find_same_text_has_cosine_one():
    index = EventIndex()
    enter(index, "a", FERRY)

    (found,) = find(index, FERRY)

    assert found.features.lede > 0.99
    assert found.features.margin > 0.85


def test_find_story_out_of_the_window_is_not_found():
    index = EventIndex()
    enter(index, "a", FERRY)

    assert find(index, FERRY, WINDOW)
    assert not find(index, FERRY, WINDOW + DAY)


def test_find_returns_a_bounded_number_of_stories():
    index = EventIndex()
    for number in range(5 * MAX_CANDIDATES):
        enter(index, f"s{number}", FERRY)

    assert len(find(index, FERRY)) == MAX_CANDIDATES


def test_removed_story_leaves_nothing():
    index = EventIndex()
    enter(index, "a", FERRY)
    index.remove("a")

    assert len(index) == 0
    assert find(index, FERRY) == []


@given(
    st.lists(
        st.lists(st.sampled_from(WORDS), min_size=3, max_size=8),
        min_size=1,
        max_size=12,
    ),
    st.integers(0, 99),
)
def test_find_does_not_depend_on_the_order_of_entering(texts, seed):
    first = EventIndex()
    stories = []
    for number, words in enumerate(texts):
        query = first.weigh("q", 0.0, count_terms("", " ".join(words)), "en")
        stories.append((f"s{number}", [query.text]))
        first.put(*stories[-1], 0.0)
    second = EventIndex()
    Random(seed).shuffle(stories)
    for key, members in stories:
        second.put(key, members, 0.0)

    for words in texts:
        assert find(first, " ".join(words)) == find(second, " ".join(words))


@given(
    st.lists(
        st.lists(st.sampled_from(WORDS), min_size=3, max_size=8),
        min_size=1,
        max_size=MAX_CANDIDATES,
    ),
    st.data(),
)
def test_leave_out_equals_a_search_without_the_story(texts, data):
    index = EventIndex()
    for number, words in enumerate(texts):
        enter(index, f"s{number}", " ".join(words))
    text = " ".join(data.draw(st.sampled_from(texts)))
    query = index.weigh("query", 0.0, count_terms("", text), "en")
    found = index.find(query)
    key = data.draw(st.sampled_from([story.key for story in found]))

    assert leave_out(key, found) == index.find(query, without=key)

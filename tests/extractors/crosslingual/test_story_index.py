from array import array

from hypothesis import given
from hypothesis import strategies as st

from extractors.crosslingual.story_index import IndexedStory, StoryIndex

DAY = 86_400.0


def story(name, terms=(1, 2, 3), language="en", at=0.0):
    return IndexedStory(language, name, array("Q", terms), at, b"")


def index_of(*stories, window=DAY, most=100):
    index = StoryIndex(window, most)
    for added in stories:
        index.add(added)
    return index


def names(index, terms=(1, 2, 3), language="de", at=0.0, count=8):
    weights = {term: index.weight(term) for term in terms}
    found = index.candidates(weights, language, at, count)
    return [candidate.story for candidate in found]


def test_candidates_most_shared_comes_first():
    index = index_of(story("a", (1,)), story("b", (1, 2)), story("c", (9,)))

    assert names(index) == ["b", "a"]


def test_candidates_own_language_is_left_out():
    index = index_of(story("a"), story("b", language="de"))

    assert names(index) == ["a"]


def test_candidates_equal_stories_are_in_order_of_their_ids():
    assert names(index_of(story("b"), story("a"), story("c"))) == list("abc")


def test_candidates_count_limits_them():
    assert names(index_of(story("a"), story("b")), count=1) == ["a"]


def test_candidates_outside_window_are_left_out():
    assert names(index_of(story("a")), at=2 * DAY) == []


def test_weight_rare_term_is_heavier():
    index = index_of(story("a", (1, 2)), story("b", (1, 3)))

    assert index.weight(2) > index.weight(1) > 0


def test_candidates_term_of_thousands_of_stories_is_not_read():
    index = StoryIndex(DAY, 10_000)
    for number in range(2_001):
        index.add(story(f"s{number}", (1,)))
    index.add(story("rare", (1, 2)))

    assert names(index, (1, 2)) == ["rare"]


def test_add_same_story_often_takes_no_memory():
    index = StoryIndex(DAY, 100)
    for second in range(1_000):
        index.add(story("a", at=float(second)))

    assert len(index) == 1
    assert len(index._by_time) < 100


STORIES = st.lists(
    st.tuples(
        st.sampled_from("abcdefgh"),
        st.sampled_from(("en", "de")),
        st.sets(st.integers(0, 9)),
        st.floats(0, 3 * DAY),
    )
)


@given(STORIES)
def test_remove_all_stories_leaves_nothing(rows):
    index = StoryIndex(DAY, 5)
    for name, language, terms, at in rows:
        index.add(story(name, sorted(terms), language, at))
        assert len(index) <= 5
    for name in "abcdefgh":
        index.remove(name)

    assert len(index) == 0
    assert len(index._postings) == 0
    assert index._numbers == {}
    assert not any(index._by_language.values())

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from extractors.crosslingual.story_index import UNIT, StoryIndex

DAY = 86_400.0


def story(name, terms=(1, 2, 3), language="en", at=0.0):
    return language, name, [*terms], at


def index_of(*stories, window=DAY, most=100):
    index = StoryIndex(window, most)
    for added in stories:
        index.add(*added)
    return index


def search(index, terms=(1, 2, 3), language="de", at=0.0, count=8):
    return index.search([*terms], language, at, count)


def names(index, *args, **options):
    return [s.story for s in search(index, *args, **options).stories]


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

    common, rare = search(index, (1, 2)).weights
    assert rare > common > 0


def test_search_shared_and_length_are_sums_of_weights():
    index = index_of(story("a", (1, 2, 9)), story("b", (1, 8)))

    found = search(index, (1, 2, 5))
    first, second, unknown = found.weights
    assert found.stories[0].story == "a"
    assert found.shared == [first + second, first]
    assert found.lengths[0] > first + second
    assert unknown > second
    assert abs(second / UNIT - 0.48) < 0.01  # log(3 / 1.5) ** 2


def test_candidates_term_of_thousands_of_stories_is_not_read():
    index = StoryIndex(DAY, 10_000)
    for number in range(2_001):
        index.add(*story(f"s{number}", (1,)))
    index.add(*story("rare", (1, 2)))

    assert names(index, (1, 2)) == ["rare"]


def test_add_same_story_often_takes_no_memory():
    index = StoryIndex(DAY, 100)
    for second in range(1_000):
        index.add(*story("a", at=float(second)))

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


@given(STORIES, st.sets(st.integers(0, 9)), st.integers(0, 99))
def test_search_does_not_depend_on_what_was_there_before(rows, terms, seed):
    """Nor on the order in which the stories came."""
    changed = StoryIndex(10 * DAY, 100)
    last = {}
    for name, language, own, at in rows:
        changed.add(*story(name, sorted(own), language, at))
        last[name, language] = own, at
    changed.remove("a")
    fresh = StoryIndex(10 * DAY, 100)
    left = [entry for entry in last.items() if entry[0][0] != "a"]
    Random(seed).shuffle(left)
    for (name, language), (own, at) in left:
        fresh.add(*story(name, sorted(own), language, at))

    for language in ("en", "de", "fr"):
        one, other = (
            search(index, sorted(terms), language, DAY)
            for index in (changed, fresh)
        )
        assert one.weights == other.weights
        assert [(s.story, s.language, s.at) for s in one.stories] == [
            (s.story, s.language, s.at) for s in other.stories
        ]
        assert one.shared == other.shared
        assert one.lengths == other.lengths


@given(STORIES)
def test_remove_all_stories_leaves_nothing(rows):
    index = StoryIndex(DAY, 5)
    for name, language, terms, at in rows:
        index.add(*story(name, sorted(terms), language, at))
        assert len(index) <= 5
    for name in "abcdefgh":
        index.remove(name)

    assert len(index) == 0
    assert len(index._postings) == 0
    assert index._numbers == {}
    assert not any(index._sizes.values())

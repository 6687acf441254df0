import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.crosslingual import THRESHOLD, StoryLinker

HOUR = 3_600.0
DAY = 24 * HOUR
FLOOD = [f"number:{n}" for n in (1204, 3817, 550_300, 71, 19_500, 88_400)]


def fill(linker, stories=200, language="en", at=0.0):
    """Add stories that share only common terms with others."""
    for story in range(stories):
        own = [f"sound:{language}{story}{n}" for n in range(10)]
        common = ["iso3166:US", f"number:{story % 7}"]
        linker.add(f"{language}-{story}", language, [*own, *common], at)


def linker_with(terms=FLOOD, language="en", at=0.0):
    linker = StoryLinker()
    fill(linker)
    linker.add("flood", language, ["iso3166:US", *terms], at)
    return linker


def test_find_other_language_same_terms_links():
    link = linker_with().find("de", [*FLOOD, "sound:hchwsr"], HOUR)

    assert link is not None
    assert link.story == "flood"
    assert THRESHOLD <= link.score <= 1


def test_find_same_language_finds_nothing():
    assert linker_with().find("en", FLOOD, HOUR) is None


def test_find_region_of_same_language_finds_nothing():
    assert linker_with().find("en-GB", FLOOD, HOUR) is None


def test_find_common_terms_only_finds_nothing():
    terms = ["iso3166:US", "number:1", "number:2", "number:3"]

    assert linker_with().find("de", terms, HOUR) is None


def test_find_two_shared_terms_finds_nothing():
    linker = linker_with(FLOOD[:2])

    link = linker.most_similar("de", FLOOD[:2], HOUR)

    assert link is not None
    assert link.score >= THRESHOLD
    assert linker.find("de", FLOOD[:2], HOUR) is None


def test_find_few_stories_finds_nothing():
    linker = StoryLinker()
    linker.add("storm", "en", FLOOD, 0.0)

    assert linker.find("de", FLOOD, HOUR) is None


def test_find_outside_window_finds_nothing():
    linker = linker_with()

    assert linker.find("de", FLOOD, 3 * DAY) is None
    assert linker.find("de", FLOOD, -3 * DAY) is None


def test_find_evidence_starts_with_heaviest_term():
    linker = linker_with()
    linker.add("rain", "en", FLOOD[:1], 0.0)

    link = linker.find("de", ["iso3166:US", *FLOOD], HOUR)

    assert link is not None
    assert link.terms[-1] == "iso3166:US"
    assert link.terms[-2] == FLOOD[0]
    assert set(link.terms[:-1]) == set(FLOOD)


def test_find_many_shared_terms_evidence_has_eight():
    terms = [f"number:{n}" for n in range(1000, 1020)]

    link = linker_with(terms).find("de", terms, HOUR)

    assert link is not None
    assert len(link.terms) == 8


def test_find_story_in_both_languages_is_found_by_the_other():
    linker = linker_with()
    linker.add("flood", "de", ["sound:hchwsr"], HOUR)

    link = linker.find("de", FLOOD, HOUR)

    assert link is not None
    assert link.story == "flood"


def test_add_again_replaces_terms():
    linker = linker_with()
    linker.add("flood", "en", ["sound:vrtrkt"], HOUR)

    assert linker.find("de", FLOOD, HOUR) is None


def test_replace_story_loses_its_other_languages():
    linker = linker_with()
    linker.add("flood", "fr", FLOOD, 0.0)
    before = len(linker)
    linker.replace("flood", {"en-GB": (["sound:vrtrkt"], HOUR, b"")})

    assert linker.find("de", FLOOD, HOUR) is None
    assert len(linker) == before - 1


def test_remove_story_is_not_found():
    linker = linker_with()
    before = len(linker)
    linker.remove("flood")

    assert linker.find("de", FLOOD, HOUR) is None
    assert len(linker) == before - 1


def test_remove_unknown_story_changes_nothing():
    linker = linker_with()
    before = len(linker)
    linker.remove("unknown")

    assert len(linker) == before


def test_add_after_window_drops_old_stories():
    linker = linker_with()
    linker.add("late", "en", FLOOD, 3 * DAY)

    assert len(linker) == 1


def test_add_too_many_stories_drops_oldest():
    linker = StoryLinker(max_stories=50)
    for story in range(60):
        linker.add(f"s{story}", "en", FLOOD, float(story))

    assert len(linker) == 50
    linker.remove("s9")
    assert len(linker) == 50
    linker.remove("s10")
    assert len(linker) == 49


def unit(*values):
    vector = np.zeros(512)
    vector[: len(values)] = values
    return (vector / np.linalg.norm(vector)).astype("<f2").tobytes()


def test_find_similar_vectors_add_to_the_score():
    linker = StoryLinker()
    fill(linker)
    linker.add("flood", "en", FLOOD, 0.0, unit(1))
    without = linker.most_similar("de", FLOOD, HOUR)

    equal = linker.most_similar("de", FLOOD, HOUR, unit(1))
    other = linker.most_similar("de", FLOOD, HOUR, unit(0, 1))

    assert other.score < without.score < equal.score


def test_find_equal_terms_vector_chooses_the_story():
    linker = StoryLinker()
    fill(linker)
    linker.add("flood a", "en", FLOOD, 0.0, unit(0, 1))
    linker.add("flood b", "en", FLOOD, 0.0, unit(1))

    link = linker.find("de", FLOOD, HOUR, unit(1, 0.1))

    assert link is not None
    assert link.story == "flood b"


TERMS = st.lists(st.sampled_from([f"number:{n}" for n in range(30)]))
STORIES = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(("en", "de")), TERMS),
    unique_by=lambda story: story[:2],
)  # fmt: skip


@given(STORIES, TERMS, st.randoms())
def test_find_stories_in_any_order_finds_the_same(stories, terms, random):
    answers = []
    for _ in range(2):
        linker = StoryLinker()
        for name, language, story_terms in stories:
            linker.add(name, language, story_terms, 0.0)
        answers.append(linker.most_similar("fr", terms, 0.0))
        random.shuffle(stories)

    assert answers[0] == answers[1]


@given(STORIES, TERMS)
def test_find_score_is_a_share_and_terms_are_shared(stories, terms):
    linker = StoryLinker()
    for name, language, story_terms in stories:
        linker.add(name, language, story_terms, 0.0)

    link = linker.most_similar("fr", terms, 0.0)

    if link is not None:
        assert 0 <= link.score <= 1
        assert set(link.terms) <= set(terms)


def test_find_other_language_removed_finds_nothing():
    linker = linker_with(language="de")
    assert linker.most_similar("en", FLOOD, HOUR) is not None

    linker.remove("flood")

    assert linker.most_similar("en", FLOOD, HOUR) is None

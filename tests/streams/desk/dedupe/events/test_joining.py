"""What a story of an event is to readers, as scenarios."""

import pytest

from streams.desk.state.models import STORES
from streams.desk.state.state import dict_state
from tests.streams.desk.dedupe.desk import Desk, item

FERRY = (
    "KESTWICK. A ferry with 214 passengers sank off Kestwick on Tuesday after"
    " it hit a sandbank, the coast guard said. Eleven people are missing."
)
FERRY_HEADLINE = "Ferry with 214 passengers sinks off Kestwick"
OTHER_WORDS = (
    "Eleven people were missing off Kestwick after a ferry that carried 214"
    " passengers struck a sandbank and sank, according to the coast guard."
    " Boats from three villages went out in the night to search."
)
OTHER_HEADLINE = "Eleven missing as Kestwick ferry sinks"
FIRE = (
    "A fire that began in a paper mill has driven two thousand people from"
    " their homes in Lindmoor, the mayor said. Nobody was hurt."
)
FIRE_HEADLINE = "Mill fire drives 2,000 from homes in Lindmoor"


def first():
    return item("first", headline=FERRY_HEADLINE, body=FERRY)


def second(uri="second", agency="Agency B", body=OTHER_WORDS):
    return item(
        uri, feed="feed-b", agency=agency, headline=OTHER_HEADLINE, body=body
    )


def fire():
    return item(
        "fire", feed="feed-c", agency="Agency C",
        headline=FIRE_HEADLINE, body=FIRE,
    )  # fmt: skip


@pytest.fixture
def desk():
    return Desk()


def story(verdict):
    return verdict.uniques[0].story


def texts_of(desk):
    (event,) = desk.state.events.values()
    return [text.uri for text in event.texts]


def test_item_of_another_agency_on_one_event_joins_its_story(desk):
    begun = desk.take(first())
    joined = desk.take(second())

    assert story(joined) == story(begun)
    evidence = joined.uniques[0].joined
    assert 0 < evidence.score <= 1
    assert "Kestwick" in evidence.terms
    assert begun.uniques[0].joined is None
    desk.check_repeats()


def test_item_on_another_event_begins_a_story(desk):
    begun = desk.take(first())
    other = desk.take(fire())

    assert story(other) != story(begun)
    assert other.uniques[0].joined is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Harlow Trust on Tuesday priced 250 million crowns of ten-year"
            " notes at 4.2 percent. The paper is sold in lots of 5,000 and is"
            " listed in Kestwick. Proceeds go to the general purse.",
            "Medway Rail on Tuesday priced 90 million florins of six-year"
            " notes at 3.1 percent. The paper is sold in lots of 1,000 and is"
            " listed in Lindmoor. Proceeds go to the general purse.",
        ),
        (
            "Kestwick beat Lindmoor 3-1 on Saturday after two late goals by"
            " Ines Falk. The visitors led at the break. Some 4,100 people saw"
            " the match, and the hosts are now third in the table.",
            "Ardenport beat Selby Vale 2-0 on Saturday after an early goal by"
            " Tom Reuss. The visitors ended with ten men. Some 900 people saw"
            " the match, and the hosts are now eighth in the table.",
        ),
        (
            "A quake of magnitude 5.4 shook the coast near Kestwick early on"
            " Monday, the survey said. No damage was reported at first. It"
            " struck at a depth of 12 kilometres.",
            "A quake of magnitude 6.1 shook the hills near Ardenport late on"
            " Monday, the survey said. Houses were cracked in two villages."
            " It struck at a depth of 40 kilometres.",
        ),
        (
            "The port of Rulle opens a second grain quay in May, its owners"
            " said on Friday. It takes ships of 60,000 tonnes and has cost 48"
            " million. Farmers had asked for it since the long drought.",
            "The harbour of Sandwyk closes its old lock in May, the water"
            " board said on Friday. Ships of 9,000 tonnes must go around by"
            " the river. The work has cost 31 million and takes two years.",
        ),
    ],
)
def test_items_of_one_form_on_two_events_are_two_stories(desk, one, other):
    """In a lane of few texts every word is rare."""
    begun = desk.take(item("one", headline=one[:60], body=one))
    second = desk.take(
        item("two", feed="feed-b", agency="Agency B",
             headline=other[:60], body=other)
    )  # fmt: skip

    assert story(second) != story(begun)


SEARCH = (
    "Rescue teams ended their search of the sound on Tuesday evening, and the"
    " toll rose to nine, a spokeswoman for the rescue service, Mia Holt, said."
    " A naval vessel had looked for survivors in icy water since dawn. Bishop"
    " Karl Thane leads a service of mourning in the cathedral."
)
SEARCH_HEADLINE = "Search of the sound ends, toll rises to nine"
FERRY_CREW = (
    " Captain Jonas Reiter told the pilot that the steering of the Marie"
    " Solberg had failed. It had 38 cars on its deck."
)
BRIDGE = (
    "The ferry Marie Solberg, which hit a sandbank and sank off Kestwick with"
    " 214 passengers and 38 cars, has cost nine lives, the coast guard said."
    " Its steering had failed, said Captain Jonas Reiter. Rescue teams ended their"
    " search of the sound after a naval vessel had found no more survivors in"
    " the icy water. A service of mourning in the cathedral is led by Bishop"
    " Karl Thane, said Mia Holt, spokeswoman of the rescue service."
)
BRIDGE_HEADLINE = (
    "Search of sound ends after ferry with 214 sinks off Kestwick"
)


def long_first():
    return item("first", headline=FERRY_HEADLINE, body=FERRY + FERRY_CREW)


def search():
    return item(
        "search", feed="feed-b", agency="Agency B",
        headline=SEARCH_HEADLINE, body=SEARCH,
    )  # fmt: skip


def bridge(**fields):
    defaults = {
        "feed": "feed-c", "agency": "Agency C",
        "headline": BRIDGE_HEADLINE, "body": BRIDGE,
    }  # fmt: skip
    return item("bridge", **defaults | fields)


def test_item_on_two_stories_merges_the_later_into_the_first(desk):
    begun, apart = desk.take(long_first()), desk.take(search())
    assert story(begun) != story(apart)

    merged = desk.take(bridge())

    assert story(merged) == story(begun)
    assert merged.uniques[0].joined.merged == (story(apart),)
    desk.check_repeats()


def test_later_version_and_copy_of_a_merged_story_have_the_id_of_the_first(
    desk,
):
    begun = desk.take(long_first())
    desk.take(search())
    assert desk.take(bridge()).uniques[0].joined.merged

    update = desk.take(
        item("search", feed="feed-b", agency="Agency B",
             headline=SEARCH_HEADLINE, body=f"{SEARCH} Flags are lowered.")
    )  # fmt: skip
    copy = desk.take(
        item("copy", feed="feed-d", agency="Agency D",
             headline=SEARCH_HEADLINE, body=SEARCH)
    )  # fmt: skip

    assert story(update) == story(begun)
    assert copy.duplicates[0].story == story(begun)
    desk.check_repeats()


def test_killed_bridge_leaves_the_stories_merged_without_its_words(desk):
    begun = desk.take(long_first())
    desk.take(search())
    desk.take(bridge())

    killed = desk.take(bridge(pub_status="canceled", headline="", body=""))

    assert story(killed) == story(begun)
    (kept,) = (event for event in desk.state.events.values() if event.texts)
    assert [text.uri for text in kept.texts] == ["first", "search"]


def test_item_on_one_story_merges_no_other(desk):
    desk.take(long_first())
    apart = desk.take(search())

    joined = desk.take(second())

    assert joined.uniques[0].joined.merged == ()
    assert story(joined) != story(apart)


TOWNS = (
    "Kestwick", "Lindmoor", "Ardenport", "Selby Vale", "Rulle", "Sandwyk",
    "Torrholm", "Brackwater", "Osterby", "Calder Cross", "Penhallow",
    "Marrick", "Estavik", "Dunmere",
)  # fmt: skip
MAYORS = (
    "Ada Quist", "Jon Brandt", "Ines Falk", "Tom Reuss", "Mia Holt",
    "Per Lund", "Eva Stark", "Ola Grimm", "Nina Voss", "Karl Thane",
    "Lea Morrow", "Hugo Pell", "Rosa Lind", "Emil Crane",
)  # fmt: skip


def test_each_run_of_a_template_begins_a_story(desk):
    """Also the runs after the ten texts at which the search for copies looks."""
    stories = {
        story(
            desk.take(
                item(
                    f"run-{number}",
                    headline=f"{town} votes for its market",
                    body=f"The council of {town} has voted by {20 + number} to"
                    f" {3 + number} to rebuild the market hall after a debate"
                    " of six hours. Work begins in spring and is to take two"
                    " years. Traders had feared that stalls would be moved"
                    f" for good, but the mayor, {mayor}, said that a place is"
                    " found on the green.",
                )
            )
        )
        for number, (town, mayor) in enumerate(zip(TOWNS, MAYORS, strict=True))
    }

    assert len(stories) == len(TOWNS)


def test_copy_is_a_duplicate_in_the_story_and_no_text_of_it(desk):
    desk.take(first())
    joined = desk.take(second())
    copy = desk.take(second(uri="copy", agency="Agency D"))

    (duplicate,) = copy.duplicates
    assert duplicate.story == story(joined)
    assert duplicate.duplicate_of == "second"
    assert texts_of(desk) == ["first", "second"]
    desk.check_repeats()


def test_update_stays_in_its_story_and_replaces_its_text(desk):
    begun = desk.take(first())
    updated = desk.take(
        item(
            "first",
            headline="Ferry off Kestwick raised",
            body=FERRY + " Divers raised the hull with balloons.",
        )
    )

    assert story(updated) == story(begun)
    assert texts_of(desk) == ["first"]


def test_kill_takes_the_words_of_the_first_report_out_of_the_story(desk):
    begun = desk.take(first())
    desk.take(second())
    killed = desk.take(
        item("first", pub_status="canceled", headline="", body="")
    )

    assert story(killed) == story(begun)
    assert texts_of(desk) == ["second"]
    (event,) = desk.state.events.values()
    assert event.id == story(begun)


def test_indexes_built_again_from_the_stores_find_the_same(desk):
    for news in (first(), second(), fire()):
        desk.take(news)
    again = Desk()
    again.state, again.now = dict_state(), desk.now
    for name in STORES:
        getattr(again.state, name).update(getattr(desk.state, name))
    again.state.rebuild()

    news = second("third", "Agency E", OTHER_WORDS[:140])
    one, other = again.take(news), desk.take(news)
    assert [unique.story for unique in one.uniques] == [
        unique.story for unique in other.uniques
    ]
    assert [unique.joined for unique in one.uniques] == [
        unique.joined for unique in other.uniques
    ]


def test_stories_out_of_the_window_expire_by_ticks(desk):
    desk.take(first())
    desk.wait(days=10)
    later = desk.take(fire())
    desk.wait(minutes=1)

    assert [event.id for event in desk.state.events.values()] == [story(later)]

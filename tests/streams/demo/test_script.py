from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from streams.demo import script
from streams.demo.model import AGENCIES, FEEDS
from streams.demo.spin import SUBSTITUTES, spin
from streams.demo.trickle import trickled

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def ids(feed, seconds):
    return [
        (one.story.id, one.story.version)
        for one in script.carried(feed, seconds, START)
    ]


def test_every_kind_happens_within_45_seconds():
    happened = {event.kind for event in script.SCRIPT if event.at < 45}

    assert set(get_args(script.Kind)) == happened


def test_every_agency_has_a_story_at_once():
    with_story = {
        one.story.agency
        for feed in FEEDS
        for one in script.carried(feed.id, 0.0, START)
    }

    assert {agency.id for agency in AGENCIES} == with_story


def test_a_feed_at_a_moment_is_a_function_of_the_moment():
    assert script.carried("kompass", 60, START) == script.carried(
        "kompass", 60, START
    )


def test_a_later_version_takes_the_place_of_the_earlier_and_comes_first():
    assert ids("kompass", 23.9)[-1] == ("rheinpegel", 1)
    assert ids("kompass", 24.0)[0] == ("rheinpegel", 2)
    assert ("rheinpegel", 1) not in ids("kompass", 24.0)


def test_an_update_keeps_the_first_time():
    newest = script.carried("rhodane", 28.0, START)[0]

    assert newest.story.version == 2
    assert newest.first == START + timedelta(seconds=7)
    assert newest.sent == START + timedelta(seconds=28)


def test_the_embargoed_story_is_sent_before_its_time():
    held = script.carried("kompass", 8.0, START)[0]

    assert held.embargoed_until == START + timedelta(seconds=30)


def test_the_kill_has_no_text():
    kill = script.carried("kompass", 34.0, START)[0].story

    assert (kill.id, kill.status, kill.body) == ("werft", "canceled", "")
    assert kill.note


def test_the_reprint_has_the_words_of_its_source():
    source = script.story_of("north-harbour/ferry", 1)
    reprint = script.story_of("meridian/ferry-reprint", 1)

    assert source.body == reprint.body
    assert source.pictures == reprint.pictures
    assert source.headline != reprint.headline


def test_the_spun_copy_keeps_names_and_numbers_and_loses_words():
    source = script.story_of("north-harbour/grain", 1).body
    spun = script.story_of("meridian/grain-spun", 1).body
    swapped = [
        (was, now)
        for was, now in zip(source.split(), spun.split(), strict=True)
        if was != now
    ]

    assert 20 <= len(swapped) <= 60
    assert "Anneke de Wit" in spun
    assert "218 euros" in spun


def test_spin_keeps_the_capital():
    assert spin("Prices, prices and Price Hill") == (
        "Hargas, hargas and Harga Hill"
    )
    assert all(word == word.lower() for word in SUBSTITUTES)


def test_a_caption_comes_back_across_stories():
    captions = Counter(
        picture.caption
        for feed in FEEDS
        for one in script.carried(feed.id, 20, START)
        for picture in one.story.pictures
    )

    assert captions.most_common(1)[0][1] == 3


def test_the_trickle_goes_on_and_gives_every_agency_its_turn():
    first = {trickled(number).agency for number in range(4)}

    assert {agency.id for agency in AGENCIES} == first
    assert ids("meridian", 4000)[0] != ids("meridian", 3900)[0]
    assert len(ids("meridian", 4000)) == script.CARRIED_MOST


def shingles(text):
    words = text.lower().split()
    return set(zip(words, words[1:], words[2:], strict=False))


@pytest.mark.parametrize("number", range(24))
def test_no_two_trickled_stories_share_a_frame_soon(number):
    ours = shingles(trickled(number).body)
    others = [
        shingles(trickled(later).body)
        for later in range(number + 1, number + 14)
    ]

    assert all(
        len(ours & theirs) < 0.1 * min(len(ours), len(theirs))
        for theirs in others
    )


@pytest.mark.parametrize("number", range(0, 200, 7))
def test_trickled_stories_have_all_their_facts(number):
    story = trickled(number)

    assert "{" not in story.headline + story.body
    assert 60 <= len(story.body.split()) <= 350


def test_scripted_copy_has_the_length_of_wire_copy():
    lengths = {
        event.story: len(
            script.story_of(event.story, event.version).body.split()
        )
        for event in script.SCRIPT
        if event.story and event.kind not in {"kill", "poison"}
    }

    assert all(120 <= words <= 350 for words in lengths.values()), lengths

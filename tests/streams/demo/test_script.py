from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest

from streams.demo import script
from streams.demo.model import AGENCIES, FEEDS
from streams.demo.spin import SUBSTITUTES, spin
from streams.demo.trickle import trickle_story

START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def ids(feed, seconds):
    return [
        (carried.story.id, carried.story.version)
        for carried in script.stories_at(feed, seconds, START)
    ]


def test_script_has_every_kind_within_45_seconds():
    kinds = {event.kind for event in script.SCRIPT if event.at < 45}

    assert set(get_args(script.Kind)) == kinds


def test_stories_every_agency_has_one_at_the_start():
    with_story = {
        carried.story.agency
        for feed in FEEDS
        for carried in script.stories_at(feed.id, 0.0, START)
    }

    assert {agency.id for agency in AGENCIES} == with_story


def test_stories_same_time_are_equal():
    assert script.stories_at("kompass", 60, START) == script.stories_at(
        "kompass", 60, START
    )


def test_stories_new_version_replaces_old_and_is_first():
    assert ids("kompass", 23.9)[-1] == ("rheinpegel", 1)
    assert ids("kompass", 24.0)[0] == ("rheinpegel", 2)
    assert ("rheinpegel", 1) not in ids("kompass", 24.0)


def test_stories_update_keeps_time_of_first_version():
    newest = script.stories_at("rhodane", 28.0, START)[0]

    assert newest.story.version == 2
    assert newest.first == START + timedelta(seconds=7)
    assert newest.sent == START + timedelta(seconds=28)


def test_stories_embargoed_story_has_end_of_embargo():
    embargoed = script.stories_at("kompass", 8.0, START)[0]

    assert embargoed.embargoed_until == START + timedelta(seconds=30)


def test_stories_kill_has_note_and_no_text():
    kill = script.stories_at("kompass", 34.0, START)[0].story

    assert (kill.id, kill.status, kill.body) == ("werft", "canceled", "")
    assert kill.note


def test_story_reprint_has_text_of_its_source():
    source = script.story_of("north-harbour/ferry", 1)
    reprint = script.story_of("meridian/ferry-reprint", 1)

    assert source.body == reprint.body
    assert source.pictures == reprint.pictures
    assert source.headline != reprint.headline


def test_story_spun_copy_keeps_names_and_numbers():
    source = script.story_of("north-harbour/grain", 1).body
    spun = script.story_of("meridian/grain-spun", 1).body
    substituted = [
        (old, new)
        for old, new in zip(source.split(), spun.split(), strict=True)
        if old != new
    ]

    assert 20 <= len(substituted) <= 60
    assert "Anneke de Wit" in spun
    assert "218 euros" in spun


def test_spin_keeps_capital_letter():
    assert spin("Prices, prices and Price Hill") == (
        "Hargas, hargas and Harga Hill"
    )
    assert all(word == word.lower() for word in SUBSTITUTES)


def test_stories_share_a_caption():
    captions = Counter(
        picture.caption
        for feed in FEEDS
        for carried in script.stories_at(feed.id, 20, START)
        for picture in carried.story.pictures
    )

    assert captions.most_common(1)[0][1] == 3


def test_trickle_gives_stories_of_all_agencies_without_end():
    first = {trickle_story(number).agency for number in range(4)}

    assert {agency.id for agency in AGENCIES} == first
    assert ids("meridian", 4000)[0] != ids("meridian", 3900)[0]
    assert len(ids("meridian", 4000)) == script.MAX_STORIES


def shingles(text):
    words = text.lower().split()
    return set(zip(words, words[1:], words[2:], strict=False))


@pytest.mark.parametrize("number", range(24))
def test_trickle_next_13_stories_use_other_frames(number):
    story = shingles(trickle_story(number).body)
    others = [
        shingles(trickle_story(later).body)
        for later in range(number + 1, number + 14)
    ]

    assert all(
        len(story & other) < 0.1 * min(len(story), len(other))
        for other in others
    )


@pytest.mark.parametrize("number", range(0, 200, 7))
def test_trickle_story_has_no_open_placeholder(number):
    story = trickle_story(number)

    assert "{" not in story.headline + story.body
    assert 60 <= len(story.body.split()) <= 350


def test_script_stories_have_120_to_350_words():
    lengths = {
        event.story: len(
            script.story_of(event.story, event.version).body.split()
        )
        for event in script.SCRIPT
        if event.story and event.kind not in {"kill", "poison"}
    }

    assert all(120 <= words <= 350 for words in lengths.values()), lengths

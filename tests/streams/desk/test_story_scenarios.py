"""Stories from raw items to ``wire.stories``, through all steps of the desk."""

from datetime import UTC, datetime, timedelta

import pytest

from extractors.entities import rule_engine
from extractors.model.raw import RawItem
from extractors.output.codec import decode, encode
from streams.config.settings import Settings
from streams.demo.trickle import trickle_story
from streams.desk.simulator import DeskSimulator, annotator
from streams.records import Duplicate, Story

START = datetime(2026, 3, 3, 9, tzinfo=UTC)
ENGINE = rule_engine()

FERRY = (
    "Ferry with 214 passengers sinks off Kestwick",
    "A ferry with 214 passengers sank off Kestwick on Tuesday after it hit a"
    " sandbank, the coast guard said. Eleven people are missing.",
    "The Marie Solberg had left the island of Torrholm at 06:40 with 38 cars"
    " on its deck, and sent a call for help at 07:15.",
    "Captain Jonas Reiter told rescuers that the steering had failed. Two"
    " helicopters from Ardenport searched the sound, where the water had four"
    " degrees.",
)
OTHER_WORDS = (
    "Eleven missing as Kestwick ferry sinks",
    "Eleven people were missing off Kestwick after a ferry that carried 214"
    " passengers struck a sandbank and sank, according to the coast guard.",
    "Boats from three villages went out in the night to search. Survivors in"
    " blankets were brought to a school in Kestwick, where the mayor, Ada"
    " Quist, read out names.",
    "The line, Torrholm Rederi, has run the Marie Solberg for nineteen years.",
)
GERMAN = (
    "Fähre mit 214 Fahrgästen vor Kestwick gesunken",
    "Eine Fähre mit 214 Fahrgästen ist am Dienstag vor Kestwick gesunken,"
    " nachdem sie auf eine Sandbank gelaufen war, teilte die Küstenwache mit."
    " Elf Menschen werden vermisst.",
    "Die Marie Solberg hatte die Insel Torrholm um 06:40 Uhr mit 38 Autos an"
    " Deck verlassen und um 07:15 Uhr um Hilfe gerufen.",
    "Kapitän Jonas Reiter sagte den Rettern, die Steuerung sei ausgefallen."
    " Zwei Hubschrauber aus Ardenport suchten den Sund ab.",
)
SEARCH = (
    "Search of the sound ends, eleven dead",
    "Rescue teams ended their search of the sound on Tuesday evening, and the"
    " number of the dead rose to eleven, a spokeswoman for the rescue service,"
    " Mia Holt, said.",
    "A naval vessel had looked for survivors in icy water since dawn. A"
    " service of mourning is held in the cathedral on Sunday.",
    "Bishop Karl Thane asked for blankets and candles. Flags hang at half"
    " mast on the quays.",
)
BRIDGE = (
    "Search of the sound ends after ferry with 214 passengers sinks",
    "The ferry Marie Solberg, which struck a sandbank and sank off Kestwick"
    " with 214 passengers and 38 cars, has cost eleven lives. Rescue"
    " teams ended their search of the sound in the evening.",
    "After its steering had failed, Captain Jonas Reiter called for help at"
    " 07:15, according to the coast guard. A naval vessel found no more"
    " survivors in the icy water, Mia Holt, spokeswoman of the rescue service,"
    " said.",
    "Bishop Karl Thane leads a service of mourning in the cathedral on Sunday;"
    " flags hang at half mast.",
)


def wire(name, minutes, text, **fields):
    """Return a raw item; the first part of its name is its agency."""
    headline, *paragraphs = text
    agency, _, slug = name.partition("/")
    uri = f"urn:newsml:{agency.lower()}:{slug}"
    at = START + timedelta(minutes=minutes)
    document = {
        "uri": uri, "type": "text", "language": "en", "version": "1",
        "versioncreated": at.isoformat(), "headline": headline,
        "body_text": "\n\n".join(paragraphs),
    } | fields  # fmt: skip
    return RawItem(
        agency.lower(), uri, "application/ninjs+json", at, encode(document),
        agency=agency, lane=document["language"],
        language=document["language"],
    )  # fmt: skip


def kill(name, minutes):
    return wire(name, minutes, ("", ""), version="2", pubstatus="canceled")


def fill(count=40):
    """Return other stories, so that single terms weigh something."""
    stories = map(trickle_story, range(count))
    return [
        wire(f"Fill/{number}", number - 60, (story.headline, story.body))
        for number, story in enumerate(stories)
    ]


class Readers:
    """A desk, and what the readers of its topics have after each item."""

    def __init__(self):
        self._desk = DeskSimulator(
            annotator(ENGINE, (), Settings()), Settings()
        )
        self.records = []

    def take(self, *items):
        for item in items:
            self.records += self._desk.records(item)
        return self

    def latest(self, topic, kind):
        newest = {
            record.key.decode(): record.value
            for record in self.records
            if record.topic.name == topic
        }
        return {
            key: decode(value, kind) for key, value in newest.items() if value
        }

    def statuses(self):
        """Return every status that a story had."""
        return [
            decode(record.value, Story).status
            for record in self.records
            if record.topic.name == "stories"
        ]

    def story(self):
        """Return the only story that is not merged into another."""
        stories = self.latest("stories", Story).values()
        (story,) = (story for story in stories if not story.merged_into)
        return story


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

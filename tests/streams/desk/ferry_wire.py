"""Invented reports of a ferry, and a desk with what its readers have."""

from datetime import UTC, datetime, timedelta

from extractors.entities import rule_engine
from extractors.model.raw import RawItem
from extractors.output.codec import decode, encode
from streams.config.settings import Settings
from streams.desk.simulator import DeskSimulator, annotator
from streams.records import Story

__all__ = [
    "BRIDGE", "FERRY", "FIRE", "GERMAN", "OTHER_WORDS", "SEARCH", "Readers", "kill",
    "wire",
]  # fmt: skip

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
    " number of the dead rose to eleven, said Mia Holt, spokeswoman for the"
    " rescue service.",
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
FIRE = (
    "Mill fire drives 2,000 from homes in Lindmoor",
    "A fire that began in a paper mill has driven two thousand people from"
    " their homes in Lindmoor, the mayor, Hugo Pell, said. Nobody was hurt.",
    "Smoke from the stacks of paper drifted over the valley. The railway to"
    " Osterby stays closed until the evening.",
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


def kill(name, minutes, version="2"):
    return wire(name, minutes, ("", ""), version=version, pubstatus="canceled")


class Readers:
    """A desk, and what the readers of its topics have after each item."""

    def __init__(self, engine=ENGINE, encoder=None):
        self._desk = DeskSimulator(
            annotator(engine, (), Settings(), encoder), Settings()
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

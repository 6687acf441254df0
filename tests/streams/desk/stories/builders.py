"""Reports of invented items, and a stories step with its state in memory."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from extractors.output.codec import decode
from streams.desk.stories.state import apply, dict_stories
from streams.desk.stories.step import take_report
from streams.kafka.topics import STORIES
from streams.records import Story, StoryJoin, StoryReport

__all__ = ["AT", "Desk", "at", "copy", "join", "report"]

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
STRIKE = tuple(f"sound:strike{number:02}" for number in range(40))
"""Terms of a text of some 200 words."""


def at(minutes):
    return AT + timedelta(minutes=minutes)


def report(uri="urn:a:1", minutes=0.0, **fields):
    """Return a report; the name of the agency is the second part of a uri."""
    agency = uri.split(":")[1].upper()
    defaults = {
        "event": "new", "at": at(minutes), "story": "s1", "uri": uri,
        "lane": "en", "agency": agency, "language": "en", "revision": 1,
        "headline": f"Headline of {uri}", "source": f"raw-0:{minutes}",
    }  # fmt: skip
    return StoryReport(**(defaults | fields))


def copy(uri, of, minutes, **fields):
    return replace(
        report(uri, minutes, event="copy", copy_of=of, revision=0, **fields),
        headline="",
        language="",
    )


def join(*merged, score=0.9, terms=("pilots", "strike")):
    return StoryJoin(score, terms, merged)


class Desk:
    """The step with its state and what its readers have."""

    def __init__(self, routes=()):
        self.state = dict_stories()
        self.routes = routes
        self.records = []
        self.outputs = []

    def take(self, *reports):
        """Put reports through the step; return the last output."""
        for entry in reports:
            output = take_report(entry, self.state, self.routes)
            apply(
                output.writes, output.now, self.state, is_tick=output.is_tick
            )
            self.records += output.records
            self.outputs.append(output)
        return self.outputs[-1]

    def fill(self, stories=60):
        """Take other stories, so that single terms weigh something."""
        for number in range(stories):
            terms = tuple(f"sound:other{number}-{n}" for n in range(40))
            name = f"other-{number}"
            self.take(report(f"urn:z:{name}", -5, story=name, terms=terms))

    def tick(self, minutes):
        return self.take(StoryReport("tick", at(minutes), source="tick"))

    def latest(self, topic="stories"):
        """Return the newest value of each key, as after a compaction."""
        newest = {}
        for record in self.records:
            if record.topic.name == topic:
                newest[record.key.decode()] = record.value
        return {
            key: decode(value, Story)
            for key, value in newest.items()
            if value is not None
        }

    def story(self, name="s1"):
        return self.latest()[name]


assert STORIES.name == "stories"

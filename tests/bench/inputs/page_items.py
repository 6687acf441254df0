"""
What the desk would have sent of many items: records for the desk page.

A thousand items go through the desk's own steps. The others are these with
another uri, headline, agency, story and time, so that a hundred thousand take
seconds and not an hour. Every fifth hundredth item is a correction, every
thousandth a kill.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import msgspec

from extractors.output.codec import encode
from streams.kafka.topics import ITEMS, OUTCOMES, STORIES, Topic
from streams.records import (
    Story,
    StoryAgency,
    StoryEvidence,
    StoryMember,
    TimelineEntry,
)
from tests.bench.running.pure_steps import PureDesk
from tests.bench.running.wire_items import make_item

__all__ = ["PageItems", "PageRecord"]

TEMPLATES = 1000
AGENCIES, FEEDS, MEMBERS = 40, 300, 5
PageRecord = tuple[Topic, str, bytes, int]
"""Topic, key, value and time in Unix milliseconds."""


class PageItems:
    """
    Makes the records.

    Attributes:
        words: words of the headlines, for searches.
        names: names of entities.
    """

    def __init__(self) -> None:
        self._templates = list(_templates())
        self.words = sorted(
            {
                word.lower()
                for item in self._templates
                for word in item["headlines"][0]["value"].split()
                if len(word) > 4
            }
        )
        self.names = sorted(
            {
                entity["name"]
                for item in self._templates
                for entity in item["copydesk"]["entities"]
            }
        )

    def records(
        self, numbers: range, since: datetime, each: timedelta
    ) -> Iterator[PageRecord]:
        """
        Yield the records of items with these numbers, and of their stories.

        Args:
            since: time of the first item.
            each: time between two items.
        """
        for number in numbers:
            at = since + each * (number - numbers[0])
            yield from self.of_item(number, at)
            if number % MEMBERS == MEMBERS - 1:
                yield _story(number // MEMBERS, at, each)

    def of_item(self, number: int, at: datetime) -> Iterator[PageRecord]:
        """Yield the records of one item."""
        item = self._item(number, at)
        millis = int(at.timestamp() * 1000)
        yield ITEMS, item["uri"], msgspec.json.encode(item), millis
        outcome = {
            "source": f"wire.raw-0:{number}", "uri": item["uri"],
            "feed": item["copydesk"]["feed"], "outcome": "item",
            "fetchedAt": at.isoformat(),
        }  # fmt: skip
        yield OUTCOMES, outcome["source"], msgspec.json.encode(outcome), millis

    def _item(self, number: int, at: datetime) -> dict[str, Any]:
        template = self._templates[number % TEMPLATES]
        dice = Random(number)
        headline = " ".join(dice.choices(self.words, k=7)).capitalize()
        block = template["copydesk"] | {
            "story": story_id(number // MEMBERS),
            "agency": f"Agency {number % AGENCIES}",
            "feed": f"feed-{number % FEEDS}",
            "fetchedAt": at.isoformat(), "source": f"wire.raw-0:{number}",
        }  # fmt: skip
        item = template | {
            "uri": uri_of(number), "versionCreated": at.isoformat(),
            "headlines": [{"role": "main", "value": headline}],
            "copydesk": block,
        }  # fmt: skip
        if number % 1000 == 999:
            block |= {"event": "kill", "entities": []}
            return item | {
                "pubStatus": "canceled", "headlines": [], "bodies": [],
                "copydesk": block,
            }  # fmt: skip
        if number % 500 == 499:
            block["event"] = "correction"
        return item


def uri_of(number: int) -> str:
    """Return the uri of item N."""
    return f"https://wire.example/items/{number}"


def story_id(number: int) -> str:
    """Return the id of story N."""
    return f"https://wire.example/stories/{number}"


def _templates() -> Iterator[dict[str, Any]]:
    desk = PureDesk()
    for number in range(TEMPLATES):
        sent = desk.take(encode(make_item(number)), f"wire.raw-0:{number}")
        for record in sent:
            if record.topic is ITEMS and record.value:
                yield msgspec.json.decode(record.value)


def _story(number: int, at: datetime, each: timedelta) -> PageRecord:
    """Return the record of a story: of three agencies, a copy and an update."""
    first = at - each * (MEMBERS - 1)
    times = [first + each * place for place in range(MEMBERS)]
    items = [
        (uri_of(number * MEMBERS + place), f"Agency {place}", time)
        for place, time in enumerate(times)
    ]
    headline = f"Report of story {number}"
    story = Story(
        id=story_id(number), status="new" if number % 3 else "developing",
        headline=headline, headline_uri=items[0][0], languages=("en",),
        agencies=tuple(
            StoryAgency(agency, uri, time, (time - first).total_seconds())
            for uri, agency, time in items
        ),
        members=tuple(
            StoryMember(uri, agency, "new", time, "en", 1)
            for uri, agency, time in items
        ),
        timeline=tuple(
            TimelineEntry(time, uri, agency, "new", 1, headline)
            for uri, agency, time in items
        ),
        joins=tuple(
            StoryEvidence("item", uri, "", 0.6, ("harbour", "ferry", "quay"))
            for uri, _, _ in items[1:]
        ),
        first_at=first, updated_at=at,
    )  # fmt: skip
    return STORIES, story.id, encode(story), int(at.timestamp() * 1000)


def now() -> datetime:
    """Return the current time."""
    return datetime.now(UTC)

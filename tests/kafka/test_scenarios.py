"""
The hardest cases of versions, kills and embargoes, on a real Kafka.

All of them go side by side through one desk, a step at a time; between the
second step and the third the desk is killed and started again, and at the
end a second worker joins while embargoes fall due.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

import msgspec
import pytest

from extractors.model.raw import RawItem
from streams.kafka.topics import CAPTIONS, DUPLICATES, ENTITIES, ITEMS, sink
from tests.kafka.reading import publish, read, settled, wait_for

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(400)]

WORDS = [
    "harbour",
    "council",
    "bridge",
    "winter",
    "market",
    "doctor",
    "teacher",
    "engine",
    "valley",
    "ticket",
    "garden",
    "signal",
    "border",
    "farmer",
    "letter",
    "captain",
    "museum",
    "school",
    "budget",
    "summer",
    "morning",
    "island",
    "ferry",
    "tunnel",
    "library",
    "orchard",
    "meadow",
    "lantern",
    "kitchen",
    "window",
    "village",
    "mountain",
    "river",
    "station",
    "corner",
    "festival",
    "station",
    "carpenter",
    "painter",
    "violin",
    "concert",
    "weather",
    "storm",
    "rescue",
    "train",
    "factory",
    "worker",
    "union",
    "manager",
    "visitor",
    "hotel",
    "baker",
    "butcher",
    "grocer",
    "sailor",
    "pilot",
    "judge",
    "clerk",
    "lawyer",
    "court",
]
SOON = timedelta(seconds=8)
FAR = timedelta(days=1)


@dataclass(frozen=True)
class Sent:
    """One version of one item; its text is the scenario's."""

    uri: str = "root"
    version: int = 1
    status: str = "usable"
    note: str = ""
    agency: str = "Agency A"
    credit: str = ""
    embargo: timedelta | None = None
    words: int = 120


ROOT, COPY = Sent(), Sent("copy", agency="Agency B")
KILL = Sent(version=9, status="canceled", note="Withdrawn", words=0)
NEXT = Sent(version=2, words=130)
HELD = Sent(embargo=FAR)

SCENARIOS: dict[str, tuple[tuple[Sent | None, ...], str]] = {
    "older version late": ((NEXT, ROOT), "item stale"),
    "kill before first sight": ((KILL, ROOT), "killed killed"),
    "kill of a root": ((ROOT, COPY, KILL, COPY), "item duplicate killed killed"),
    "kill of a copy": (
        (ROOT, COPY, Sent("copy", 9, "canceled", words=0), NEXT),
        "item duplicate killed item",
    ),
    "kill of the origin and of what was told from it": (
        (Sent("copy", agency="Daily B", credit="Agency A"), ROOT, KILL),
        "item item killed",
    ),
    "kill of a held item": ((HELD, KILL), "held killed"),
    "early release by a later version": ((HELD, NEXT), "held item"),
    "re-send after the kill": ((ROOT, KILL, NEXT), "item killed killed"),
    "correction of a held item": (
        (HELD, None, None,
         Sent(version=2, words=130, note="Corrects a name", embargo=SOON)),
        "held held",
    ),
    "release while partitions move": (
        (None, None, None, Sent(embargo=SOON)),
        "held",
    ),
    "kill of what is released": (
        (Sent(embargo=timedelta(seconds=1)), None, None, KILL),
        "held killed",
    ),
}  # fmt: skip

LAST = {
    "older version late": {"root": ("usable", "new", 1)},
    "kill before first sight": {"root": ("canceled", "kill", 1)},
    "kill of a root": {"root": ("canceled", "kill", 2)},
    "kill of a copy": {
        "root": ("usable", "update", 2),
        "copy": ("canceled", "kill", 1),
    },
    "kill of the origin and of what was told from it": {
        "root": ("canceled", "kill", 2),
        "copy": ("canceled", "kill", 2),
    },
    "kill of a held item": {"root": ("canceled", "kill", 1)},
    "early release by a later version": {"root": ("usable", "release", 1)},
    "re-send after the kill": {"root": ("canceled", "kill", 2)},
    "correction of a held item": {"root": ("usable", "release", 1)},
    "release while partitions move": {"root": ("usable", "release", 1)},
    "kill of what is released": {"root": ("canceled", "kill", 2)},
}
"""Status, event and revision of the newest record of every item."""


def uri_of(scenario, name):
    return f"urn:scenario:{scenario.replace(' ', '-')}:{name}"


def body_of(scenario, words):
    dice = Random(scenario)
    said = [dice.choice(WORDS) for _ in range(words)]
    parts = [said[place : place + 30] for place in range(0, words, 30)]
    return "\n\n".join(f"The {' '.join(part)}." for part in parts)


def raw(scenario, sent):
    now = datetime.now(UTC)
    value = {
        "uri": uri_of(scenario, sent.uri),
        "version": str(sent.version),
        "pubStatus": sent.status,
        "headlines": [{"value": f"On the {scenario}"}],
        "bodies": [
            {"contentType": "text/plain",
             "value": body_of(scenario, sent.words)}
        ],
        "edNote": sent.note,
        "creditLine": sent.credit,
        "language": "en",
    }  # fmt: skip
    if sent.embargo:
        value["embargoedUntil"] = (now + sent.embargo).isoformat()
    return RawItem(
        feed=sent.agency,
        uri=value["uri"],
        media_type="application/ninjs+json",
        fetched_at=now,
        body=msgspec.json.encode(value),
        agency=sent.agency,
        lane="en",
        language="en",
    )


def step(place) -> Iterator[tuple[str, Sent]]:
    for scenario, (sent, _) in SCENARIOS.items():
        if place < len(sent) and (one := sent[place]):
            yield scenario, one


async def all_end(deployment, place, told):
    """Send one step of every scenario and note where each record ended."""
    sending = list(step(place))
    sources = await publish(
        deployment.settings, [raw(*one) for one in sending]
    )
    found = await settled(deployment, sources, 90)
    for (scenario, _), source in zip(sending, sources, strict=True):
        told.setdefault(scenario, []).append(" ".join(found[source]))


async def newest(deployment, topic):
    return {
        one.key: one.json for one in await read(deployment.settings, topic)
    }


def states(items):
    return {
        uri: (one["pubStatus"], one["copydesk"]["event"],
              one["copydesk"]["revision"])
        for uri, one in items.items()
    }  # fmt: skip


async def all_told(deployment):
    """Wait until the newest record of every item is what it must be."""
    wanted = {
        uri_of(scenario, name): state
        for scenario, items in LAST.items()
        for name, state in items.items()
    }

    async def told():
        items = await newest(deployment, ITEMS)
        return items if states(items) == wanted else None

    try:
        return await wait_for(told, 60)
    except TimeoutError:
        found = states(await newest(deployment, ITEMS))
        assert found == wanted, deployment.logs()


async def test_the_hardest_scenarios(kafka_deployment):
    deployment, told = kafka_deployment, {}
    first = deployment.start("desk")
    await all_end(deployment, 0, told)
    await all_end(deployment, 1, told)
    await asyncio.to_thread(first.kill)
    deployment.start("desk")
    await all_end(deployment, 2, told)
    await all_end(deployment, 3, told)
    deployment.start("desk")

    items = await all_told(deployment)

    assert told == {
        scenario: ends.split() for scenario, (_, ends) in SCENARIOS.items()
    }
    await no_text_of_the_dead(deployment, items)
    await nothing_of_the_held(deployment)


async def no_text_of_the_dead(deployment, items):
    """Killed items have no text, in no sink; their copies are withdrawn."""
    dead = {
        uri for uri, one in items.items() if one["pubStatus"] == "canceled"
    }
    english = await newest(deployment, sink("english"))
    assert all(items[uri]["bodies"] == [] for uri in dead)
    assert all(
        english[uri]["pubStatus"] == "canceled" for uri in dead & set(english)
    )
    copies = await newest(deployment, DUPLICATES)
    for scenario in ("kill of a root", "kill of a copy"):
        copy = copies[uri_of(scenario, "copy")]
        assert (copy["pubStatus"], copy["headline"]) == ("canceled", "")


async def nothing_of_the_held(deployment):
    """A held and killed item was never told; the corrected one only so."""
    uri = uri_of("kill of a held item", "root")
    records = [one for topic in (ITEMS, ENTITIES, CAPTIONS, DUPLICATES)
               for one in await read(deployment.settings, topic)]  # fmt: skip
    assert {one.headers["event"] for one in records if one.key == uri} == {
        b"kill"
    }
    uri = uri_of("correction of a held item", "root")
    bodies = {one.json["bodies"][0]["value"] for one in records
              if one.key == uri}  # fmt: skip
    assert bodies == {body_of("correction of a held item", 130)}

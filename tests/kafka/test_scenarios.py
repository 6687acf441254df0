"""
The hardest cases of versions, kills and embargoes, on a real Kafka.

One desk processes all scenarios side by side, step by step. Between the
second and the third step the desk is killed and restarted. At the end a
second worker joins while embargoes end.
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
from tests.kafka.topic_io import publish, read, wait_for, wait_for_outcomes

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
class Version:
    """One version of an item; the scenario determines its text."""

    uri: str = "root"
    version: int = 1
    status: str = "usable"
    note: str = ""
    agency: str = "Agency A"
    credit: str = ""
    embargo: timedelta | None = None
    words: int = 120


ROOT, COPY = Version(), Version("copy", agency="Agency B")
KILL = Version(version=9, status="canceled", note="Withdrawn", words=0)
NEXT = Version(version=2, words=130)
HELD = Version(embargo=FAR)

SCENARIOS: dict[str, tuple[tuple[Version | None, ...], str]] = {
    "older version late": ((NEXT, ROOT), "item stale"),
    "kill before the item": ((KILL, ROOT), "killed killed"),
    "kill of a root": ((ROOT, COPY, KILL, COPY), "item duplicate killed killed"),
    "kill of a copy": (
        (ROOT, COPY, Version("copy", 9, "canceled", words=0), NEXT),
        "item duplicate killed item",
    ),
    "kill of an origin and of its credited copy": (
        (Version("copy", agency="Daily B", credit="Agency A"), ROOT, KILL),
        "item item killed",
    ),
    "kill of a held item": ((HELD, KILL), "held killed"),
    "early release by a later version": ((HELD, NEXT), "held item"),
    "re-send after the kill": ((ROOT, KILL, NEXT), "item killed killed"),
    "correction of a held item": (
        (HELD, None, None,
         Version(version=2, words=130, note="Corrects a name", embargo=SOON)),
        "held held",
    ),
    "release while partitions move": (
        (None, None, None, Version(embargo=SOON)),
        "held",
    ),
    "kill of a released item": (
        (Version(embargo=timedelta(seconds=1)), None, None, KILL),
        "held killed",
    ),
}  # fmt: skip

LAST = {
    "older version late": {"root": ("usable", "new", 1)},
    "kill before the item": {"root": ("canceled", "kill", 1)},
    "kill of a root": {"root": ("canceled", "kill", 2)},
    "kill of a copy": {
        "root": ("usable", "update", 2),
        "copy": ("canceled", "kill", 1),
    },
    "kill of an origin and of its credited copy": {
        "root": ("canceled", "kill", 2),
        "copy": ("canceled", "kill", 2),
    },
    "kill of a held item": {"root": ("canceled", "kill", 1)},
    "early release by a later version": {"root": ("usable", "release", 1)},
    "re-send after the kill": {"root": ("canceled", "kill", 2)},
    "correction of a held item": {"root": ("usable", "release", 1)},
    "release while partitions move": {"root": ("usable", "release", 1)},
    "kill of a released item": {"root": ("canceled", "kill", 2)},
}
"""Status, event and revision of the newest record of every item."""


def uri_of(scenario, name):
    return f"urn:scenario:{scenario.replace(' ', '-')}:{name}"


def body_of(scenario, words):
    dice = Random(scenario)
    chosen = [dice.choice(WORDS) for _ in range(words)]
    parts = [chosen[start : start + 30] for start in range(0, words, 30)]
    return "\n\n".join(f"The {' '.join(part)}." for part in parts)


def raw_item(scenario, version):
    now = datetime.now(UTC)
    value = {
        "uri": uri_of(scenario, version.uri),
        "version": str(version.version),
        "pubStatus": version.status,
        "headlines": [{"value": f"On the {scenario}"}],
        "bodies": [
            {"contentType": "text/plain",
             "value": body_of(scenario, version.words)}
        ],
        "edNote": version.note,
        "creditLine": version.credit,
        "language": "en",
    }  # fmt: skip
    if version.embargo:
        value["embargoedUntil"] = (now + version.embargo).isoformat()
    return RawItem(
        feed=version.agency,
        uri=value["uri"],
        media_type="application/ninjs+json",
        fetched_at=now,
        body=msgspec.json.encode(value),
        agency=version.agency,
        lane="en",
        language="en",
    )


def step(number) -> Iterator[tuple[str, Version]]:
    for scenario, (versions, _) in SCENARIOS.items():
        if number < len(versions) and (version := versions[number]):
            yield scenario, version


async def process_step(deployment, number, ends):
    """Send one step of every scenario; add each record's outcome to ends."""
    sending = list(step(number))
    sources = await publish(
        deployment.settings,
        [raw_item(scenario, version) for scenario, version in sending],
    )
    outcomes = await wait_for_outcomes(deployment, sources, 90)
    for (scenario, _), source in zip(sending, sources, strict=True):
        ends.setdefault(scenario, []).append(" ".join(outcomes[source]))


async def newest(deployment, topic):
    return {
        record.key: record.json
        for record in await read(deployment.settings, topic)
    }


def states(items):
    return {
        uri: (item["pubStatus"], item["copydesk"]["event"],
              item["copydesk"]["revision"])
        for uri, item in items.items()
    }  # fmt: skip


async def wait_for_last_states(deployment):
    """Wait until the newest record of every item is as in ``LAST``."""
    wanted = {
        uri_of(scenario, name): state
        for scenario, items in LAST.items()
        for name, state in items.items()
    }

    async def items_if_final():
        items = await newest(deployment, ITEMS)
        return items if states(items) == wanted else None

    try:
        return await wait_for(items_if_final, 60)
    except TimeoutError:
        last = states(await newest(deployment, ITEMS))
        assert last == wanted, deployment.logs()


async def test_scenarios_over_a_kill_and_a_rebalance_end_as_expected(
    kafka_deployment,
):
    deployment, ends = kafka_deployment, {}
    first = deployment.start("desk")
    await process_step(deployment, 0, ends)
    await process_step(deployment, 1, ends)
    await asyncio.to_thread(first.kill)
    deployment.start("desk")
    await process_step(deployment, 2, ends)
    await process_step(deployment, 3, ends)
    deployment.start("desk")

    items = await wait_for_last_states(deployment)

    assert ends == {
        scenario: expected.split()
        for scenario, (_, expected) in SCENARIOS.items()
    }
    await check_killed_items_have_no_text(deployment, items)
    await check_held_items_were_not_published(deployment)


async def check_killed_items_have_no_text(deployment, items):
    """Killed items have no text in any topic; their copies are withdrawn."""
    killed = {
        uri for uri, item in items.items() if item["pubStatus"] == "canceled"
    }
    english = await newest(deployment, sink("english"))
    assert all(items[uri]["bodies"] == [] for uri in killed)
    assert all(
        english[uri]["pubStatus"] == "canceled"
        for uri in killed & set(english)
    )
    copies = await newest(deployment, DUPLICATES)
    for scenario in ("kill of a root", "kill of a copy"):
        copy = copies[uri_of(scenario, "copy")]
        assert (copy["pubStatus"], copy["headline"]) == ("canceled", "")


async def check_held_items_were_not_published(deployment):
    """Only the kill of a held item is published, only a corrected version."""
    uri = uri_of("kill of a held item", "root")
    records = [record for topic in (ITEMS, ENTITIES, CAPTIONS, DUPLICATES)
               for record in await read(deployment.settings, topic)]  # fmt: skip
    assert {
        record.headers["event"] for record in records if record.key == uri
    } == {b"kill"}
    uri = uri_of("correction of a held item", "root")
    bodies = {record.json["bodies"][0]["value"] for record in records
              if record.key == uri}  # fmt: skip
    assert bodies == {body_of("correction of a held item", 130)}

"""
A desk that is stopped longer than its session writes nothing afterwards.

SIGSTOP halts a desk with judged records in its buffers. Its partitions move
to another desk. After SIGCONT, none of the buffered records may reach a
topic: they would replace newer versions and bring killed items back.

The short form runs always. ``COPYDESK_LONG_CHAOS=1`` runs the long form:
5,000 raw items, eight and more stops of 18 to 40 s.
"""

import asyncio
import os
import signal
from collections import Counter
from dataclasses import dataclass
from random import Random

import pytest

from streams.kafka.topics import ITEMS
from tests.chaos.expected_output import differences, violations
from tests.chaos.story_chains import StoryChains
from tests.kafka.topic_io import publish, read, wait_for_outcomes
from tests.kafka.workers import Deployment

pytestmark = [pytest.mark.kafka]


@dataclass(frozen=True, slots=True)
class Form:
    """
    One form of the test.

    Attributes:
        items: number of raw items.
        stops: how long each stop lasts, seconds.
        pause: seconds between two stops.
        session: session timeout, seconds.
        store: the desks' store; that of the image keeps tables on disk.
    """

    desks: int
    items: int
    stops: tuple[float, ...]
    pause: float
    session: float
    store: str = "memory://"


LONG_STOPS = (18.0, 25.0, 40.0, 20.0, 30.0, 18.0, 35.0, 22.0, 28.0)
# The fault "desk stopped" of `test_faults` is the short form of these.
FORMS = [
    pytest.param(
        form,
        id=name,
        marks=[
            pytest.mark.slow,
            pytest.mark.timeout(1500),
            pytest.mark.skipif(
                not os.environ.get("COPYDESK_LONG_CHAOS"),
                reason="takes up to nine minutes; COPYDESK_LONG_CHAOS=1",
            ),
        ],
    )
    for name, form in {
        "short-2": Form(
            2, 500, (6.0, 7.0), 4.0, 4.0, "rocksdb://?driver=rocksdict"
        ),
        "long-2": Form(2, 5000, LONG_STOPS, 12.0, 10.0),
        "long-3": Form(3, 5000, LONG_STOPS, 12.0, 10.0),
    }.items()
]


@pytest.fixture
async def deployment(kafka, request, tmp_path):
    form = request.getfixturevalue("form")
    deployment = Deployment(
        kafka.address,
        f"stopped-{form.items}-{form.desks}.",
        tmp_path,
        partitions=4,
        extra={
            "COPYDESK_SESSION_TIMEOUT": f"{form.session:g}",
            "COPYDESK_REBALANCE_TIMEOUT": f"{form.session:g}",
            "COPYDESK_START_TIMEOUT": "120",
            "COPYDESK_STORE": form.store,
        },
    )
    await deployment.create_topics()
    yield deployment
    await deployment.stop()


async def start_desks(deployment, count):
    """Start desks one by one, so that each rebalance has ended before."""
    desks = []
    for _ in range(count):
        desks.append(deployment.start("desk"))
        await asyncio.to_thread(desks[-1].wait_until_ready)
    return desks


async def stop_in_turn(desks, form):
    """Stop and continue one desk after the other."""
    random = Random(1)
    for number, seconds in enumerate(form.stops):
        # Not at the same phase of the load each time.
        await asyncio.sleep(form.pause + random.random())
        desk = desks[number % len(desks)]
        assert desk.process.poll() is None, desk.read_log()[-3000:]
        os.kill(desk.process.pid, signal.SIGSTOP)
        await asyncio.sleep(seconds)
        os.kill(desk.process.pid, signal.SIGCONT)


async def publish_evenly(deployment, items, seconds):
    items = list(items)
    return await publish(
        deployment.settings, items, every=seconds / len(items)
    )


@pytest.mark.parametrize("form", FORMS)
async def test_stopped_desks_lose_and_bring_back_nothing(form, deployment):
    desks = await start_desks(deployment, form.desks)
    chains = StoryChains()
    length = sum(form.stops) + (form.pause + 0.5) * len(form.stops)
    publishing = asyncio.create_task(
        publish_evenly(deployment, chains.take(form.items), length)
    )
    await stop_in_turn(desks, form)
    sources = await publishing
    outcomes = await wait_for_outcomes(deployment, sources, 240)
    # What a continued desk still had to send is on the topics now.
    await asyncio.sleep(form.pause)
    await check_output(deployment, sources, outcomes)

    await deployment.stop()
    await start_desks(deployment, form.desks)
    later = list(chains.take_versions())[-form.items // 10 :]
    more = await publish(deployment.settings, later)
    sources += more
    outcomes = await wait_for_outcomes(deployment, sources, 240)
    await check_output(deployment, sources, outcomes)


async def check_output(deployment, sources, outcomes):
    items = await read(deployment.settings, ITEMS)
    wrong = await differences(deployment.settings)
    broken = list(violations(items))
    lost = set(sources) - set(outcomes)
    print_figures(deployment, outcomes, items, wrong, broken)

    assert lost == set()
    assert [str(difference) for difference in wrong] == []
    assert broken == []


def print_figures(deployment, outcomes, items, wrong, broken):
    ends = Counter(end for ends in outcomes.values() for end in ends)
    logs = [desk.read_log() for desk in deployment.workers]
    print(f"{len(outcomes)} outcomes: {dict(ends)}")
    print(f"{len(items)} records, {len({item.key for item in items})} items")
    print(f"wrong final values: {len(wrong)}", *wrong[:5], sep="\n")
    print(f"back after a kill, or at an older version: {len(broken)}")
    print(*broken[:5], sep="\n")
    for text in ("worker restarts", "outdated", "seek back"):
        print(f"{text}: {[log.count(text) for log in logs]}")

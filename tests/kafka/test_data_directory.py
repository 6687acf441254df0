"""Two desks with one data directory; and tables that are damaged."""

import asyncio
import socket

import pytest

from tests.kafka.raw_items import demo_items
from tests.kafka.topic_io import publish, wait_for_outcomes

pytestmark = pytest.mark.kafka

ENDS_WITHIN = 60
WITHIN = 120
ITEMS = 40


@pytest.fixture
def deployment(kafka_deployment, tmp_path):
    kafka_deployment.extra = {
        "COPYDESK_STORE": "rocksdb://?driver=rocksdict",
        "COPYDESK_DATA_DIR": str(tmp_path / "shared"),
    }
    return kafka_deployment


async def start_ready(deployment):
    worker = deployment.start("desk")
    await asyncio.to_thread(worker.wait_until_ready)
    return worker


def last_line(worker):
    return worker.read_log().strip().splitlines()[-1]


async def test_second_desk_ends_and_damaged_tables_are_read_again(
    deployment, tmp_path
):
    folder = tmp_path / "shared" / "desk"
    first = await start_ready(deployment)
    second = deployment.start("desk")
    status = await asyncio.to_thread(second.process.wait, ENDS_WITHIN)

    assert status == 1
    line = last_line(second)
    assert line.startswith(
        f"copydesk: the data directory {folder} is used by process "
    )
    assert line.endswith(f" on {socket.gethostname()}")

    items = list(demo_items(range(ITEMS)))
    sources = await publish(deployment.settings, items)
    await wait_for_outcomes(deployment, sources, WITHIN)
    first.kill()
    tables = sorted(folder.glob("*/tables/*.db"))
    for table in tables:
        (table / "CURRENT").write_bytes(b"\xff" * 20)

    third = await start_ready(deployment)
    again = await publish(deployment.settings, items)
    outcomes = await wait_for_outcomes(deployment, again, WITHIN)
    assert await asyncio.to_thread(third.stop) == 0

    log = third.read_log()
    assert log.count("a damaged table is read again") == len(tables) > 0
    first_outcomes = [outcomes[source] for source in sources]
    assert all(len(found) == 1 for found in first_outcomes)
    assert {"item"} in first_outcomes
    # A desk without its state would publish them again as new.
    assert {"item"} not in [outcomes[source] for source in again]

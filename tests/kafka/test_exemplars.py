"""A real Prometheus finds the way from a latency to a trace."""

import json
import shutil
import subprocess
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from streams.kafka.topics import ITEMS
from streams.local.embedded_broker import free_port
from tests.kafka.reading import items_of, publish, read, trickle, wait_for

pytestmark = [
    pytest.mark.broker,
    pytest.mark.timeout(200),
    pytest.mark.skipif(
        not shutil.which("prometheus"),
        reason="needs Debian's prometheus package",
    ),
]

CONFIG = """
global: {scrape_interval: 1s}
scrape_configs:
  - job_name: desk
    static_configs: [{targets: ["127.0.0.1:%s"]}]
"""
HISTOGRAMS = (
    "copydesk_stage_seconds_bucket",
    "copydesk_fetched_to_emitted_seconds_bucket",
    "copydesk_published_to_emitted_seconds_bucket",
)


@pytest.fixture
def prometheus(tmp_path):
    """Start it; it scrapes the desk's port as soon as there is one."""
    desk, own = free_port(), free_port()
    config = tmp_path / "prometheus.yml"
    config.write_text(CONFIG % desk)
    with (tmp_path / "prometheus.log").open("w") as out:
        running = subprocess.Popen(
            [
                "prometheus", f"--config.file={config}",
                "--enable-feature=exemplar-storage",
                f"--storage.tsdb.path={tmp_path / 'data'}",
                f"--web.listen-address=127.0.0.1:{own}",
            ],
            stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    yield desk, own
    running.terminate()
    running.wait()


async def test_the_trace_of_an_item_is_found_by_its_latency(
    embedded_deployment, prometheus
):
    desk, own = prometheus
    deployment = embedded_deployment
    deployment.start("desk", COPYDESK_WEB_PORT=str(desk))
    await publish(deployment.settings, trickle(range(3)))
    await items_of(deployment, 3, 90)

    async def scraped():
        found = [traces(own, name) for name in HISTOGRAMS]
        return found if all(found) else None

    found = await wait_for(scraped, 40, every=1)
    items = await read(deployment.settings, ITEMS)
    known = {
        one.headers["traceparent"].split(b"-")[1].decode() for one in items
    }
    assert all(one <= known for one in found)


def traces(port, name):
    """Return the trace ids that Prometheus keeps beside a histogram."""
    words = urlencode({"query": name, "start": 0, "end": 4_000_000_000})
    address = f"http://127.0.0.1:{port}/api/v1/query_exemplars?{words}"
    try:
        with urlopen(address, timeout=5) as answer:
            series = json.load(answer)["data"]
    except OSError:  # it is not up yet
        return set()
    return {
        one["labels"]["trace_id"]
        for each in series
        for one in each["exemplars"]
    }

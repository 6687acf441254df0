"""A real Prometheus stores the trace ids beside the latencies."""

import json
import shutil
import subprocess
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from streams.kafka.topics import ITEMS
from streams.local.embedded_broker import free_port
from tests.kafka.raw_items import demo_items
from tests.kafka.topic_io import (
    publish,
    read,
    wait_for,
    wait_for_items,
)

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
    """Start it; return the desk's port, which it scrapes, and its own."""
    desk, own = free_port(), free_port()
    config = tmp_path / "prometheus.yml"
    config.write_text(CONFIG % desk)
    with (tmp_path / "prometheus.log").open("w") as out:
        process = subprocess.Popen(
            [
                "prometheus", f"--config.file={config}",
                "--enable-feature=exemplar-storage",
                f"--storage.tsdb.path={tmp_path / 'data'}",
                f"--web.listen-address=127.0.0.1:{own}",
            ],
            stdout=out, stderr=subprocess.STDOUT,
        )  # fmt: skip
    yield desk, own
    process.terminate()
    process.wait()


async def test_prometheus_exemplars_are_trace_ids_of_items(
    embedded_deployment, prometheus
):
    desk, own = prometheus
    deployment = embedded_deployment
    deployment.start("desk", COPYDESK_WEB_PORT=str(desk))
    await publish(deployment.settings, demo_items(range(3)))
    await wait_for_items(deployment, 3, 90)

    async def exemplars_if_all():
        exemplars = [exemplar_trace_ids(own, name) for name in HISTOGRAMS]
        return exemplars if all(exemplars) else None

    exemplars = await wait_for(exemplars_if_all, 40, every=1)
    items = await read(deployment.settings, ITEMS)
    of_items = {
        item.headers["traceparent"].split(b"-")[1].decode() for item in items
    }
    assert all(trace_ids <= of_items for trace_ids in exemplars)


def exemplar_trace_ids(port, name):
    """Return the trace ids that Prometheus stores with a histogram."""
    words = urlencode({"query": name, "start": 0, "end": 4_000_000_000})
    address = f"http://127.0.0.1:{port}/api/v1/query_exemplars?{words}"
    try:
        with urlopen(address, timeout=5) as answer:
            series = json.load(answer)["data"]
    except OSError:  # it has not started yet
        return set()
    return {
        exemplar["labels"]["trace_id"]
        for labelled in series
        for exemplar in labelled["exemplars"]
    }

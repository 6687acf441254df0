"""What a worker logs about itself."""

import faust
import pytest
from faust.types import TP
from structlog.testing import capture_logs

from streams.config.settings import Settings
from streams.config.version import copydesk_version
from streams.runtime.worker_events import (
    log_assignments,
    log_start,
    log_stop,
)


@pytest.fixture
def app():
    app = faust.App(
        "pier.desk", broker="kafka://127.0.0.1:1", autodiscover=False
    )
    log_assignments(app)
    return app


def test_start_is_one_line_with_version_and_changed_settings():
    settings = Settings(
        broker="kafka.example:9092",
        prefix="pier.",
        partitions=8,
        websub_secret="env:PIER",
    )

    with capture_logs() as lines:
        log_start("desk", settings)

    assert lines == [
        {
            "event": "started",
            "log_level": "info",
            "role": "desk",
            "version": copydesk_version(),
            "broker": "kafka.example:9092",
            "prefix": "pier.",
            "settings": {"partitions": 8, "websub_secret": "***"},
        }
    ]


def test_stop_is_one_line():
    with capture_logs() as lines:
        log_stop("poller")

    assert [(line["event"], line["role"]) for line in lines] == [
        ("stopped", "poller")
    ]


async def test_assignment_is_one_line_without_topics_of_faust(app):
    assigned = {
        TP("pier.raw", 1),
        TP("pier.raw", 0),
        TP("pier.ticks", 0),
        TP("pier.desk-chains-changelog", 0),
        TP("pier.desk-__assignor-__leader", 0),
    }

    with capture_logs() as lines:
        await app.on_partitions_assigned.send(assigned)

    (line,) = lines
    assert line["event"] == "assigned"
    assert line["partitions"] == {"pier.raw": [0, 1], "pier.ticks": [0]}

"""The chart gives each role its own way into Kafka; helm is rarely here."""

import re
from pathlib import Path

from streams.config.settings import reference

TEMPLATES = Path("deploy/helm/copydesk/templates")


def test_the_chart_can_set_all_that_kafka_wants():
    helper = (TEMPLATES / "_helpers.tpl").read_text()
    known = {name for name, _, _ in reference() if "_KAFKA_" in name}

    given = set(re.findall(r"COPYDESK_KAFKA_[A-Z_]+", helper))

    # A key in a Secret needs no password of its own.
    assert given == known - {"COPYDESK_KAFKA_KEY_PASSWORD"}


def test_every_pod_gets_it_and_its_files():
    for name in ("topics.yaml", "workers.yaml"):
        text = (TEMPLATES / name).read_text()

        assert text.count('include "copydesk.kafka"') == 1
        assert text.count("mountPath: /etc/copydesk/kafka") == 1
        assert text.count("{name: kafka, secret:") == 1

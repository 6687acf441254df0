"""Each role gets its Kafka settings; checked as text, without helm."""

import re
from pathlib import Path

import yaml

from streams.config.settings import reference

TEMPLATES = Path("deploy/helm/copydesk/templates")


def test_chart_sets_all_kafka_settings():
    helper = (TEMPLATES / "_helpers.tpl").read_text()
    known = {name for name, *_ in reference() if "_KAFKA_" in name}

    chart = set(re.findall(r"COPYDESK_KAFKA_[A-Z_]+", helper))

    # A key in a Secret needs no password.
    assert chart == known - {"COPYDESK_KAFKA_KEY_PASSWORD"}


def test_chart_pods_have_kafka_settings_and_files():
    for name in ("topics.yaml", "workers.yaml"):
        text = (TEMPLATES / name).read_text()

        assert text.count('include "copydesk.kafka"') == 1
        assert text.count("mountPath: /etc/copydesk/kafka") == 1
        assert text.count("{name: kafka, secret:") == 1


def test_chart_public_port_is_a_setting_and_a_port_of_the_poller_alone():
    workers = (TEMPLATES / "workers.yaml").read_text()
    values = yaml.safe_load((TEMPLATES.parent / "values.yaml").read_text())

    assert values["poller"]["publicPort"] == 0
    assert "publicPort" not in values["desk"]
    assert workers.count("with $values.publicPort") == 2
    assert "{name: COPYDESK_PUBLIC_PORT, value: {{ . | quote }}}" in workers
    assert "{name: public, containerPort: {{ . }}}" in workers

"""The chart, as text and as Helm renders it."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
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
    for name in ("topics.yaml", "feeds.yaml", "workers.yaml", "page.yaml"):
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


FULL = {
    "image": {"digest": "sha256:" + "a" * 64},
    "feeds": {"list": "[feeds.ferry]\n", "prune": True},
    "extraEnv": [{"name": "FEED_KEY", "value": "k"}],
    "extraVolumes": [{"name": "drop", "emptyDir": {}}],
    "extraVolumeMounts": [{"name": "drop", "mountPath": "/drop"}],
    "callback": {"enabled": True, "host": "desk.example"},
    "poller": {"publicPort": 6067},
    "networkPolicy": {"enabled": True},
    "podMonitor": {"enabled": True},
    "prometheusRule": {"enabled": True, "runbooks": "https://x.example/r"},
    "dashboards": {"enabled": True},
    "page": {
        "enabled": True, "open": True, "existingSecret": "tokens",
        "actKey": "act", "hooks": "[hooks.room]\n",
        "storage": {"size": "5Gi"},
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def render():
    """Render the chart with Helm's own code; skip where it is missing."""
    helm = pytest.importorskip("helm_python")

    def objects(values):
        with helm.Chart.load(TEMPLATES.parent) as chart:
            files = chart.render(values, name="wire", namespace="news")
        return {
            (document["kind"], document["metadata"]["name"]): document
            for name, text in files.items()
            if name.endswith(".yaml")
            for document in yaml.safe_load_all(text)
            if document
        }

    return objects


def pods(objects):
    return {
        name: document["spec"]["template"]["spec"]
        for (kind, name), document in objects.items()
        if kind in {"Deployment", "Job"}
    }


def test_chart_by_default_has_workers_topics_and_nothing_optional(render):
    kinds = sorted(kind for kind, _ in render({}))

    assert kinds == [
        "ConfigMap", "ConfigMap", "Deployment", "Deployment", "Job",
        "PodDisruptionBudget", "PodDisruptionBudget", "ServiceAccount",
    ]  # fmt: skip


def test_chart_pods_have_no_token_and_take_extra_values(render):
    rendered = pods(render(FULL))

    assert set(rendered) == {
        "wire-poller", "wire-desk", "wire-page", "wire-topics", "wire-feeds",
    }  # fmt: skip
    for spec in rendered.values():
        (container,) = spec["containers"]
        assert spec["automountServiceAccountToken"] is False
        assert container["image"] == "copydesk@sha256:" + "a" * 64
        assert {"name": "FEED_KEY", "value": "k"} in container["env"]
        assert {"name": "drop", "emptyDir": {}} in spec["volumes"]
        assert "/drop" in {
            mount["mountPath"] for mount in container["volumeMounts"]
        }


def test_chart_applies_the_feed_list_after_each_upgrade(render):
    objects = render(FULL)

    job = objects["Job", "wire-feeds"]
    hook = job["metadata"]["annotations"]["helm.sh/hook"]
    assert hook == "post-install,post-upgrade"
    (container,) = job["spec"]["template"]["spec"]["containers"]
    assert container["args"] == [
        "feeds", "apply", "/etc/copydesk/feeds.toml", "--prune",
    ]  # fmt: skip
    config = objects["ConfigMap", "wire-feeds"]["data"]
    assert config == {"feeds.toml": "[feeds.ferry]\n"}


def test_chart_callback_reaches_only_websub_on_the_public_port(render):
    objects = render(FULL)

    (rule,) = objects["Ingress", "wire-callback"]["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    assert (rule["host"], path["path"]) == ("desk.example", "/websub")
    service = objects["Service", "wire-callback"]["spec"]
    assert [port["targetPort"] for port in service["ports"]] == ["public"]
    (poller,) = pods(objects)["wire-poller"]["containers"]
    assert {
        "name": "COPYDESK_WEBSUB_CALLBACK",
        "value": "https://desk.example/websub",
    } in poller["env"]


def test_chart_callback_without_public_port_is_refused(render):
    values = {**FULL, "poller": {"publicPort": 0}}

    with pytest.raises(Exception, match=r"poller\.publicPort"):
        render(values)


def test_chart_network_policy_admits_broker_ports_and_hides_the_node(render):
    values = {**FULL, "broker": "a.example:9093,b.example:9094"}
    objects = render(values)

    desk = objects["NetworkPolicy", "wire-desk"]["spec"]["egress"]
    ports = [port["port"] for rule in desk for port in rule["ports"]]
    assert ports == [53, 53, 9093, 9094]
    poller = objects["NetworkPolicy", "wire-poller"]["spec"]["egress"]
    blocks = [
        peer["ipBlock"] for rule in poller for peer in rule.get("to", ())
    ]
    assert "169.254.0.0/16" in blocks[0]["except"]


def test_chart_workers_of_a_role_are_spread_over_nodes(render):
    for role in ("poller", "desk"):
        (spread,) = pods(render({}))[f"wire-{role}"][
            "topologySpreadConstraints"
        ]
        labels = spread["labelSelector"]["matchLabels"]
        assert labels["app.kubernetes.io/component"] == role
        assert spread["topologyKey"] == "kubernetes.io/hostname"


@pytest.mark.parametrize(
    ("runbooks", "link"),
    [
        ("https://x.example/r", "https://x.example/r#workerdown"),
        ("", None),
    ],
)
def test_chart_rules_are_those_of_prometheus(render, runbooks, link):
    values = {"prometheusRule": {"enabled": True, "runbooks": runbooks}}
    source = yaml.safe_load(Path("deploy/prometheus/alerts.yml").read_text())

    spec = render(values)["PrometheusRule", "wire"]["spec"]

    first = spec["groups"][0]["rules"][0]
    assert first["annotations"].get("runbook_url") == link
    assert [group["name"] for group in spec["groups"]] == [
        group["name"] for group in source["groups"]
    ]
    assert [len(group["rules"]) for group in spec["groups"]] == [
        len(group["rules"]) for group in source["groups"]
    ]
    assert first["expr"] == source["groups"][0]["rules"][0]["expr"]


def test_chart_dashboards_are_those_of_grafana(render):
    data = render(FULL)["ConfigMap", "wire-dashboards"]["data"]

    assert data == {
        path.name: path.read_text()
        for path in Path("deploy/grafana/dashboards").glob("*.json")
    }


def env_of(pod):
    (container,) = pod["containers"]
    return {
        variable["name"]: variable["value"] for variable in container["env"]
    }


def test_chart_page_is_on_loopback_without_service_or_token(render):
    objects = render({
        "page": {"enabled": True}, "podMonitor": {"enabled": True},
        "networkPolicy": {"enabled": True},
    })  # fmt: skip

    pod = pods(objects)["wire-page"]
    environment = env_of(pod)
    assert environment["COPYDESK_PAGE_HOST"] == "127.0.0.1"
    assert not any("TOKEN" in name for name in environment)
    assert {"name": "data", "emptyDir": {}} in pod["volumes"]
    assert ("Service", "wire-page") not in objects
    assert ("PodMonitor", "wire-page") not in objects
    policy = objects["NetworkPolicy", "wire-page"]["spec"]
    assert policy["ingress"] == []
    assert not any("to" in rule for rule in policy["egress"])
    (probe,) = {
        tuple(pod["containers"][0][name]["exec"]["command"][:2])
        for name in ("startupProbe", "livenessProbe", "readinessProbe")
    }
    assert probe == ("python", "-c")


def test_chart_open_page_has_tokens_storage_scrape_and_hooks(render):
    objects = render(FULL)

    pod = pods(objects)["wire-page"]
    environment = env_of(pod)
    assert environment["COPYDESK_PAGE_HOST"] == "0.0.0.0"
    folder = "file:/etc/copydesk/page"
    assert environment["COPYDESK_PAGE_READ_TOKEN"] == f"{folder}/read-token"
    assert environment["COPYDESK_PAGE_ACT_TOKEN"] == f"{folder}/act"
    assert environment["COPYDESK_HOOKS"] == "/etc/copydesk/hooks.toml"
    claims = [
        volume["persistentVolumeClaim"]["claimName"]
        for volume in pod["volumes"]
        if "persistentVolumeClaim" in volume
    ]
    assert claims == ["wire-page"]
    assert ("PersistentVolumeClaim", "wire-page") in objects
    assert objects["ConfigMap", "wire-hooks"]["data"]
    (endpoint,) = objects["PodMonitor", "wire-page"]["spec"][
        "podMetricsEndpoints"
    ]
    assert endpoint["authorization"]["credentials"] == {
        "name": "tokens", "key": "read-token",
    }  # fmt: skip
    (rule,) = objects["NetworkPolicy", "wire-page"]["spec"]["ingress"]
    assert rule["ports"] == [{"port": "page"}]
    assert objects["Deployment", "wire-page"]["spec"]["strategy"] == {
        "type": "Recreate"
    }


def test_chart_open_page_without_tokens_is_refused(render):
    with pytest.raises(Exception, match=r"page\.existingSecret"):
        render({"page": {"enabled": True, "open": True}})


def test_chart_page_settings_exist(render):
    known = {name for name, *_ in reference()}

    names = set(env_of(pods(render(FULL))["wire-page"]))

    assert {name for name in names if name.startswith("COPYDESK_")} <= known


def test_chart_has_no_lint_findings():
    helm = pytest.importorskip("helm_python")

    report = helm.lint(TEMPLATES.parent, strict=True)

    assert report["errors"] == []
    assert [message for message in report["messages"]
            if message["severity"] > 1] == []  # fmt: skip


def test_chart_files_link_to_those_that_exist():
    files = TEMPLATES.parent / "files"

    assert (files / "alerts.yml").samefile("deploy/prometheus/alerts.yml")
    assert (files / "dashboards").samefile("deploy/grafana/dashboards")


@pytest.mark.parametrize(
    "values",
    [
        {"image": {"repository": "x", "digest": "sha256:1"}},
        {"extraEnv": [{"value": "nameless"}]},
        {"feeds": {"lists": ""}},
        {"prometheusRule": {"runbooks": "guide.html"}},
        {"topologySpreadConstraints": [{"maxSkew": 1}]},
    ],
)
def test_chart_schema_refuses_wrong_values(values):
    defaults = yaml.safe_load((TEMPLATES.parent / "values.yaml").read_text())
    schema = json.loads((TEMPLATES.parent / "values.schema.json").read_text())

    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**defaults, **values}, schema)

"""What is deployed is what the tools that read it expect."""

import json
import re
import shutil
import subprocess
import tomllib
from importlib.util import find_spec
from pathlib import Path

import jsonschema
import pytest
import yaml

from streams.config.settings import reference
from streams.desk.sinks.rules import load

DEPLOY = Path("deploy")
CHART = DEPLOY / "helm" / "copydesk"
PROMETHEUS = DEPLOY / "prometheus"
needs_promtool = pytest.mark.skipif(
    not shutil.which("promtool"), reason="needs Debian's prometheus package"
)


def compose():
    return yaml.safe_load(Path("docker-compose.yml").read_text())


def promtool(*arguments):
    found = subprocess.run(
        ["promtool", *arguments], capture_output=True, text=True, check=False
    )
    return found.returncode, found.stdout + found.stderr


def errors(kind, document):
    """Check by a schema that check-jsonschema brings, without its command."""
    package = Path(find_spec("check_jsonschema").origin).parent
    schema = package / "builtin_schemas" / "vendor" / f"{kind}.json"
    found = jsonschema.Draft7Validator(json.loads(schema.read_text()))
    return [error.message for error in found.iter_errors(document)]


def test_the_compose_file_is_valid():
    assert errors("compose-spec", compose()) == []


def test_the_workflow_is_valid():
    text = Path(".github/workflows/ci.yml").read_text()
    document = yaml.safe_load(text.replace("\non:\n", "\n'on':\n"))

    assert errors("github-workflows", document) == []


def test_the_charts_values_are_valid():
    values = yaml.safe_load((CHART / "values.yaml").read_text())
    schema = json.loads((CHART / "values.schema.json").read_text())

    jsonschema.validate(values, schema)
    load(values["routes"])


@pytest.mark.skipif(not shutil.which("helm"), reason="needs helm")
def test_helm_finds_nothing_to_say():
    for arguments in (
        ["lint", "--strict"],
        ["template", "--kube-version=1.31.0"],
    ):
        subprocess.run(
            ["helm", *arguments, str(CHART)], check=True, capture_output=True
        )


@pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="needs systemd"
)
def test_systemd_understands_the_units(tmp_path):
    """With programs of this machine put for those of the server."""
    for unit in (DEPLOY / "systemd").iterdir():
        text = re.sub(
            r"(?m)^ExecStart=\S+", "ExecStart=/bin/true", unit.read_text()
        )
        (tmp_path / unit.name).write_text(text)

    units = [one.replace("@.", "@1.") for one in map(str, tmp_path.iterdir())]
    found = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    named = [line for line in found.stderr.splitlines() if "copydesk" in line]
    assert named == []


def test_every_service_is_limited_and_each_worker_is_watched():
    services = compose()["services"]

    assert all(
        one["deploy"]["resources"]["limits"] for one in services.values()
    )
    for name in ("kafka", "poller", "desk", "prometheus", "grafana"):
        assert services[name]["healthcheck"]
        assert services[name]["restart"] == "unless-stopped"


def test_workers_wait_for_the_topics():
    services = compose()["services"]

    for name in ("poller", "desk"):
        condition = services[name]["depends_on"]["topics"]["condition"]
        assert condition == "service_completed_successfully"


def test_every_setting_that_is_deployed_exists():
    """The compose file, the image and the units name real settings only."""
    known = {name for name, _, _ in reference()} | {"COPYDESK_TAG"}
    files = [
        Path("docker-compose.yml"),
        DEPLOY / "Dockerfile",
        *DEPLOY.glob("systemd/*"),
        *DEPLOY.glob("helm/**/*.yaml"),
    ]
    for path in files:
        named = set(re.findall(r"COPYDESK_[A-Z_]+", path.read_text()))
        assert named <= known, path


@needs_promtool
def test_prometheus_takes_its_configuration():
    config = str(PROMETHEUS / "prometheus.yml")

    assert promtool("check", "config", config)[0] == 0


@needs_promtool
def test_the_alerts_fire_when_they_should():
    code, said = promtool("test", "rules", str(PROMETHEUS / "alerts.test.yml"))

    assert code == 0, said


def test_every_alert_has_a_runbook():
    rules = yaml.safe_load((PROMETHEUS / "alerts.yml").read_text())
    guide = (DEPLOY / "README.md").read_text()

    for group in rules["groups"]:
        for rule in group["rules"]:
            name = rule["alert"]
            link = rule["annotations"]["runbook_url"]
            assert link == f"deploy/README.md#{name.lower()}"
            assert f"### {name}\n" in guide


def test_the_image_is_given_what_it_copies():
    ignored = Path(".dockerignore").read_text().splitlines()
    admitted = {line[1:] for line in ignored if line.startswith("!")}
    copied = {
        name
        for line in (DEPLOY / "Dockerfile").read_text().splitlines()
        if line.startswith("COPY ") and "--from" not in line
        for name in line.split()[1:-1]
    }

    assert copied
    assert all(Path(name).exists() for name in copied)
    assert copied <= admitted


def test_what_the_guide_names_is_there():
    guide = (DEPLOY / "README.md").read_text()
    rows = re.findall(r"(?m)^\| (`[^|]*) \|", guide.split("\n## ")[0])

    for name in re.findall(r"`([^`]+)`", " ".join(rows)):
        assert (DEPLOY / name).exists(), name


def test_replicas_share_no_volume():
    """RocksDB's directory is one process's."""
    services = compose()["services"]

    for name in ("poller", "desk"):
        volumes = services[name].get("volumes", [])
        assert not [one for one in volumes if one[0] not in "./"], name


def test_topics_and_desk_read_the_same_routes():
    services = compose()["services"]
    routes = "./deploy/routes.toml:/etc/copydesk/routes.toml:ro"

    assert all(
        routes in services[one]["volumes"] for one in ("topics", "desk")
    )


def test_version_is_the_same_in_package_chart_image_and_guide():
    version = tomllib.loads(Path("pyproject.toml").read_text())["project"][
        "version"
    ]
    chart = yaml.safe_load((DEPLOY / "helm/copydesk/Chart.yaml").read_text())

    assert chart["version"] == chart["appVersion"] == version
    image = (DEPLOY / "Dockerfile").read_text()
    assert f"org.opencontainers.image.version={version} " in image
    assert f"image.tag={version}\n" in (DEPLOY / "README.md").read_text()


def test_default_routes_are_those_of_the_file_that_a_deployment_changes():
    built_in = Path("streams/desk/sinks/default_routes.toml").read_bytes()

    assert (DEPLOY / "routes.toml").read_bytes() == built_in

"""The deployment files are valid for the tools that read them."""

import json
import re
import shutil
import subprocess
import tomllib
from importlib.util import find_spec
from pathlib import Path
from unittest.mock import ANY

import jsonschema
import pytest
import yaml

from streams.config.settings import reference
from streams.desk.sinks.rules import load

DEPLOY = Path("deploy")
CHART = DEPLOY / "helm" / "copydesk"
PROMETHEUS = DEPLOY / "prometheus"
HISTORY = {"decisions", "dashboards", "released", "schemas"}
"""Directories whose files name settings of their time, or none."""
OTHER_VARIABLES = {
    "COPYDESK_TAG", "COPYDESK_CORPORA", "COPYDESK_REQUIRE_KAFKA",
    "COPYDESK_OUTAGE_SECONDS",
}  # fmt: skip
"""Variables of compose and of the tests."""
PAGE_TOKEN = "/tmp/page_read_token"
needs_promtool = pytest.mark.skipif(
    not shutil.which("promtool"), reason="needs Debian's prometheus package"
)


def compose():
    return yaml.safe_load(Path("docker-compose.yml").read_text())


def promtool(*arguments):
    completed = subprocess.run(
        ["promtool", *arguments], capture_output=True, text=True, check=False
    )
    return completed.returncode, completed.stdout + completed.stderr


def errors(kind, document):
    """Return the errors by a schema that check-jsonschema contains."""
    package = Path(find_spec("check_jsonschema").origin).parent
    schema = package / "builtin_schemas" / "vendor" / f"{kind}.json"
    validator = jsonschema.Draft7Validator(json.loads(schema.read_text()))
    return [error.message for error in validator.iter_errors(document)]


def test_compose_file_is_valid():
    assert errors("compose-spec", compose()) == []


def test_ci_workflow_is_valid():
    text = Path(".github/workflows/ci.yml").read_text()
    document = yaml.safe_load(text.replace("\non:\n", "\n'on':\n"))

    assert errors("github-workflows", document) == []


def release_jobs():
    text = Path(".github/workflows/ci.yml").read_text()
    return yaml.safe_load(text)["jobs"]


def test_release_rolls_out_the_digest_of_the_image_that_was_built():
    jobs = release_jobs()

    step = jobs["rollout"]["steps"][-1]
    assert "image" in jobs["rollout"]["needs"]
    assert step["env"]["DIGEST"] == "${{ needs.image.outputs.digest }}"
    assert step["env"]["IMAGE"] == "${{ needs.image.outputs.name }}"
    assert '--set image.digest="$DIGEST"' in step["run"]
    assert "image.tag" not in step["run"]


def run_step(step, tmp_path, **variables):
    """Run a step's script as a runner does, with the commands of this test."""
    (tmp_path / "output").touch()
    return subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "RUNNER_TEMP": str(tmp_path),
             "GITHUB_OUTPUT": str(tmp_path / "output"), **variables},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_release_names_the_image_by_the_tag_that_the_chart_pulls(tmp_path):
    steps = release_jobs()["image"]["steps"]
    (step,) = [step for step in steps if step.get("id") == "image"]
    (build,) = [step for step in steps if step.get("id") == "build"]
    chart = yaml.safe_load((CHART / "Chart.yaml").read_text())

    run_step(
        step, tmp_path, GITHUB_REPOSITORY="Wire/Copydesk",
        TAG=f"v{chart['appVersion']}",
    ).check_returncode()  # fmt: skip

    assert (tmp_path / "output").read_text().splitlines() == [
        "name=ghcr.io/wire/copydesk", f"tag={chart['appVersion']}",
    ]  # fmt: skip
    assert build["with"]["tags"] == (
        "${{ steps.image.outputs.name }}:${{ steps.image.outputs.tag }}"
    )


def test_rollout_gives_helm_all_brokers_as_one_value(tmp_path):
    """With --set, Helm cuts a value at its commas."""
    step = release_jobs()["rollout"]["steps"][-1]
    helm = tmp_path / "helm"
    helm.write_text("#!/bin/sh\nprintf '%s\\n' \"$@\"\n")
    helm.chmod(0o700)

    completed = run_step(
        step, tmp_path, KUBECONFIG_CONTENT="k: v", DIGEST="sha256:a",
        IMAGE="ghcr.io/wire/copydesk", BROKER="a:9092,b:9092",
    )  # fmt: skip
    unset = run_step(step, tmp_path, KUBECONFIG_CONTENT="", BROKER="")

    lines = completed.stdout.splitlines()
    at = lines.index("broker=a:9092,b:9092")
    assert lines[at - 1] == "--set-literal"
    assert (tmp_path / "kubeconfig").stat().st_mode & 0o077 == 0
    assert unset.returncode != 0
    assert "COPYDESK_BROKER" in unset.stderr


def test_release_publishes_sbom_and_provenance_of_image_and_wheel():
    jobs = release_jobs()

    build = next(
        step for step in jobs["image"]["steps"] if step.get("id") == "build"
    )
    assert build["with"]["sbom"] is True
    assert build["with"]["provenance"] == "mode=max"
    for name in ("image", "wheel"):
        used = {
            step.get("uses", "").partition("@")[0]
            for step in jobs[name]["steps"]
        }
        assert "actions/attest-build-provenance" in used
        assert jobs[name]["permissions"]["id-token"] == "write"
        assert jobs[name]["permissions"]["attestations"] == "write"
    steps = jobs["wheel"]["steps"]
    assert any("sbom" in step.get("uses", "") for step in steps)
    assert any("gh release create" in step.get("run", "") for step in steps)


def test_chart_values_match_their_schema():
    values = yaml.safe_load((CHART / "values.yaml").read_text())
    schema = json.loads((CHART / "values.schema.json").read_text())

    jsonschema.validate(values, schema)
    load(values["routes"])


@pytest.mark.skipif(not shutil.which("helm"), reason="needs helm")
def test_chart_has_no_helm_lint_findings():
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
def test_systemd_units_have_no_findings(tmp_path):
    """The programs of the server are replaced: they are not installed."""
    for unit in (DEPLOY / "systemd").iterdir():
        text = re.sub(
            r"(?m)^ExecStart=\S+", "ExecStart=/bin/true", unit.read_text()
        )
        (tmp_path / unit.name).write_text(text)

    units = [str(path).replace("@.", "@1.") for path in tmp_path.iterdir()]
    completed = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    findings = [
        line for line in completed.stderr.splitlines() if "copydesk" in line
    ]
    assert findings == []


@pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="needs systemd"
)
@pytest.mark.parametrize(
    "unit", [path.name for path in (DEPLOY / "systemd").iterdir()]
)
def test_systemd_units_are_exposed_less_than_4(unit, tmp_path):
    """The threshold is in tenths of the scale to 10."""
    copy = tmp_path / unit.replace("@.", "@1.")
    shutil.copy(DEPLOY / "systemd" / unit, copy)

    completed = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager",
         "--threshold=39", str(copy)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert completed.returncode == 0, completed.stdout + completed.stderr


@pytest.mark.parametrize(
    ("instance", "port"), [("1", "6071"), ("9", "6079"), ("10", "6080")]
)
def test_systemd_desk_instance_has_its_own_web_port(instance, port):
    unit = (DEPLOY / "systemd" / "copydesk-desk@.service").read_text()
    (script,) = re.findall(r"(?m)^ExecStart=/bin/sh -c '(.*)'$", unit)
    script = script.replace("%i", instance).replace("$$", "$")

    completed = subprocess.run(
        ["sh", "-c", script.replace(
            "/opt/copydesk/bin/copydesk desk", "printenv COPYDESK_WEB_PORT"
        )],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert completed.stdout == f"{port}\n"


def test_compose_poller_can_write_its_drop_directory():
    poller = compose()["services"]["poller"]

    directory = poller["environment"]["COPYDESK_DROP_DIR"]
    assert f"./deploy/drop:{directory}" in poller["volumes"]
    assert Path("deploy/drop").is_dir()


def test_compose_services_have_limits_and_workers_health_checks():
    services = compose()["services"]

    assert all(
        service["deploy"]["resources"]["limits"]
        for service in services.values()
    )
    for name in (
        "kafka", "poller", "desk", "prometheus", "alertmanager",
        "node-exporter", "grafana",
    ):  # fmt: skip
        assert services[name]["healthcheck"]
        assert services[name]["restart"] == "unless-stopped"


def test_compose_workers_wait_for_the_topics():
    services = compose()["services"]

    for name in ("poller", "desk"):
        condition = services[name]["depends_on"]["topics"]["condition"]
        assert condition == "service_completed_successfully"


def test_compose_scrapes_services_that_exist():
    config = yaml.safe_load((PROMETHEUS / "prometheus.yml").read_text())
    targets = [
        name
        for job in config["scrape_configs"]
        for kind in ("dns_sd_configs", "static_configs")
        for entry in job.get(kind, ())
        for name in entry.get("names") or entry["targets"]
    ]

    hosts = {target.partition(":")[0] for target in targets}
    assert hosts - {"localhost"} <= set(compose()["services"])
    assert {"node-exporter", "alertmanager", "desk", "poller", "page"} <= hosts


def deployed_texts():
    """Yield all files that people and programs take settings from."""
    yield from (Path("docker-compose.yml"), Path("README.md"))
    yield from Path(".github").rglob("*.[my][dm]*")
    for path in DEPLOY.rglob("*"):
        if path.is_file() and path.parent.name not in HISTORY:
            yield path


def test_deployed_settings_exist():
    """Files of a deployment and its documents name only real settings."""
    known = {name for name, *_ in reference()} | OTHER_VARIABLES
    for path in deployed_texts():
        named = set(re.findall(r"\bCOPYDESK_[A-Z_]+", path.read_text()))
        assert named <= known, path


def test_deployed_ports_are_those_of_the_settings():
    defaults = {name: default for name, default, *_ in reference()}
    web, page = (defaults[f"COPYDESK_{name}_PORT"] for name in ("WEB", "PAGE"))
    config = yaml.safe_load((PROMETHEUS / "prometheus.yml").read_text())
    scraped = {
        job["job_name"]: str(entry["port"])
        for job in config["scrape_configs"]
        for entry in job.get("dns_sd_configs", ())
    }
    services = compose()["services"]
    exposed = re.findall(
        r"(?m)^EXPOSE (.+)$", (DEPLOY / "Dockerfile").read_text()
    )
    workers = (CHART / "templates" / "workers.yaml").read_text()

    assert scraped == {"desk": web, "poller": web, "page": page}
    for role, port in scraped.items():
        (probe,) = services[role]["healthcheck"]["test"][-1:]
        assert f"http://127.0.0.1:{port}/healthz" in probe
    assert services["page"]["ports"] == [f"127.0.0.1:{page}:{page}"]
    assert {web, page} <= set(exposed[0].split())
    assert f"{{name: web, containerPort: {web}}}" in workers


@needs_promtool
def test_prometheus_accepts_its_configuration(tmp_path):
    folder = shutil.copytree(PROMETHEUS, tmp_path / "prometheus")
    token = tmp_path / "token"
    token.write_text("a" * 16)
    config = folder / "prometheus.yml"
    text = config.read_text()
    assert PAGE_TOKEN in text
    config.write_text(text.replace(PAGE_TOKEN, str(token)))

    assert promtool("check", "config", str(config)) == (0, ANY)


def test_compose_gives_prometheus_the_token_of_the_page(tmp_path):
    """The start of the container writes the file that its jobs read."""
    shell, option, start, name = compose()["services"]["prometheus"][
        "entrypoint"
    ]
    file = tmp_path / "token"
    start = start.replace("$$", "$").replace(PAGE_TOKEN, str(file))
    completed = subprocess.run(
        [shell, option, start.replace("/bin/prometheus", "echo"), name, "--x"],
        env={"PAGE_READ_TOKEN": "a%s b"}, capture_output=True, text=True,
        check=True,
    )  # fmt: skip

    assert completed.stdout == "--x\n"
    assert file.read_text() == "a%s b"
    assert file.stat().st_mode & 0o077 == 0


def test_lock_files_are_installed_without_looking_for_dependencies():
    """They are complete; pip before 24 warns of names of extras in them."""
    texts = [
        path.read_text()
        for path in (
            Path("Makefile"), Path(".github/workflows/ci.yml"),
            DEPLOY / "Dockerfile", DEPLOY / "README.md",
        )
    ]  # fmt: skip
    installs = [
        line
        for text in texts
        for line in text.splitlines()
        if "install " in line and "--require-hashes" in line
    ]

    assert len(installs) == len(texts)
    assert [line for line in installs if "--no-deps" not in line] == []


def test_dockerfile_copies_only_files_of_the_build_context():
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


def test_guide_table_names_files_that_exist():
    guide = (DEPLOY / "README.md").read_text()
    rows = re.findall(r"(?m)^\| (`[^|]*) \|", guide.split("\n## ")[0])

    for name in re.findall(r"`([^`]+)`", " ".join(rows)):
        assert (DEPLOY / name).exists(), name


def test_compose_replicas_share_no_volume():
    """Only one process can use a RocksDB directory."""
    services = compose()["services"]

    for name in ("poller", "desk"):
        volumes = services[name].get("volumes", [])
        assert not [path for path in volumes if path[0] not in "./"], name


def test_compose_topics_and_desk_read_the_same_routes():
    services = compose()["services"]
    routes = "./deploy/routes.toml:/etc/copydesk/routes.toml:ro"

    assert all(
        routes in services[name]["volumes"] for name in ("topics", "desk")
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


def test_changelog_newest_release_is_the_version_of_the_package():
    text = Path("pyproject.toml").read_text()
    version = tomllib.loads(text)["project"]["version"]
    headings = re.findall(r"(?m)^## (.+)$", Path("CHANGELOG.md").read_text())

    assert headings[0] == "[Unreleased]"
    assert re.fullmatch(
        rf"\[{re.escape(version)}\] - \d{{4}}-\d\d-\d\d", headings[1]
    )


def test_default_routes_are_those_of_the_file_that_a_deployment_changes():
    built_in = Path("streams/desk/sinks/default_routes.toml").read_bytes()

    assert (DEPLOY / "routes.toml").read_bytes() == built_in

"""Each alert fires and stays silent as it should, and its link opens."""

import html
import importlib
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
import yaml

from streams import clock

PROMETHEUS = Path("deploy/prometheus")
GUIDE = Path("deploy/README.md")
TESTS = ("alerts.test.yml", "alerts.days.test.yml", "alerts.weeks.test.yml")
LINK = "{{ $externalURL }}/consoles/runbooks.html#"
needs_promtool = pytest.mark.skipif(
    not shutil.which("promtool"), reason="needs Debian's prometheus package"
)


@pytest.fixture
def build(monkeypatch):
    monkeypatch.syspath_prepend(str(PROMETHEUS.resolve()))
    monkeypatch.delitem(sys.modules, "build", raising=False)
    yield importlib.import_module("build")
    sys.modules.pop("build")


def alerts():
    document = yaml.safe_load((PROMETHEUS / "alerts.yml").read_text())
    rules = (rule for group in document["groups"] for rule in group["rules"])
    return {rule["alert"]: rule for rule in rules if "alert" in rule}


def expectations():
    """Return what the unit tests expect of each alert."""
    expected = {}
    for name in TESTS:
        document = yaml.safe_load((PROMETHEUS / name).read_text())
        for group in document["tests"]:
            for test in group["alert_rule_test"]:
                fires = expected.setdefault(test["alertname"], set())
                fires.add(bool(test["exp_alerts"]))
    return expected


def test_alerts_each_have_a_test_that_fires_and_one_that_does_not():
    expected = expectations()

    assert set(expected) == set(alerts())
    assert {
        name: fires
        for name, fires in expected.items()
        if fires != {True, False}
    } == {}


@pytest.mark.slow
@needs_promtool
@pytest.mark.parametrize("name", TESTS)
def test_alerts_pass_their_unit_tests(name):
    completed = subprocess.run(
        ["promtool", "test", "rules", str(PROMETHEUS / name)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert completed.returncode == 0, completed.stdout + completed.stderr


@needs_promtool
def test_alerts_have_no_findings():
    completed = subprocess.run(
        ["promtool", "check", "rules", str(PROMETHEUS / "alerts.yml")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert completed.returncode == 0, completed.stderr
    assert "warning" not in completed.stderr.lower()


def test_alerts_each_have_a_severity_and_a_summary():
    for rule in alerts().values():
        assert rule["labels"]["severity"] in {"page", "ticket"}
        assert rule["annotations"]["summary"]


def test_alerts_each_link_to_a_runbook_of_the_page():
    page = (PROMETHEUS / "consoles" / "runbooks.html").read_text()
    guide = GUIDE.read_text()

    for name, rule in alerts().items():
        assert rule["annotations"]["runbook_url"] == LINK + name.lower()
        assert f'<section id="{name.lower()}">' in page
        assert f"### {name}\n" in guide


def test_runbooks_committed_are_those_that_the_code_builds(build):
    page = (PROMETHEUS / "consoles" / "runbooks.html").read_text()

    assert page == build.render_runbooks(GUIDE.read_text()), "run `make docs`"


def test_runbooks_with_markup_and_braces_are_shown_as_text(build):
    guide = (
        "\n## Runbooks\n\n### AlertName\nUse `{{ x }}` <b>.\n\n## Next\nNo."
    )

    page = build.render_runbooks(guide)

    assert '<section id="alertname">\n<h2>AlertName</h2>' in page
    assert "<code>{{`{{`}} x }}</code> &lt;b&gt;." in page
    assert "Next" not in page


@pytest.mark.skipif(
    not shutil.which("prometheus"), reason="needs Debian's prometheus package"
)
def test_prometheus_serves_the_runbooks(tmp_path):
    """The link of every alert opens in the Prometheus that sends it."""
    config = tmp_path / "prometheus.yml"
    config.write_text("{}")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{listener.getsockname()[1]}"
    server = subprocess.Popen(
        [
            shutil.which("prometheus"), f"--config.file={config}",
            f"--storage.tsdb.path={tmp_path / 'data'}",
            f"--web.console.templates={PROMETHEUS / 'consoles'}",
            f"--web.listen-address={address}",
        ],
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        page = read_when_ready(f"http://{address}/consoles/runbooks.html")
    finally:
        server.terminate()
        server.wait()

    ids = re.findall(r'<section id="([\w-]+)">', page)
    assert {name.lower() for name in alerts()} <= set(ids)
    assert html.unescape(page).count("{{`") == 0


def read_when_ready(url):
    deadline = clock.seconds() + 60
    while True:
        try:
            with urlopen(url) as response:
                return response.read().decode()
        except (URLError, ConnectionError):
            if clock.seconds() > deadline:
                raise
            clock.sleep(0.2)

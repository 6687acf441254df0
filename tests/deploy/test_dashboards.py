"""The committed dashboards are what the code builds."""

import importlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

GRAFANA = Path("deploy/grafana")


@pytest.fixture
def build(monkeypatch):
    monkeypatch.syspath_prepend(str(GRAFANA.resolve()))
    return importlib.import_module("build")


@pytest.fixture
def boards(monkeypatch):
    monkeypatch.syspath_prepend(str(GRAFANA.resolve()))
    return importlib.import_module("boards")


def test_the_committed_dashboards_have_not_drifted(build):
    committed = {
        one.name: one.read_text()
        for one in (GRAFANA / "dashboards").glob("*.json")
    }

    assert committed == build.documents(), "run `make dashboards`"


def test_panels_do_not_overlap(build):
    for text in build.documents().values():
        taken = set()
        for panel in json.loads(text)["panels"]:
            place = panel["gridPos"]
            cells = {
                (x, y)
                for x in range(place["x"], place["x"] + place["w"])
                for y in range(place["y"], place["y"] + place["h"])
            }
            assert not taken & cells
            taken |= cells


def test_every_panel_says_what_it_means(boards):
    for board in boards.DASHBOARDS:
        assert all(panel.about.endswith((".", "REASON")) or ":" in panel.about
                   for panel in board.panels)  # fmt: skip


@pytest.mark.skipif(
    not shutil.which("promtool"), reason="needs Debian's prometheus package"
)
def test_every_query_is_promql(boards, tmp_path):
    """As recording rules, which promtool parses."""
    rules = [
        {"record": "copydesk:panel", "expr": query.expr
         .replace("$__rate_interval", "1m").replace("$feed", "x"),
         "labels": {"number": str(number)}}
        for number, query in enumerate(
            query
            for board in boards.DASHBOARDS
            for panel in board.panels
            for query in panel.queries
        )
    ]  # fmt: skip
    path = tmp_path / "rules.yml"
    path.write_text(
        json.dumps({"groups": [{"name": "panels", "rules": rules}]})
    )
    found = subprocess.run(
        ["promtool", "check", "rules", str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert found.returncode == 0, found.stderr

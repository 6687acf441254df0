"""The committed dashboards are what the code builds, and are valid."""

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


def test_dashboards_committed_are_those_that_the_code_builds(build):
    committed = {
        path.name: path.read_text()
        for path in (GRAFANA / "dashboards").glob("*.json")
    }

    assert committed == build.render_dashboards(), "run `make dashboards`"


def test_panels_of_a_dashboard_do_not_overlap(build):
    for text in build.render_dashboards().values():
        taken = set()
        for panel in json.loads(text)["panels"]:
            position = panel["gridPos"]
            cells = {
                (x, y)
                for x in range(position["x"], position["x"] + position["w"])
                for y in range(position["y"], position["y"] + position["h"])
            }
            assert not taken & cells
            taken |= cells


def test_panels_have_descriptions_in_sentences(boards):
    for board in boards.DASHBOARDS:
        for panel in board.panels:
            assert panel.description.endswith("."), panel.title


@pytest.mark.skipif(
    not shutil.which("promtool"), reason="needs Debian's prometheus package"
)
def test_queries_of_all_panels_are_valid_promql(boards, tmp_path):
    """promtool parses recording rules, so each query becomes one."""
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
    completed = subprocess.run(
        ["promtool", "check", "rules", str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert completed.returncode == 0, completed.stderr

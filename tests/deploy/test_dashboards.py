"""The committed dashboards are what the code builds, and are valid."""

import importlib
import json
import re
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


def test_dashboards_use_the_chosen_data_source_alone(build):
    for text in build.render_dashboards().values():
        document = json.loads(text)
        named = [
            entry["datasource"]["uid"]
            for entry in (
                *document["panels"], *document["annotations"]["list"],
            )
        ]  # fmt: skip
        names = [entry["name"] for entry in document["templating"]["list"]]

        assert set(named) == {"${datasource}"}
        assert names[0] == "datasource"


def test_dashboards_mark_deploys(build, boards):
    for text in build.render_dashboards().values():
        (annotation,) = json.loads(text)["annotations"]["list"]

        assert annotation["expr"] == boards.DEPLOYS
        assert "copydesk_build_info" in annotation["expr"]


def test_panels_by_feed_link_to_the_dashboard_of_the_feed(build, boards):
    pages = {board.uid for board in boards.DASHBOARDS}
    by_feed = {
        panel.title
        for board in boards.DASHBOARDS
        for panel in board.panels
        if any(query.legend == "{{feed}}" for query in panel.queries)
    }
    linked = {}
    for text in build.render_dashboards().values():
        for panel in json.loads(text)["panels"]:
            for link in panel["fieldConfig"]["defaults"].get("links", ()):
                linked[panel["title"]] = link["url"]

    assert set(linked) == by_feed
    for url in linked.values():
        assert re.match(r"/d/([\w-]+)\?", url)[1] in pages
        assert "var-feed=${__field.labels.feed}" in url


def test_counters_are_shown_as_rates(boards):
    for board in boards.DASHBOARDS:
        for panel in board.panels:
            for query in panel.queries:
                counters = re.findall(r"\w+_total\b", query.expr)
                rates = re.findall(
                    r"(?:rate|increase)\(\w+_total\b", query.expr
                )
                assert len(counters) == len(rates), panel.title


def test_panels_have_colours_of_their_own(build):
    """Without thresholds Grafana shows values above 80 in red."""
    for text in build.render_dashboards().values():
        for panel in json.loads(text)["panels"]:
            steps = panel["fieldConfig"]["defaults"]["thresholds"]["steps"]
            values = [step["value"] for step in steps[1:]]
            assert steps[0]["color"] == "green"
            assert values == sorted(values)


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
    ] + [{"record": "copydesk:deploys", "expr": boards.DEPLOYS}]  # fmt: skip
    path = tmp_path / "rules.yml"
    path.write_text(
        json.dumps({"groups": [{"name": "panels", "rules": rules}]})
    )
    completed = subprocess.run(
        ["promtool", "check", "rules", str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert completed.returncode == 0, completed.stderr

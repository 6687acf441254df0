"""``copydesk explain`` shows walls, signals and dead letters' records."""

import json
from datetime import UTC, datetime

import pytest
from typer.testing import CliRunner

from extractors.model.item import Dateline, Subject
from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.cli.commands.explain import describe_value
from streams.cli.main import make_app
from tests.extractors.html.walls import CONSENT_EN, METERED

ENTRY = (
    '<rss version="2.0"><channel><title>Mail</title><item><title>Ferry sails'
    "</title><link>https://news.test/ferry</link><description>Boats leave at "
    "seven.</description></item></channel></rss>"
)


def explain(*arguments):
    return CliRunner().invoke(
        make_app(), ["explain", *map(str, arguments)], env={"COLUMNS": "200"}
    )


def test_explain_page_with_paywall_shows_signal(tmp_path):
    feed, page = tmp_path / "feed.rss", tmp_path / "page.html"
    feed.write_text(ENTRY)
    page.write_text(METERED)
    result = explain(feed, "--page", page, "--language", "en")

    assert result.exit_code == 0, result.output
    assert "copydesk:paywall" in result.output
    assert "Boats leave at seven." in result.output
    assert "will sail again on Monday" not in result.output


def test_explain_prints_for_people(tmp_path):
    feed = tmp_path / "feed.rss"
    feed.write_text(ENTRY)
    result = explain(feed, "--language", "en")

    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[0] == "Ferry sails"
    assert "text source" in result.output
    for word in ("Subject(", "Dateline(", "Signal", "+00:00", "schema"):
        assert word not in result.output


def test_explain_json_has_item_trace_and_entities(tmp_path):
    feed, wall = tmp_path / "feed.rss", tmp_path / "page.html"
    feed.write_text(ENTRY)
    wall.write_text(CONSENT_EN)
    (good,) = json.loads(explain(feed, "--json").stdout)
    (bad,) = json.loads(explain(wall, "--json").stdout)

    assert good["item"]["headline"] == "Ferry sails"
    assert {cut["rule"] for cut in good["trace"]} >= {"body-source"}
    assert isinstance(good["entities"], list)
    assert bad["reason"] == "consent-wall"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        ((), ""),
        (datetime(2026, 3, 4, 9, tzinfo=UTC), "2026-03-04 09:00:00 UTC"),
        (Dateline("BERGEN", ("Bergen",)), "BERGEN, Bergen"),
        (Dateline("x", agency="North"), "x, agency North"),
        ((Subject(name="ports"), Subject(name="rail")), "ports; rail"),
        (("sig:update", ""), "sig:update"),
        (3, "3"),
    ],
)
def test_describe_value_is_for_people(value, shown):
    assert describe_value(value) == shown


def test_explain_consent_wall_document_shows_reason(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(CONSENT_EN)
    result = explain(page)

    assert "no item: consent-wall" in result.output


def test_explain_raw_record_shows_its_item(tmp_path):
    body = (
        b"Ferry returns\n\nELLERY -- The ferry came back to Ellery on Monday "
        b"with its cargo of slates, two days late, after a storm."
    )
    record = tmp_path / "record.json"
    at = datetime(2026, 3, 4, tzinfo=UTC)
    raw = RawItem("tideway", "urn:t:1", "text/plain", at, body)
    record.write_bytes(encode(raw) + b"\n")

    result = explain(record, "--language", "en")

    assert result.exit_code == 0, result.output
    assert "Ferry returns" in result.output
    assert "ELLERY" in result.output
    assert "fetchedAt" not in result.output


OLD = (
    "Traders block harbour road\n\nSome 90 traders blocked the harbour road in"
    " Varnholm for an hour. The council voted in April to close the fish market"
    " for nine weeks, because the roof leaks and the cold store fails twice a"
    " month. Stalls move to the old rope walk until the work ends.\n"
)
LEDE = "A judge in Orrin ruled on Friday that it must stay open for now."


def compare(tmp_path, new, *options):
    earlier, file = tmp_path / "old.txt", tmp_path / "new.txt"
    earlier.write_text(OLD)
    file.write_text(new)
    return explain(file, "--after", earlier, *options)


def test_explain_after_same_text_says_duplicate(tmp_path):
    result = compare(tmp_path, OLD)

    assert result.exit_code == 0, result.output
    assert "exact duplicate of" in result.output
    assert "nothing that its readers" in result.output


def test_explain_after_new_lede_says_new_and_shows_the_sentence(tmp_path):
    story = OLD.partition("hour. ")[2]
    result = compare(tmp_path, f"Judge keeps market\n\n{LEDE} {story}")

    assert "its first sentence" in result.output
    assert LEDE in result.output
    assert "new of urn:" in result.output


def test_explain_after_other_story_shows_the_failed_conditions(tmp_path):
    other = "Ferry sails\n\nThe ferry to Lindow sailed again on Monday."
    result = compare(tmp_path, other)

    assert "little-shared" in result.output
    assert "containment 0 < 0.8" in result.output


def test_explain_after_longer_text_of_same_feed_says_update(tmp_path):
    more = " A diver found the hull of a cutter below the pier at dusk."
    result = compare(tmp_path, OLD.rstrip() + more, "--same-feed")

    assert "update of urn:" in result.output


def test_explain_after_as_json_has_the_judgement_and_each_rule(tmp_path):
    story = OLD.partition("hour. ")[2]
    result = compare(
        tmp_path, f"Judge keeps market\n\n{LEDE} {story}", "--json"
    )
    (found,) = json.loads(result.stdout)

    assert found["judgement"].startswith("new of urn:")
    assert found["adds"]["place"] == "lede"
    assert LEDE in found["adds"]["sentences"]
    assert found["measured"]["wordsOfEarlier"] > 40
    assert {"holds", "rule", "checks"} == found["rules"][0].keys()
    assert {"name", "value", "least"} == found["rules"][0]["checks"][0].keys()


def test_explain_after_document_without_item_says_why(tmp_path):
    earlier, file = tmp_path / "old.txt", tmp_path / "new.rss"
    earlier.write_text(OLD)
    file.write_text("<rss version='2.0'><channel></channel></rss>")
    result = explain(file, "--after", earlier)

    assert result.exit_code == 1
    assert "no item" in result.output

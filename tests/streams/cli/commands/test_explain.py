"""``copydesk explain``: a wall in a page's place is plain to see."""

from datetime import UTC, datetime

from typer.testing import CliRunner

from extractors.model.raw import RawItem
from extractors.output.codec import encode
from streams.cli.main import app
from tests.extractors.html.walls import CONSENT_EN, METERED

ENTRY = (
    '<rss version="2.0"><channel><title>Mail</title><item><title>Ferry sails'
    "</title><link>https://news.test/ferry</link><description>Boats leave at "
    "seven.</description></item></channel></rss>"
)


def explained(*arguments):
    return CliRunner().invoke(
        app, ["explain", *map(str, arguments)], env={"COLUMNS": "200"}
    )


def test_a_page_that_is_a_wall_is_told(tmp_path):
    feed, page = tmp_path / "feed.rss", tmp_path / "page.html"
    feed.write_text(ENTRY)
    page.write_text(METERED)
    found = explained(feed, "--page", page, "--language", "en")

    assert found.exit_code == 0, found.output
    assert "copydesk:paywall" in found.output
    assert "Boats leave at seven." in found.output
    assert "will sail again on Monday" not in found.output


def test_a_document_that_is_a_wall_is_told(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(CONSENT_EN)
    found = explained(page)

    assert "no item: consent-wall" in found.output


def test_a_dead_letters_record_is_explained_as_it_is(tmp_path):
    body = (
        b"Ferry returns\n\nELLERY -- The ferry came back to Ellery on Monday "
        b"with its cargo of slates, two days late, after a storm."
    )
    record = tmp_path / "record.json"
    at = datetime(2026, 3, 4, tzinfo=UTC)
    raw = RawItem("tideway", "urn:t:1", "text/plain", at, body)
    record.write_bytes(encode(raw) + b"\n")

    found = explained(record, "--language", "en")

    assert found.exit_code == 0, found.output
    assert "Ferry returns" in found.output
    assert "ELLERY" in found.output
    assert "fetchedAt" not in found.output

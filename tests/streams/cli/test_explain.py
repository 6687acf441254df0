"""``copydesk explain``: a wall in a page's place is plain to see."""

from typer.testing import CliRunner

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

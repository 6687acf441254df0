"""Block pages, detected from address and first bytes."""

import pytest

from extractors.html.block_pages import block_reason
from tests.extractors.html.walls import CHALLENGE, DENIED, LEDE, STORIES


@pytest.mark.parametrize(
    ("url", "body", "expected"),
    [
        ("https://news.test/a", CHALLENGE.encode(), "bot-wall"),
        ("https://news.test/a", DENIED.encode(), "bot-wall"),
        ("https://consent.news.test/a?to=x", b"<p>x</p>", "consent-wall"),
        ("https://guce.other.test/", b"<p>x</p>", "consent-wall"),
        ("https://www.news.test/a", b"<p>x</p>", ""),
        ("http://[::1", b"", ""),
    ],
)
def test_block_reason_block_page_returns_kind(url, body, expected):
    assert block_reason("https://news.test/a", url, body) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Access denied: the library that shut its doors | Reference",
        "Just a moment: a photographer's year",
        "Human verification on trial",
    ],
)
def test_block_reason_story_about_walls_is_empty(title):
    body = f"<html><title>{title}</title><p>{LEDE}</p>".encode()

    assert (
        block_reason("https://news.test/a", "https://news.test/a", body) == ""
    )


def test_block_reason_consent_site_of_its_own_is_empty():
    assert (
        block_reason("https://consent.test/a", "https://consent.test/b", b"x")
        == ""
    )


@pytest.mark.parametrize("name", STORIES)
def test_block_reason_story_is_empty(name):
    script = "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'>"
    body = (STORIES[name] + script).encode()

    assert (
        block_reason("https://news.test/a", "https://news.test/a", body) == ""
    )

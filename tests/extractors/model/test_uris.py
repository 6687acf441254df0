"""Any identity becomes a valid URI, and a URI stays unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rfc3986_validator import validate_rfc3986

from extractors.model.uris import item_uri, web_uri

VALID = (
    "https://wire.example/a/1?x=%20&y=[1]".replace("[1]", "1"),
    "tag:wire.example,2026:1",
    "urn:newsml:wire.example:20260101:1",
    "guid:wire.example:333483",
    "http://[::1]:8080/a#b",
)


@pytest.mark.parametrize("uri", VALID)
def test_item_uri_valid_uri_is_unchanged(uri):
    assert item_uri(uri) == uri


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("https://wire.example/a b", "https://wire.example/a%20b"),
        ("https://wire.example/é", "https://wire.example/%C3%A9"),
        ("https://wire.example/100%", "https://wire.example/100%25"),
        ("guid:feed:A|7", "guid:feed:A%7C7"),
        (
            "https://wire.example/a[1]#b#c",
            "https://wire.example/a%5B1%5D#b%23c",
        ),
        (
            "https://wire.exämple/a",
            "https://wire.ex%C3%A4mple/a",
        ),
        ("333483", "urn:copydesk:333483"),
        ("a b", "urn:copydesk:a%20b"),
        ("C:\\wire\\1", "C:%5Cwire%5C1"),
        (
            "http://wire.example:port/",
            "urn:copydesk:http%3A%2F%2Fwire.example%3Aport%2F",
        ),
        ("  tag:x,2026:1\n", "tag:x,2026:1"),
    ],
)
def test_item_uri_other_text_is_encoded(text, uri):
    assert item_uri(text) == uri


@given(st.text(min_size=1))
def test_item_uri_any_text_gives_valid_stable_uri(text):
    uri = item_uri(text)

    assert validate_rfc3986(uri) or uri == "urn:copydesk:"
    assert item_uri(uri) == uri


@given(
    st.from_regex(
        r"https?://[a-z.]{1,9}(:[0-9]{1,4})?/[ -~]{0,30}", fullmatch=True
    )
)
def test_web_uri_any_url_gives_valid_uri(address):
    assert web_uri(address).startswith("http")
    assert validate_rfc3986(web_uri(address))


@pytest.mark.parametrize(
    "text", ["", "/a.jpg", "a.jpg", "data:,x", "http://a:b/"]
)
def test_web_uri_relative_or_other_text_is_empty(text):
    assert web_uri(text) == ""

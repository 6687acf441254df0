import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.output.codec import encode
from streams.poller.feeds.feed_list import RegistryError
from streams.poller.feeds.registry_json import (
    apply_patch,
    from_json,
    may_use_secret,
)
from streams.records import FeedRegistration

HARBOUR = FeedRegistration(
    "harbour", "https://harbour.example/rss", language="en", interval_min=30
)


def test_from_json_reads_the_form_of_the_topic():
    assert from_json("harbour", encode(HARBOUR)) == HARBOUR


def test_from_json_without_feed_uses_id_of_path():
    body = b'{"url": "https://harbour.example/rss"}'

    assert from_json("harbour", body).feed == "harbour"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b'{"url": "ftp://x.example"}', "http://"),
        (b"{}", "url is missing"),
        (b'{"url": "https://x.example", "feed": "b"}', "in the address"),
        (b'{"url": "https://x.example", "full_text": true}', "full_text"),
        (
            b'{"url": "https://x.example", "fullText": 1}',
            "full_text takes true or false",
        ),
        (b'{"url": "https://x.example", "auth": "s3cret"}', "env:NAME"),
        (b'{"url": "https://x.example", "hub": "h"}', "hub 'h'"),
    ],
)
def test_from_json_invalid_registration_names_error_without_secret(
    body, message
):
    with pytest.raises(RegistryError) as caught:
        from_json("a", body)

    assert message in str(caught.value)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"nul", b"\xff", b'"x"', b"[" * 100_000]
)
def test_from_json_not_an_object_raises(body):
    with pytest.raises(ValueError, match="body"):
        from_json("a", body)


@pytest.mark.parametrize(
    ("patch", "field", "value"),
    [
        (b'{"paused": true}', "paused", True),
        (b'{"language": null}', "language", ""),
        (b'{"intervalMax": 900}', "interval_max", 900.0),
        (b"{}", "url", HARBOUR.url),
    ],
)
def test_apply_patch_changes_only_its_keys(patch, field, value):
    registration = apply_patch(HARBOUR, patch)

    assert getattr(registration, field) == value
    assert registration.interval_min == 30


def test_apply_patch_removing_url_raises():
    with pytest.raises(RegistryError, match="url"):
        apply_patch(HARBOUR, b'{"url": null}')


@given(st.binary() | st.text().map(str.encode))
def test_from_json_of_any_body_returns_registration_or_raises(body):
    try:
        assert from_json("a", body).feed == "a"
    except (ValueError, RegistryError):
        return


def feed(auth, url="https://harbour.example/rss"):
    return FeedRegistration("harbour", url, auth=auth)


@pytest.mark.parametrize(
    ("registration", "before", "expected"),
    [
        (feed(""), None, True),
        (feed("env:FEED_HARBOUR"), None, True),
        (feed("file:/run/secrets/harbour.txt"), None, True),
        (feed("env:AWS_SECRET_ACCESS_KEY"), None, False),
        (feed("file:/etc/passwd"), None, False),
        (feed("file:/run/secrets/../../etc/passwd"), None, False),
        (feed("file:/run/secrets/.."), None, False),
        (feed("env:OWN"), feed("env:OWN"), True),
        (feed("env:OWN"), feed("env:OTHER"), False),
        (feed("env:OWN", "https://harbour.example/b"), feed("env:OWN"), True),
        (feed("env:OWN", "https://evil.example/"), feed("env:OWN"), False),
        (feed("env:OWN", "http://harbour.example/"), feed("env:OWN"), False),
    ],
)
def test_may_use_secret_only_allowed_references_or_same_origin(
    registration, before, expected
):
    assert may_use_secret(registration, before) is expected

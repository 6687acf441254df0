import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.output.codec import encode
from streams.poller.feeds.feed_list import RegistryError
from streams.poller.feeds.registry_json import from_json, may_use, patched
from streams.records import FeedRegistration

HARBOUR = FeedRegistration(
    "harbour", "https://harbour.example/rss", language="en", interval_min=30
)


def test_a_registration_is_what_the_topic_holds():
    assert from_json("harbour", encode(HARBOUR)) == HARBOUR


def test_the_address_names_the_feed():
    body = b'{"url": "https://harbour.example/rss"}'

    assert from_json("harbour", body).feed == "harbour"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b'{"url": "ftp://x.example"}', "http://"),
        (b"{}", "missing required field `url`"),
        (b'{"url": "https://x.example", "feed": "b"}', "in the address"),
        (b'{"url": "https://x.example", "full_text": true}', "full_text"),
        (b'{"url": "https://x.example", "fullText": 1}', "Expected `bool`"),
        (b'{"url": "https://x.example", "auth": "s3cret"}', "env:NAME"),
        (b'{"url": "https://x.example", "hub": "h"}', "hub 'h'"),
    ],
)
def test_a_wrong_registration_says_what_is_wrong(body, said):
    with pytest.raises(RegistryError) as caught:
        from_json("a", body)

    assert said in str(caught.value)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("body", [b"", b"[]", b"nul", b"\xff", b'"x"'])
def test_what_is_no_object_is_refused(body):
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
def test_a_patch_changes_what_it_names(patch, field, value):
    one = patched(HARBOUR, patch)

    assert getattr(one, field) == value
    assert one.interval_min == 30


def test_a_patch_that_leaves_no_registration_is_refused():
    with pytest.raises(RegistryError, match="url"):
        patched(HARBOUR, b'{"url": null}')


@given(st.binary() | st.text().map(str.encode))
def test_any_body_is_a_registration_or_refused(body):
    try:
        assert from_json("a", body).feed == "a"
    except (ValueError, RegistryError):
        return


def feed(auth, url="https://harbour.example/rss"):
    return FeedRegistration("harbour", url, auth=auth)


@pytest.mark.parametrize(
    ("one", "before", "expected"),
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
def test_a_secret_of_the_workers_own_is_not_sent_elsewhere(
    one, before, expected
):
    assert may_use(one, before) is expected

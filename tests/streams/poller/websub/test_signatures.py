import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.poller.hashing import hash_text
from streams.poller.websub.signatures import (
    callback_url,
    hub_secret,
    is_signed,
    topic_of_token,
)

KEY, TOPIC = "pollers' own", "https://harbour.example/top"


def token_of(url):
    return url.rpartition("/")[2]


def test_callback_token_is_valid_only_for_its_feed_and_key():
    url = callback_url("https://desk.example/websub/", KEY, "a/b", TOPIC)

    assert url.startswith("https://desk.example/websub/a%2Fb/")
    assert topic_of_token(KEY, "a/b", token_of(url)) == hash_text(TOPIC)
    assert topic_of_token(KEY, "other", token_of(url)) == ""
    assert topic_of_token("other", "a/b", token_of(url)) == ""


@given(st.text(st.characters()))
def test_topic_of_any_other_token_is_empty(token):
    assert topic_of_token(KEY, "a", token) == ""


def test_hub_secret_differs_by_feed_and_topic():
    secrets = {
        hub_secret(KEY, feed, hash_text(topic))
        for feed in ("a", "b")
        for topic in (TOPIC, TOPIC + "/")
    }

    assert len(secrets) == 4
    assert all(len(secret) < 200 for secret in secrets), "WebSub, 5.1"


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_is_signed_with_each_method_of_websub(method):
    signature = hmac.new(b"s", b"body", method).hexdigest()

    assert is_signed(f"{method}={signature}", b"body", "s")
    assert is_signed(f" {method.upper()}={signature.upper()}", b"body", "s")
    assert not is_signed(f"{method}={signature}", b"body.", "s")
    assert not is_signed(f"{method}={signature}", b"body", "t")
    assert not is_signed(f"{method}={signature[:-1]}", b"body", "s")


@pytest.mark.parametrize(
    "header", ["", "sha256", "sha256=", "md5=x", "=", "é", "sha1=\udcff"]
)
def test_is_signed_with_malformed_header_is_false(header):
    assert not is_signed(header, b"body", "s")


def test_is_signed_with_md5_is_false():
    signature = hmac.new(b"s", b"body", "md5").hexdigest()

    assert not is_signed(f"md5={signature}", b"body", "s")

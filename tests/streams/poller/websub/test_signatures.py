import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.poller.hashing import hash_text
from streams.poller.websub.signatures import (
    callback,
    hub_secret,
    is_signed,
    topic_of,
)

KEY, TOPIC = "pollers' own", "https://harbour.example/top"


def token_of(address):
    return address.rpartition("/")[2]


def test_a_callback_proves_its_feed_and_topic():
    address = callback("https://desk.example/websub/", KEY, "a/b", TOPIC)

    assert address.startswith("https://desk.example/websub/a%2Fb/")
    assert topic_of(KEY, "a/b", token_of(address)) == hash_text(TOPIC)
    assert topic_of(KEY, "other", token_of(address)) == ""
    assert topic_of("other", "a/b", token_of(address)) == ""


@given(st.text(st.characters()))
def test_no_other_token_is_ours(token):
    assert topic_of(KEY, "a", token) == ""


def test_each_feed_and_topic_has_a_secret_of_its_own():
    secrets = {
        hub_secret(KEY, feed, hash_text(topic))
        for feed in ("a", "b")
        for topic in (TOPIC, TOPIC + "/")
    }

    assert len(secrets) == 4
    assert all(len(one) < 200 for one in secrets), "WebSub, 5.1"


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
def test_each_method_of_the_recommendation_signs(method):
    signature = hmac.new(b"s", b"body", method).hexdigest()

    assert is_signed(f"{method}={signature}", b"body", "s")
    assert is_signed(f" {method.upper()}={signature.upper()}", b"body", "s")
    assert not is_signed(f"{method}={signature}", b"body.", "s")
    assert not is_signed(f"{method}={signature}", b"body", "t")
    assert not is_signed(f"{method}={signature[:-1]}", b"body", "s")


@pytest.mark.parametrize(
    "header", ["", "sha256", "sha256=", "md5=x", "=", "é", "sha1=\udcff"]
)
def test_anything_else_does_not(header):
    assert not is_signed(header, b"body", "s")


def test_a_weak_method_is_not_taken():
    signature = hmac.new(b"s", b"body", "md5").hexdigest()

    assert not is_signed(f"md5={signature}", b"body", "s")

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from streams.poller.hashing import hash_text
from streams.poller.websub.verification import (
    Intent,
    matches_request,
    names_other,
    read_intent,
)
from streams.records import Subscription

TOPIC = "https://harbour.example/top"
ASKED = Subscription(
    "a", "https://hub.example/", TOPIC, "c", pending="subscribe"
)
SAID = Intent("subscribe", TOPIC, "echo", 60, "")


@pytest.mark.parametrize(
    ("lease", "seconds"),
    [("60", 60), ("", 0), ("-1", 0), ("6e1", 0), ("٣", 0), ("9" * 40, 0)],
)
def test_a_lease_is_a_number_or_nothing(lease, seconds):
    assert read_intent({"hub.lease_seconds": lease}).lease == seconds


def test_a_hubs_words_are_read():
    said = read_intent(
        {"hub.mode": "Denied", "hub.topic": TOPIC, "hub.reason": "x" * 9999}
    )

    assert (said.mode, said.topic, len(said.reason)) == ("denied", TOPIC, 2000)
    assert read_intent({"hub.reason": "a\udcff"}).reason == ""


@pytest.mark.parametrize(
    ("said", "one", "expected"),
    [
        (SAID, ASKED, True),
        (SAID, None, False),
        (SAID, replace(ASKED, pending=""), False),
        (SAID, replace(ASKED, pending="unsubscribe"), False),
        (SAID._replace(mode="unsubscribe"), ASKED, False),
        (SAID._replace(mode=""), replace(ASKED, pending=""), False),
        (SAID._replace(topic=TOPIC + "/"), ASKED, False),
        (SAID._replace(challenge=""), ASKED, False),
        (SAID._replace(challenge="x" * 2001), ASKED, False),
    ],
)
def test_only_what_was_asked_for_is_meant(said, one, expected):
    assert matches_request(said, one) is expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("", False),
        ('<https://hub.example/>; rel="hub"', False),
        (f'<{TOPIC}>; rel="self"', False),
        ('<https://other.example/>; rel="self"', True),
        (f'<https://x.example/>; rel=self, <{TOPIC}>; rel="self hub"', False),
    ],
)
def test_a_delivery_may_name_its_topic(link, expected):
    assert names_other(link, hash_text(TOPIC)) is expected


@given(st.dictionaries(st.text(), st.text(st.characters())))
def test_any_query_is_read(query):
    assert read_intent(query).lease >= 0

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from streams.poller.hashing import hash_text
from streams.poller.websub.verification import (
    Intent,
    matches_request,
    names_other_topic,
    parse_intent,
)
from streams.records import Subscription

TOPIC = "https://harbour.example/top"
PENDING = Subscription(
    "a", "https://hub.example/", TOPIC, "c", pending="subscribe"
)
INTENT = Intent("subscribe", TOPIC, "echo", 60, "")


@pytest.mark.parametrize(
    ("lease", "seconds"),
    [("60", 60), ("", 0), ("-1", 0), ("6e1", 0), ("٣", 0), ("9" * 40, 0)],
)
def test_parse_intent_lease_not_a_number_is_zero(lease, seconds):
    assert parse_intent({"hub.lease_seconds": lease}).lease == seconds


def test_parse_intent_lowers_mode_and_cuts_reason():
    intent = parse_intent(
        {"hub.mode": "Denied", "hub.topic": TOPIC, "hub.reason": "x" * 9999}
    )

    assert (intent.mode, intent.topic, len(intent.reason)) == (
        "denied",
        TOPIC,
        2000,
    )
    assert parse_intent({"hub.reason": "a\udcff"}).reason == ""


@pytest.mark.parametrize(
    ("intent", "subscription", "expected"),
    [
        (INTENT, PENDING, True),
        (INTENT, None, False),
        (INTENT, replace(PENDING, pending=""), False),
        (INTENT, replace(PENDING, pending="unsubscribe"), False),
        (INTENT._replace(mode="unsubscribe"), PENDING, False),
        (INTENT._replace(mode=""), replace(PENDING, pending=""), False),
        (INTENT._replace(topic=TOPIC + "/"), PENDING, False),
        (INTENT._replace(challenge=""), PENDING, False),
        (INTENT._replace(challenge="x" * 2001), PENDING, False),
    ],
)
def test_matches_request_only_for_pending_mode_topic_and_challenge(
    intent, subscription, expected
):
    assert matches_request(intent, subscription) is expected


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
def test_names_other_topic_of_link_header(link, expected):
    assert names_other_topic(link, hash_text(TOPIC)) is expected


@given(st.dictionaries(st.text(), st.text(st.characters())))
def test_parse_intent_of_any_query_does_not_fail(query):
    assert parse_intent(query).lease >= 0

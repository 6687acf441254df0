import base64
import json
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.page.webhooks.message import (
    SigningKeyError,
    headers_of,
    make_message,
    signing_key,
)
from streams.page.webhooks.retries import LONGEST, delay, verdict_of
from tests.streams.page.wire_records import item, killed

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()


def record(value):
    return msgspec.json.encode(value)


def test_message_is_the_event_with_the_whole_record():
    value = item("urn:a", block={"event": "correction"})
    message = make_message("room", AT, record(value))
    body = json.loads(message.body)
    assert body == {
        "type": "item.correction", "timestamp": "2026-03-02T09:00:00Z",
        "data": value,
    }  # fmt: skip
    assert make_message("room", AT, record(killed("urn:a"))).kind == (
        "item.kill"
    )


def test_message_id_is_that_of_the_content_and_the_webhook():
    first, second = record(item("urn:a")), record(item("urn:b"))
    later = datetime(2026, 4, 1, tzinfo=UTC)
    assert make_message("room", AT, first).id == (
        make_message("room", later, first).id
    )
    ids = {
        make_message(hook, AT, value).id
        for hook in ("room", "desk")
        for value in (first, second)
    }
    assert len(ids) == 4


@pytest.mark.parametrize("value", [b"", b"[]", b"{", b'{"pubStatus": 1}'])
def test_message_of_no_item_is_an_error(value):
    with pytest.raises(msgspec.MsgspecError):
        make_message("room", AT, value)


@given(st.text(max_size=30))
def test_signature_is_valid_for_the_library_of_the_standard(text):
    standard = pytest.importorskip("standardwebhooks.webhooks")
    message = make_message("room", AT, record(item("urn:a", headline=text)))
    now = int(datetime.now(UTC).timestamp())
    headers = headers_of(message, signing_key(SECRET), now)
    standard.Webhook(SECRET).verify(message.body, dict(headers))
    with pytest.raises(standard.WebhookVerificationError):
        standard.Webhook(SECRET).verify(message.body + b" ", dict(headers))


def test_signature_of_a_known_message_stays():
    message = make_message("room", AT, record(item("urn:a")))
    headers = headers_of(
        msgspec.structs.replace(message, id="msg_1", body=b"{}"),
        signing_key(SECRET), 1_700_000_000,
    )  # fmt: skip
    assert headers["webhook-signature"] == (
        "v1,fhksJF5ElKjlPoT/jtefCO5XjQPvhf7Dhf/8R1ad9yU="
    )


@pytest.mark.parametrize(
    "secret", ["", "whsec_###", "whsec_YWJj", "plain text", "é"]
)
def test_signing_key_that_is_none_is_refused_without_telling_it(secret):
    with pytest.raises(SigningKeyError) as error:
        signing_key(secret)
    assert not secret or secret not in str(error.value)


@pytest.mark.parametrize(
    ("status", "verdict"),
    [(200, "delivered"), (204, "delivered"), (0, "again"), (301, "again"),
     (400, "again"), (429, "again"), (503, "again"), (410, "refused")],
)  # fmt: skip
def test_verdict_of_a_status(status, verdict):
    assert verdict_of(status) == verdict


@given(st.integers(1, 200), st.text(max_size=10), st.text(max_size=12))
def test_delay_is_bounded_and_repeatable(attempt, name, retry_after):
    seconds = delay(attempt, name, retry_after)
    assert 0.5 <= seconds <= LONGEST
    assert seconds == delay(attempt, name, retry_after)


def test_delay_grows_and_obeys_the_receiver():
    waits = [delay(attempt, "a") for attempt in (1, 4, 8, 12, 40)]
    assert waits == sorted(waits)
    assert delay(1, "a", "120") == 120
    assert delay(1, "a", "999999999999") == LONGEST
    assert delay(1, "a", "-5") < 2
    assert delay(1, "a", "Mon, 02 Mar 2026 09:00:00 GMT") < 2

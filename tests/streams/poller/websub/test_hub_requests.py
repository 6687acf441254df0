import pytest

from streams.poller.fetcher.address_filter import networks
from streams.poller.fetcher.messages import Response
from streams.poller.websub.hub_requests import build_request, error_of
from streams.poller.websub.lifecycle import Rules
from streams.poller.websub.signatures import callback_url
from streams.records import Subscription

RULES = Rules("https://desk.example/websub", "key", announced=False, lease=99)
SUBSCRIPTION = Subscription(
    "a", "https://hub.example/", "https://a.example/", "c"
)


def test_subscribe_request_has_the_fields_of_websub():
    request = build_request(SUBSCRIPTION, "subscribe", RULES, ["10.0.0.0/8"])

    assert (request.url, request.allowed) == (
        SUBSCRIPTION.hub,
        networks(["10.0.0.0/8"]),
    )
    assert len(request.form.pop("hub.secret")) == 64
    assert request.form == {
        "hub.callback": callback_url(
            RULES.base, RULES.key, "a", SUBSCRIPTION.topic
        ),
        "hub.mode": "subscribe",
        "hub.topic": SUBSCRIPTION.topic,
        "hub.lease_seconds": "99",
    }


def test_unsubscribe_request_has_no_secret():
    request = build_request(SUBSCRIPTION, "unsubscribe", RULES, [])

    assert request.form.keys() == {"hub.callback", "hub.mode", "hub.topic"}


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (202, ""),
        (204, ""),
        (200, ""),
        (404, "status 404"),
        (302, "status 302"),
    ],
)
def test_error_of_status_is_empty_for_2xx(status, error):
    assert error_of(Response("https://hub.example/", status)) == error

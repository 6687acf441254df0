import pytest

from streams.poller.fetcher.address_filter import networks
from streams.poller.fetcher.messages import Response
from streams.poller.websub.hub_requests import error_of, request
from streams.poller.websub.lifecycle import Rules
from streams.poller.websub.signatures import callback
from streams.records import Subscription

RULES = Rules("https://desk.example/websub", "key", announced=False, lease=99)
ONE = Subscription("a", "https://hub.example/", "https://a.example/", "c")


def test_a_hub_is_asked_as_the_recommendation_says():
    ask = request(ONE, "subscribe", RULES, ["10.0.0.0/8"])

    assert (ask.url, ask.allowed) == (ONE.hub, networks(["10.0.0.0/8"]))
    assert len(ask.form.pop("hub.secret")) == 64
    assert ask.form == {
        "hub.callback": callback(RULES.base, RULES.key, "a", ONE.topic),
        "hub.mode": "subscribe",
        "hub.topic": ONE.topic,
        "hub.lease_seconds": "99",
    }


def test_an_unsubscription_tells_no_secret():
    ask = request(ONE, "unsubscribe", RULES, [])

    assert ask.form.keys() == {"hub.callback", "hub.mode", "hub.topic"}


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
def test_a_hub_accepts_with_any_2xx(status, error):
    assert error_of(Response("https://hub.example/", status)) == error

import pytest

from tests.streams.poller.websub.harness import KEY
from tests.streams.poller.websub.hub import call, rss


async def test_no_secret_is_on_a_topic(desk):
    await desk.subscribed()
    await desk.delivered(rss(2))

    everything = b"".join(
        [
            *desk.kafka.registrations.values(),
            *desk.kafka.polls.values(),
            *desk.kafka.subscriptions.values(),
            *desk.kafka.raw,
        ]
    ).decode()
    (asked,) = desk.hub.asked
    token = asked["hub.callback"].rpartition("/")[2]
    assert asked["hub.secret"] not in everything
    assert token not in everything
    assert KEY not in everything


@pytest.mark.parametrize(
    ("headers", "outcome"),
    [
        ({"X-Hub-Signature": "sha256=" + "0" * 64}, "bad_signature"),
        ({"X-Hub-Signature": "md5=" + "0" * 32}, "bad_signature"),
        ({"X-Hub-Signature": ""}, "unsigned"),
        ({"Link": '<http://other.example/>; rel="self"'}, "other_topic"),
    ],
)
async def test_what_is_not_authentic_is_answered_and_ignored(
    desk, headers, outcome
):
    await desk.subscribed()

    assert await desk.delivered(rss(2), **headers) == [202]
    assert desk.ended(outcome) == 1
    assert len(desk.kafka.raw) == 1


async def test_a_delivery_over_the_limit_or_packed_is_refused(desk):
    await desk.subscribed()

    assert await desk.delivered(rss(*range(100))) == [413]
    assert await desk.delivered(rss(2), **{"Content-Encoding": "br"}) == [415]
    assert (desk.ended("too_large"), desk.ended("encoded")) == (1, 1)


async def test_while_kafka_is_away_the_hub_is_told_to_try_again(desk):
    await desk.subscribed()
    desk.kafka.away = True
    first = await desk.delivered(rss(2))
    desk.kafka.away = False

    assert first == [503]
    assert desk.ended("not_taken") == 1
    assert await desk.delivered(rss(2)) == [202]
    assert len(desk.kafka.raw) == 2


async def test_an_address_that_we_did_not_give_out_is_not_found(desk):
    await desk.subscribed()
    (address,) = desk.hub.subscribers
    forged = address.replace("ferries", "others")
    ask = {"hub.mode": "subscribe", "hub.topic": desk.hub.topic,
           "hub.challenge": "x"}  # fmt: skip

    assert (await call("POST", forged, data=b"x"))[0] == 404
    assert (await call("GET", forged, params=ask))[0] == 404
    assert desk.ended("unknown") == 1


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"hub.mode": "unsubscribe"},
        {"hub.mode": "publish"},
        {"hub.topic": "http://other.example/"},
        {"hub.challenge": ""},
    ],
)
async def test_nothing_is_confirmed_that_was_not_asked_for(desk, change):
    await desk.subscribed()
    (address,) = desk.hub.subscribers
    ask = {"hub.mode": "subscribe", "hub.topic": desk.hub.topic,
           "hub.challenge": "x"}  # fmt: skip

    status, _ = await call("GET", address, params=ask | change)

    assert status == 404
    assert desk.kafka.pushed == []

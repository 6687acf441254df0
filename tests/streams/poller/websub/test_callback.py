import pytest

from streams.poller.hashing import hash_text
from streams.poller.websub.signatures import callback_url, hub_secret
from tests.streams.poller.websub.harness import KEY
from tests.streams.poller.websub.hub import call, rss


async def test_topics_contain_no_secret_or_token(desk):
    await desk.subscribed()
    await desk.delivered(rss(2))

    all_topics = b"".join(
        [
            *desk.kafka.registrations.values(),
            *desk.kafka.polls.values(),
            *desk.kafka.subscriptions.values(),
            *desk.kafka.raw,
        ]
    ).decode()
    (request,) = desk.hub.asked
    token = request["hub.callback"].rpartition("/")[2]
    assert request["hub.secret"] not in all_topics
    assert token not in all_topics
    assert KEY not in all_topics


@pytest.mark.parametrize(
    ("headers", "outcome"),
    [
        ({"X-Hub-Signature": "sha256=" + "0" * 64}, "bad_signature"),
        ({"X-Hub-Signature": "md5=" + "0" * 32}, "bad_signature"),
        ({"X-Hub-Signature": ""}, "unsigned"),
        ({"Link": '<http://other.example/>; rel="self"'}, "other_topic"),
    ],
)
async def test_delivery_not_authentic_gets_202_and_is_not_published(
    desk, headers, outcome
):
    await desk.subscribed()

    assert await desk.delivered(rss(2), **headers) == [202]
    assert desk.ended(outcome) == 1
    assert len(desk.kafka.raw) == 1


async def test_delivery_replayed_is_published_once(desk):
    await desk.subscribed()

    statuses = [await desk.delivered(rss(2)) for _ in range(3)]

    assert statuses == [[202]] * 3
    assert len(desk.kafka.raw) == 2


async def test_delivery_signed_for_another_feed_is_not_published(desk):
    """The secret of a feed is of no use for another one."""
    await desk.subscribed()
    (address,) = desk.hub.subscribers
    desk.hub.subscribers[address] = hub_secret(KEY, "other", desk.hub.topic)

    assert await desk.delivered(rss(2)) == [202]
    assert desk.ended("bad_signature") == 1
    assert len(desk.kafka.raw) == 1


async def test_delivery_of_an_older_subscription_is_not_published(desk):
    """A hub replays what it could sign while another topic was followed."""
    await desk.subscribed()
    (address,) = desk.hub.subscribers
    digest = hash_text("http://old.example/feed")
    desk.hub.subscribers = {
        callback_url(
            address.rpartition("/websub")[0] + "/websub", KEY, "ferries",
            "http://old.example/feed",
        ): hub_secret(KEY, "ferries", digest)
    }  # fmt: skip

    (status,) = await desk.delivered(rss(2))

    assert status in {202, 404, 410}
    assert len(desk.kafka.raw) == 1


async def test_delivery_too_large_or_encoded_is_rejected(desk):
    await desk.subscribed()

    assert await desk.delivered(rss(*range(100))) == [413]
    assert await desk.delivered(rss(2), **{"Content-Encoding": "br"}) == [415]
    assert (desk.ended("too_large"), desk.ended("encoded")) == (1, 1)


async def test_delivery_without_kafka_gets_503_and_succeeds_later(desk):
    await desk.subscribed()
    desk.kafka.away = True
    first = await desk.delivered(rss(2))
    desk.kafka.away = False

    assert first == [503]
    assert desk.ended("not_taken") == 1
    assert await desk.delivered(rss(2)) == [202]
    assert len(desk.kafka.raw) == 2


async def test_callback_with_forged_url_is_404(desk):
    await desk.subscribed()
    (address,) = desk.hub.subscribers
    forged = address.replace("ferries", "others")
    query = {"hub.mode": "subscribe", "hub.topic": desk.hub.topic,
             "hub.challenge": "x"}  # fmt: skip

    assert (await call("POST", forged, data=b"x"))[0] == 404
    assert (await call("GET", forged, params=query))[0] == 404
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
async def test_verification_not_matching_a_request_is_404(desk, change):
    await desk.subscribed()
    (address,) = desk.hub.subscribers
    query = {"hub.mode": "subscribe", "hub.topic": desk.hub.topic,
             "hub.challenge": "x"}  # fmt: skip

    status, _ = await call("GET", address, params=query | change)

    assert status == 404
    assert desk.kafka.pushed == []

import pytest
from aiokafka.errors import KafkaConnectionError
from msgspec.structs import replace

from extractors.output.codec import encode
from streams.poller.websub.repository import SubscriptionRepository
from streams.records import Subscription
from tests.streams.poller.websub.harness import Kafka

STORED = Subscription("a", "https://hub.example/", "https://a.example/", "c")
SAVED = replace(STORED, failures=1)


@pytest.fixture
def kafka():
    return Kafka()


@pytest.fixture
def repository(kafka):
    """Return a repository whose table does not get what is sent."""
    return SubscriptionRepository({}, {}, {b"a": encode(STORED)}, kafka)


async def test_saved_subscription_is_returned_until_confirmed(repository):
    await repository.save(SAVED)

    assert repository.subscription("a") == SAVED
    repository.confirm("a", encode(STORED))
    assert repository.subscription("a") == SAVED, (
        "an earlier record does not confirm"
    )
    repository.confirm("a", encode(SAVED))
    assert repository.subscription("a") == STORED, (
        "confirmed: the table's value again"
    )


async def test_removed_subscription_is_none_until_confirmed(repository):
    await repository.remove("a")

    assert repository.subscription("a") is None
    repository.confirm("a", b"")
    assert repository.subscription("a") == STORED


async def test_save_without_ack_raises(repository, kafka):
    kafka.away = True

    with pytest.raises(KafkaConnectionError):
        await repository.save(SAVED)


def test_unknown_feed_returns_none(repository):
    assert repository.registration("b") is None
    assert repository.poll("b") is None
    assert repository.subscription("b") is None

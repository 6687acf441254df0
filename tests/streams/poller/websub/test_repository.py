import pytest
from aiokafka.errors import KafkaConnectionError
from msgspec.structs import replace

from extractors.output.codec import encode
from streams.poller.websub.repository import SubscriptionRepository
from streams.records import Subscription
from tests.streams.poller.websub.harness import Kafka

ONE = Subscription("a", "https://hub.example/", "https://a.example/", "c")
TWO = replace(ONE, failures=1)


@pytest.fixture
def kafka():
    return Kafka()


@pytest.fixture
def book(kafka):
    """Return a book whose table is not what was sent, until it comes."""
    return SubscriptionRepository({}, {}, {b"a": encode(ONE)}, kafka)


async def test_what_was_told_counts_before_its_record_comes_round(book):
    await book.save(TWO)

    assert book.subscription("a") == TWO
    book.came("a", encode(ONE))
    assert book.subscription("a") == TWO, "an earlier record, still"
    book.came("a", encode(TWO))
    assert book.subscription("a") == ONE, "the table's own again"


async def test_what_was_removed_is_gone_at_once(book):
    await book.remove("a")

    assert book.subscription("a") is None
    book.came("a", b"")
    assert book.subscription("a") == ONE


async def test_what_could_not_be_told_is_raised(book, kafka):
    kafka.away = True

    with pytest.raises(KafkaConnectionError):
        await book.save(TWO)


def test_a_feed_that_is_not_in_the_tables_is_unknown(book):
    assert book.registration("b") is None
    assert book.poll("b") is None
    assert book.subscription("b") is None

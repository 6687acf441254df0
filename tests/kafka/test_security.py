"""Workers and clients over TLS, with the documented ACLs only."""

import asyncio
import subprocess

import pytest
from aiokafka import AIOKafkaConsumer

from extractors.output.codec import Ninjs, decode
from streams.cli.commands.feeds import write_feeds
from streams.config.settings import from_environment
from streams.demo import server
from streams.desk.sinks.rules import load
from streams.kafka import admin
from streams.kafka.acls import ROLES, required_topics
from streams.kafka.clients import ClusterError, producer_client
from streams.kafka.security import options
from streams.kafka.topics import ITEMS, RAW, full_name, topics_for
from streams.serialization.readers import read_topic
from tests.kafka.raw_items import demo_items
from tests.kafka.secure_kafka import PASSWORD, SecureKafka
from tests.kafka.topic_io import publish
from tests.kafka.workers import ROOT, Deployment

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(300)]

PREFIX = "secure."
ENDS_WITHIN = 60
CLOSED_WITHIN = 0.5
"""Kafka waits .1 s before it closes a connection that it refuses
(``connection.failed.authentication.delay.ms``). Until then TLS is not closed
either, and Python warns of a transport that outlives its event loop."""


@pytest.fixture(scope="module")
def secure(kafka_needed, tmp_path_factory):
    """Start the broker; grant the ACLs; create the topics as operator."""
    kafka = SecureKafka.make(tmp_path_factory.mktemp("secure"))
    try:
        kafka.broker.start()
        asyncio.run(prepare(kafka))
        yield kafka
    finally:
        kafka.broker.close()


async def prepare(secure):
    for role in ROLES:
        await secure.grant(role, f"User:{role}", PREFIX)
    routes = load((ROOT / "deploy" / "routes.toml").read_text())
    wanted = topics_for(route.name for route in routes)
    await admin.create(wanted, settings_of(secure.user_settings("operator")))


@pytest.fixture
async def deployment(secure, tmp_path):
    deployment = Deployment(secure.inside, PREFIX, tmp_path)
    yield deployment
    await deployment.stop()


@pytest.fixture
async def closed_connections():
    """Let the event loop live until refused connections are closed."""
    yield
    await asyncio.sleep(CLOSED_WITHIN)


def settings_of(access, **more):
    return from_environment(
        {
            "COPYDESK_PREFIX": PREFIX,
            "COPYDESK_PARTITIONS": "2",
            "COPYDESK_LANE_PARTITIONS": "2",
        }
        | access
        | more
    )


async def test_workers_with_documented_acls_publish_items(secure, deployment):
    """The desk has a password, the poller a certificate."""
    reader = settings_of(
        secure.user_settings("reader"),
        COPYDESK_KAFKA_SASL_MECHANISM="SCRAM-SHA-256",
    )
    demo = await server.start()
    try:
        operator = settings_of(secure.user_settings("operator"))
        await write_feeds(
            operator, {feed.feed: feed for feed in demo.feeds[:2]}
        )
        loud = {"COPYDESK_LOG_LEVEL": "debug"}
        deployment.start("desk", **secure.user_settings("desk"), **loud)
        deployment.start(
            "poller", **secure.certificate_settings("poller"), **loud
        )
        items = await asyncio.wait_for(consume(reader, ITEMS, 3), 120)
    except TimeoutError as error:
        raise AssertionError(deployment.logs()) from error
    finally:
        await demo.stop()

    assert {decode(record.value, Ninjs).pub_status for record in items}
    for worker in deployment.workers:
        assert worker.process.poll() is None, worker.read_log()
        assert PASSWORD not in worker.read_log()
    # A reader may neither read raw records nor write items.
    raw, items = full_name(RAW, reader), full_name(ITEMS, reader)
    with pytest.raises(ClusterError, match=f"no topic {raw}, or we may not"):
        await read_topic(reader, raw)
    with pytest.raises(ClusterError, match=f"reader lacks a right .* {items}"):
        async with producer_client(reader) as client:
            await client.send_and_wait(items, b"forged")


async def consume(settings, topic, count):
    """Read records as any consumer does: in a group, with its own client."""
    consumer = AIOKafkaConsumer(
        full_name(topic, settings), bootstrap_servers=settings.broker,
        group_id=f"{settings.prefix}reader-1", auto_offset_reset="earliest",
        **options(settings),
    )  # fmt: skip
    await consumer.start()
    try:
        return [await consumer.getone() for _ in range(count)]
    finally:
        await consumer.stop()


@pytest.mark.parametrize("operation", ["Read", "Write"])
async def test_desk_without_topic_acl_exits_and_names_the_topic(
    secure, deployment, operation
):
    acl = acl_of_desk(operation, "topic", "clean")
    await secure.run_acls("--remove", "--force", *acl)
    worker = deployment.start("desk", **secure.user_settings("desk"))
    await publish(deployment.settings, demo_items(range(1)))
    try:
        status = await asyncio.to_thread(worker.process.wait, ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        pytest.fail(worker.read_log())
    finally:
        await secure.run_acls("--add", *acl)

    problem = f"the user desk lacks a right to the topic {PREFIX}clean"
    assert status == 1, worker.read_log()
    assert any(
        "copydesk: " in line and problem in line
        for line in worker.read_log().splitlines()
    ), worker.read_log()


async def test_desk_without_group_acl_does_not_start(secure):
    acl = acl_of_desk("Read", "group", "desk")
    settings = settings_of(secure.user_settings("desk"))
    await secure.run_acls("--remove", "--force", *acl)
    try:
        with pytest.raises(ClusterError, match=f"the group {PREFIX}desk"):
            await admin.check_group(f"{PREFIX}desk", settings)
    finally:
        await secure.run_acls("--add", *acl)


def acl_of_desk(operation, kind, name):
    return (
        "--allow-principal", "User:desk", "--operation", operation,
        f"--{kind}", PREFIX + name,
    )  # fmt: skip


@pytest.mark.usefixtures("closed_connections")
@pytest.mark.parametrize(
    ("access", "problem"),
    [
        ({"COPYDESK_KAFKA_PASSWORD": "env:WRONG"}, "refuses the user desk: "),
        ({"COPYDESK_KAFKA_SASL_MECHANISM": "PLAIN"}, "refuses the user desk"),
        ({"COPYDESK_KAFKA_CA_FILE": "{directory}/other-ca.pem"},
         "the certificate of 127.0.0.1:.* is bad: "),
        ({"COPYDESK_BROKER": "127.0.0.1:1"}, "no Kafka broker answers"),
    ],
    ids=["password", "mechanism", "authority", "address"],
)  # fmt: skip
async def test_client_refused_gets_the_reason(
    secure, monkeypatch, access, problem
):
    monkeypatch.setenv("WRONG", "not-the-password")
    fields = {"directory": secure.directory, "clear": secure.clear}
    more = {name: value.format(**fields) for name, value in access.items()}
    settings = settings_of(secure.user_settings("desk"), **more)

    with pytest.raises(ClusterError, match=problem):
        await admin.partition_counts(settings)


@pytest.mark.usefixtures("closed_connections")
async def test_client_without_certificate_is_refused_by_mutual_tls(secure):
    access = secure.certificate_settings("poller")
    del access["COPYDESK_KAFKA_CERT_FILE"], access["COPYDESK_KAFKA_KEY_FILE"]

    with pytest.raises(ClusterError, match="trust our certificate"):
        await admin.partition_counts(settings_of(access))


async def test_client_password_without_tls_is_accepted(secure):
    access = secure.user_settings("reader") | {
        "COPYDESK_BROKER": secure.clear,
        "COPYDESK_KAFKA_SECURITY_PROTOCOL": "SASL_PLAINTEXT",
        "COPYDESK_KAFKA_SASL_MECHANISM": "PLAIN",
    }
    del access["COPYDESK_KAFKA_CA_FILE"]
    settings = settings_of(access)

    assert full_name(ITEMS, settings) in await admin.partition_counts(settings)


async def test_worker_without_acls_finds_all_topics_hidden(secure):
    settings = settings_of(secure.certificate_settings("nobody"))
    wanted = required_topics("poller", ())

    differences = admin.differences(
        wanted, settings, await admin.partition_counts(settings)
    )

    assert len(differences) == len(wanted)
    assert "hidden from" in differences[0]

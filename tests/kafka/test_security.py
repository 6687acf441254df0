"""A wire over TLS, with passwords and certificates and no spare right."""

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
from tests.kafka.reading import publish, trickle
from tests.kafka.secure import PASSWORD, SecureKafka
from tests.kafka.workers import ROOT, Deployment

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(300)]

PREFIX = "secure."
ENDS_WITHIN = 60


@pytest.fixture(scope="module")
def secure(kafka_needed, tmp_path_factory):
    """Start the broker; an operator makes the topics, all get their rights."""
    made = SecureKafka.make(tmp_path_factory.mktemp("secure"))
    try:
        made.broker.start()
        asyncio.run(prepare(made))
        yield made
    finally:
        made.broker.close()


async def prepare(secure):
    for role in ROLES:
        await secure.grant(role, f"User:{role}", PREFIX)
    routes = load((ROOT / "deploy" / "routes.toml").read_text())
    wanted = topics_for(one.name for one in routes)
    await admin.create(wanted, settings_of(secure.user("operator")))


@pytest.fixture
async def deployment(secure, tmp_path):
    made = Deployment(secure.inside, PREFIX, tmp_path)
    yield made
    await made.stop()


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


async def test_a_wire_runs_on_the_documented_rights(secure, deployment):
    """The desk by password, the poller by certificate, each its own role."""
    reader = settings_of(
        secure.user("reader"), COPYDESK_KAFKA_SASL_MECHANISM="SCRAM-SHA-256"
    )
    demo = await server.start()
    try:
        operator = settings_of(secure.user("operator"))
        await write_feeds(operator, {one.feed: one for one in demo.feeds[:2]})
        loud = {"COPYDESK_LOG_LEVEL": "debug"}
        deployment.start("desk", **secure.user("desk"), **loud)
        deployment.start("poller", **secure.certificate("poller"), **loud)
        items = await asyncio.wait_for(consumed(reader, ITEMS, 3), 120)
    except TimeoutError as error:
        raise AssertionError(deployment.logs()) from error
    finally:
        await demo.stop()

    assert {decode(one.value, Ninjs).pub_status for one in items}
    for worker in deployment.workers:
        assert worker.process.poll() is None, worker.said()
        assert PASSWORD not in worker.said()
    # Nobody may do another's work.
    raw, items = full_name(RAW, reader), full_name(ITEMS, reader)
    with pytest.raises(ClusterError, match=f"no topic {raw}, or we may not"):
        await read_topic(reader, raw)
    with pytest.raises(ClusterError, match=f"reader lacks a right .* {items}"):
        async with producer_client(reader) as client:
            await client.send_and_wait(items, b"forged")


async def consumed(settings, topic, count):
    """Read as any consumer does: in a group, with its own client."""
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
async def test_a_desk_without_a_right_says_which(
    secure, deployment, operation
):
    right = allowed(operation, "topic", "clean")
    await secure.acls("--remove", "--force", *right)
    worker = deployment.start("desk", **secure.user("desk"))
    await publish(deployment.settings, trickle(range(1)))
    try:
        status = await asyncio.to_thread(worker.process.wait, ENDS_WITHIN)
    except subprocess.TimeoutExpired:
        pytest.fail(worker.said())
    finally:
        await secure.acls("--add", *right)

    said = f"the user desk lacks a right to the topic {PREFIX}clean"
    assert status == 1, worker.said()
    assert any(
        "copydesk: " in line and said in line
        for line in worker.said().splitlines()
    ), worker.said()


async def test_a_desk_without_its_group_does_not_start(secure):
    right = allowed("Read", "group", "desk")
    settings = settings_of(secure.user("desk"))
    await secure.acls("--remove", "--force", *right)
    try:
        with pytest.raises(ClusterError, match=f"the group {PREFIX}desk"):
            await admin.check_group(f"{PREFIX}desk", settings)
    finally:
        await secure.acls("--add", *right)


def allowed(operation, kind, name):
    return (
        "--allow-principal", "User:desk", "--operation", operation,
        f"--{kind}", PREFIX + name,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("access", "said"),
    [
        ({"COPYDESK_KAFKA_PASSWORD": "env:WRONG"}, "refuses the user desk: "),
        ({"COPYDESK_KAFKA_SASL_MECHANISM": "PLAIN"}, "refuses the user desk"),
        ({"COPYDESK_KAFKA_CA_FILE": "{directory}/other-ca.pem"},
         "the certificate of 127.0.0.1:.* is bad: "),
        ({"COPYDESK_BROKER": "127.0.0.1:1"}, "no Kafka broker answers"),
    ],
    ids=["password", "mechanism", "authority", "address"],
)  # fmt: skip
async def test_a_refused_client_says_why(secure, monkeypatch, access, said):
    monkeypatch.setenv("WRONG", "not-the-password")
    places = {"directory": secure.directory, "clear": secure.clear}
    more = {name: value.format(**places) for name, value in access.items()}
    settings = settings_of(secure.user("desk"), **more)

    with pytest.raises(ClusterError, match=said):
        await admin.partition_counts(settings)


async def test_a_listener_for_certificates_wants_one(secure):
    access = secure.certificate("poller")
    del access["COPYDESK_KAFKA_CERT_FILE"], access["COPYDESK_KAFKA_KEY_FILE"]

    with pytest.raises(ClusterError, match="know our certificate"):
        await admin.partition_counts(settings_of(access))


async def test_a_password_without_tls(secure):
    access = secure.user("reader") | {
        "COPYDESK_BROKER": secure.clear,
        "COPYDESK_KAFKA_SECURITY_PROTOCOL": "SASL_PLAINTEXT",
        "COPYDESK_KAFKA_SASL_MECHANISM": "PLAIN",
    }
    del access["COPYDESK_KAFKA_CA_FILE"]
    settings = settings_of(access)

    assert full_name(ITEMS, settings) in await admin.partition_counts(settings)


async def test_a_worker_sees_only_what_its_role_may_see(secure):
    settings = settings_of(secure.certificate("nobody"))
    wanted = required_topics("poller", ())

    found = admin.differences(
        wanted, settings, await admin.partition_counts(settings)
    )

    assert len(found) == len(wanted)
    assert "hidden from" in found[0]

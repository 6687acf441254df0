import asyncio
import json

import pytest

from streams.config.settings import Settings
from streams.kafka.clients import producer_client
from streams.local.embedded_broker import embedded_broker
from tests.streams.cli.running import run_copydesk

RECORDS = (
    (b"urn:t:1", b'{"headline": "Ferry sails", "by": "Ayla Renn"}'),
    (b"urn:t:2", b'{"headline": "F\xc3\xa4hre f\xc3\xa4hrt"}'),
    (b"urn:t:1", None),
    (b"urn:ferry:3", b"no JSON"),
)


async def put(settings):
    async with producer_client(settings) as client:
        for key, value in RECORDS:
            await client.send_and_wait("wire.items", value, key, 0)


def tail(broker, *words, status=0):
    return run_copydesk(
        "tail", *words, status=status, COLUMNS="20",
        COPYDESK_BROKER=broker, COPYDESK_PARTITIONS="1",
    )  # fmt: skip


@pytest.fixture(scope="module")
def broker():
    with embedded_broker() as address:
        asyncio.run(put(Settings(broker=address, partitions=1)))
        yield address


@pytest.mark.broker
def test_tail_no_follow_prints_what_is_there_and_ends(broker):
    lines = tail(broker, "items", "--no-follow").stdout.splitlines()

    assert [json.loads(line)["key"] for line in lines] == [
        "urn:t:1", "urn:t:2", "urn:t:1", "urn:ferry:3",
    ]  # fmt: skip
    assert json.loads(lines[2])["value"] is None


@pytest.mark.broker
@pytest.mark.parametrize(
    ("pattern", "keys"),
    [
        ("(?i)ferry", ["urn:t:1", "urn:ferry:3"]),
        ("Fähre", ["urn:t:2"]),
        ("null", ["urn:t:1"]),
        ("nobody", []),
    ],
)
def test_tail_grep_prints_records_with_a_match(broker, pattern, keys):
    result = tail(broker, "wire.items", "--no-follow", "--grep", pattern)

    lines = map(json.loads, result.stdout.splitlines())
    assert [line["key"] for line in lines] == keys


@pytest.mark.broker
def test_tail_pretty_prints_place_and_indented_value(broker):
    options = ("--from-start", "--follow", "--count", "1", "--pretty")
    lines = tail(broker, "items", *options).stdout.splitlines()

    assert lines[0] == "wire.items-0:0  urn:t:1"
    assert lines[1] == "{"
    assert lines[2] == '  "headline": "Ferry sails",'


def test_tail_wrong_pattern_exits_2_with_one_sentence():
    result = tail("127.0.0.1:1", "items", "--grep", "(", status=2)

    assert "--grep ( is not a regular expression" in result.stderr
    assert len(result.stderr.splitlines()) == 1

"""Output and exit status of ``copydesk diff``."""

import asyncio
import json

import msgspec
import pytest

from extractors.output.codec import encode, to_ninjs
from streams.cli.commands.diff import _excerpts
from streams.cli.item_diff import Difference
from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.clients import producer_client
from streams.kafka.topics import ITEMS
from streams.local.embedded_broker import embedded_broker
from tests.extractors.output.test_codec import ITEM, block
from tests.streams.cli.test_main import copydesk

PLAIN = to_ninjs(ITEM, block())
CHANGED = to_ninjs(
    msgspec.structs.replace(ITEM, headline="Other"), block(event="update")
)
SIDES = {
    "old.": {b"u:both": PLAIN, b"u:old": PLAIN, b"u:changed": PLAIN},
    "new.": {b"u:both": PLAIN, b"u:new": PLAIN, b"u:changed": CHANGED},
    "bad.": {b"u:both": {"uri": "u:both"}},
}


@pytest.fixture(scope="module")
def address():
    with embedded_broker() as broker:
        for prefix, items in SIDES.items():
            settings = Settings(broker=broker, prefix=prefix)
            asyncio.run(publish(settings, items))
        yield broker


async def publish(settings, items):
    await admin.create([ITEMS], settings)
    async with producer_client(settings) as client:
        for key, item in items.items():
            await client.send_and_wait(
                f"{settings.prefix}items", key=key, value=encode(item)
            )


def diff(address, *prefixes):
    return copydesk("diff", *prefixes, COPYDESK_BROKER=address)


@pytest.mark.broker
def test_diff_equal_items_exits_0(address):
    result = diff(address, "old.", "old.")

    assert result.returncode == 0
    assert result.stdout == ("3 equal, 0 only old., 0 only old., 0 differ\n")


@pytest.mark.broker
def test_diff_different_items_prints_table_and_exits_1(address):
    result = diff(address, "old.", "new.")

    assert result.returncode == 1
    assert result.stdout.splitlines()[-1] == (
        "1 equal, 1 only old., 1 only new., 1 differ, event 1, headline 1"
    )
    for word in ("u:old", "u:new", "headline", "Other", "update"):
        assert word in result.stdout


@pytest.mark.broker
def test_diff_json_has_whole_values(address):
    result = diff(address, "old.", "new.", "--json")
    found = json.loads(result.stdout)

    assert result.returncode == 1
    assert (found["equal"], found["differ"]) == (1, 1)
    assert (found["removed"], found["added"]) == (["u:old"], ["u:new"])
    assert found["byField"]["headline"] == 1
    assert {
        "uri": PLAIN.uri,
        "field": "headline",
        "old": [ITEM.headline],
        "new": ["Other"],
    } in found["differences"]


@pytest.mark.broker
@pytest.mark.parametrize(
    ("prefix", "message"),
    [
        ("none.", "there is no topic none.items"),
        ("bad.", "bad.items u:both is not an item"),
    ],
)
def test_diff_missing_topic_or_invalid_item_exits_2(address, prefix, message):
    result = diff(address, "old.", prefix)

    assert result.returncode == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    ("old", "new", "excerpts"),
    [
        ("new", "update", ("new", "update")),
        ("", ("a",), ("", '["a"]')),
        ("a" * 40 + "b", "a" * 40 + "c",
         ("..." + "a" * 12 + "b", "..." + "a" * 12 + "c")),
        ("b" * 70, "", ("b" * 60 + "...", "")),
    ],
)  # fmt: skip
def test_excerpts_start_before_the_first_difference(old, new, excerpts):
    assert _excerpts(Difference("u", "body", old, new)) == excerpts

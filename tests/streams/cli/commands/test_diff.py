"""What ``copydesk diff`` says of two prefixes, and its status."""

import asyncio

import msgspec
import pytest

from extractors.output.codec import encode, to_ninjs
from streams.cli.commands.diff import _shown
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
    with embedded_broker() as found:
        for prefix, items in SIDES.items():
            settings = Settings(broker=found, prefix=prefix)
            asyncio.run(publish(settings, items))
        yield found


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
def test_equal_items_are_status_0(address):
    done = diff(address, "old.", "old.")

    assert done.returncode == 0
    assert done.stdout == ("3 equal, 0 only old., 0 only old., 0 differ\n")


@pytest.mark.broker
def test_differences_are_a_table_counts_and_status_1(address):
    done = diff(address, "old.", "new.")

    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == (
        "1 equal, 1 only old., 1 only new., 1 differ, event 1, headline 1"
    )
    for word in ("u:old", "u:new", "headline", "Other", "update"):
        assert word in done.stdout


@pytest.mark.broker
@pytest.mark.parametrize(
    ("prefix", "says"),
    [
        ("none.", "there is no topic none.items"),
        ("bad.", "bad.items u:both is no item"),
    ],
)
def test_trouble_is_status_2(address, prefix, says):
    done = diff(address, "old.", prefix)

    assert done.returncode == 2
    assert says in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("new", "update", ("new", "update")),
        ("", ("a",), ("", '["a"]')),
        ("a" * 40 + "b", "a" * 40 + "c",
         ("..." + "a" * 12 + "b", "..." + "a" * 12 + "c")),
        ("b" * 70, "", ("b" * 60 + "...", "")),
    ],
)  # fmt: skip
def test_values_are_shown_from_where_they_part(old, new, shown):
    assert _shown(Difference("u", "body", old, new)) == shown

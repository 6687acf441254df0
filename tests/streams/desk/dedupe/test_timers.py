"""Long embargoes: what expires must not take the held item with it."""

from datetime import timedelta

import msgspec
import pytest

from streams.desk.dedupe.embargoes import kept_until
from streams.desk.state.models import Held
from tests.streams.desk.dedupe.desk import START, STORY, Desk, item

LONG = item(pub_status="withheld", embargoed_until=START + timedelta(days=45))


def pass_days(desk, days):
    """Take one other item and let one tick pass, each day."""
    uniques = []
    for day in range(days):
        desk.now += timedelta(days=1)
        desk.take(item(f"other-{desk.now}", headline="Other", body=f"{day}"))
        uniques += desk.wait(seconds=1).uniques
    return [(each.item.uri, each.event, each.revision) for each in uniques]


def test_tick_embargo_longer_than_retention_is_released_at_its_end():
    desk = Desk()
    desk.take(LONG)

    assert pass_days(desk, 44) == []
    assert pass_days(desk, 2) == [("kestwick", "release", 1)]


def test_tick_long_embargo_of_published_item_is_its_next_revision():
    desk = Desk()
    desk.take(item(version="1"))
    update = msgspec.structs.replace(LONG, version="2", body=f"{STORY}\n\nX.")
    desk.take(update)

    assert pass_days(desk, 46) == [("kestwick", "update", 2)]


def test_judge_update_after_long_embargo_is_an_update():
    desk = Desk()
    desk.take(msgspec.structs.replace(LONG, version="1"))
    pass_days(desk, 50)

    update = desk.take(item(version="2", body=f"{STORY}\n\nThe roof is up."))

    assert [(each.event, each.revision) for each in update.uniques] == [
        ("update", 2)
    ]


def test_judge_free_version_after_retention_releases_item_without_end():
    desk = Desk()
    desk.take(item(pub_status="withheld", version="1"))
    pass_days(desk, 40)

    free = desk.take(item(version="2"))

    assert [each.event for each in free.uniques] == ["release"]
    assert desk.state.held == {}


def test_tick_chain_expires_once_its_released_entry_is_gone():
    desk = Desk()
    desk.take(LONG)

    pass_days(desk, 80)

    assert not any("kestwick" in key for key in desk.state.chains)
    assert not any("kestwick" in key for key in desk.state.held)


@pytest.mark.parametrize(
    ("waited", "kept"),
    [
        (timedelta(minutes=5), timedelta(hours=1)),
        (timedelta(days=2), timedelta(days=2)),
        (timedelta(days=90), timedelta(days=30)),
    ],
)
def test_kept_until_entry_stays_as_long_as_item_was_held(waited, kept):
    released = START + waited
    held = Held(item(fetched_at=START), "wire.raw-0:1", released_at=released)

    assert kept_until(held) == released + kept

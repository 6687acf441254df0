from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from streams.page.webhooks.message import KILL, Message
from streams.page.webhooks.window import Delivery, Window

AT = datetime(2026, 3, 2, tzinfo=UTC)


def delivery(offset, uri="urn:a", kind="item.new", partition=0):
    return Delivery(partition, offset, uri, AT, Message("m", kind, b"{}"))


def test_window_items_are_in_order_and_beside_each_other():
    window = Window(3)
    first, second, other = delivery(4), delivery(5), delivery(6, "urn:b")
    for each in (first, second, other):
        window.add(each)
    assert window.is_full
    assert window.first("urn:a") is first
    window.finish(other)
    assert window.positions() == {0: 4}
    window.finish(first)
    assert window.first("urn:a") is second
    window.finish(second)
    assert window.positions() == {0: 7}
    assert len(window) == 0


def test_window_kill_overtakes_older_versions_of_its_item_alone():
    window = Window(9)
    old, other = delivery(1), delivery(2, "urn:b")
    kill = delivery(3, kind=KILL)
    window.add(old)
    window.add(other)
    assert window.add(kill) == (old,)
    assert old not in window
    window.finish(old)  # its request has ended meanwhile
    assert window.first("urn:a") is kill
    assert window.positions() == {0: 2}


def test_window_laggard_is_one_that_others_are_far_beyond():
    window = Window(9)
    slow = delivery(1)
    window.add(slow)
    for offset in range(2, 12):
        each = delivery(offset, f"urn:{offset}")
        window.add(each)
        window.finish(each)
    assert window.laggards(10) == (slow,)
    assert window.laggards(11) == ()


def test_window_delivery_by_hand_holds_up_no_partition():
    window = Window(9)
    window.add(delivery(-1, partition=-1))
    window.skip(0, 4)
    assert window.positions() == {0: 5}
    assert window.laggards(0) == ()


@given(st.data())
def test_window_commits_nothing_that_is_open(data):
    """Any order of finishing: open records are never committed."""
    window, is_open = Window(999), {}
    for offset in range(data.draw(st.integers(1, 30))):
        uri = data.draw(st.sampled_from("abc"))
        kind = data.draw(st.sampled_from(["item.new", "item.new", KILL]))
        added = delivery(offset, uri, kind, partition=offset % 2)
        dropped = window.add(added)
        is_open[added] = True
        for each in dropped:
            del is_open[each]
        if data.draw(st.booleans()):
            done = window.first(data.draw(st.sampled_from("abc")))
            if done is not None:
                window.finish(done)
                del is_open[done]
        assert len(window) == len(is_open)
        for partition, position in window.positions().items():
            offsets = [
                each.offset for each in is_open if each.partition == partition
            ]
            assert position <= min(offsets, default=position)

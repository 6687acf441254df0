"""What a change of code changed."""

import msgspec

from extractors.output.codec import to_ninjs
from streams.cli.item_diff import compare, differences
from tests.extractors.output.test_codec import ITEM, block

OLD = to_ninjs(ITEM, block())


def fields(new):
    return [one.field for one in differences(OLD, new)]


def test_an_equal_item_has_no_differences():
    assert fields(to_ninjs(ITEM, block())) == []


def test_where_it_was_read_from_is_no_difference():
    assert fields(to_ninjs(ITEM, block(source="wire2.raw-0:7"))) == []


def test_each_changed_field_is_named():
    item = msgspec.structs.replace(ITEM, body="Other.", headline="Other")
    new = to_ninjs(item, block(event="update", entities=()))

    assert fields(new) == ["event", "headline", "body", "entities"]


def test_sets_of_items_are_summed_up():
    changed = to_ninjs(ITEM, block(event="update"))
    found = compare(
        [
            ("d", OLD, None),
            ("c", None, OLD),
            ("b", OLD, changed),
            ("a", OLD, OLD),
        ]
    )

    assert (found.gone, found.come, found.same) == (("d",), ("c",), 1)
    assert found.by_field == (("event", 1),)

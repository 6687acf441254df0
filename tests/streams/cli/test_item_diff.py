"""Differences between two versions of an item and of sets of items."""

import msgspec

from extractors.output.codec import to_ninjs
from streams.cli.item_diff import compare_item, compare_items
from tests.extractors.output.test_codec import ITEM, block

OLD = to_ninjs(ITEM, block())


def changed_fields(new):
    return [difference.field for difference in compare_item(OLD, new)]


def test_compare_item_equal_items_have_no_differences():
    assert changed_fields(to_ninjs(ITEM, block())) == []


def test_compare_item_ignores_source():
    assert changed_fields(to_ninjs(ITEM, block(source="wire2.raw-0:7"))) == []


def test_compare_item_lists_each_changed_field():
    item = msgspec.structs.replace(ITEM, body="Other.", headline="Other")
    new = to_ninjs(item, block(event="update", entities=()))

    assert changed_fields(new) == ["event", "headline", "body", "entities"]


def test_compare_items_counts_removed_added_same_and_changed():
    changed = to_ninjs(ITEM, block(event="update"))
    comparison = compare_items(
        [
            ("d", OLD, None),
            ("c", None, OLD),
            ("b", OLD, changed),
            ("a", OLD, OLD),
        ]
    )

    assert comparison.removed == ("d",)
    assert comparison.added == ("c",)
    assert comparison.same == 1
    assert comparison.by_field == (("event", 1),)


def test_compare_items_leaves_out_those_that_cannot_be_compared():
    later = to_ninjs(ITEM, block(event="update", source="wire.raw-0:9"))

    comparison = compare_items(
        [("a", later, OLD), ("b", later, None), ("c", OLD, OLD)],
        lambda old, _new: old is not later,
    )

    assert (comparison.same, comparison.skipped) == (1, 2)
    assert comparison.removed == ()
    assert comparison.differences == ()

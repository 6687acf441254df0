import pytest

from tests.chaos.running.ledger import Entry, Ledger, keep


def test_keep_numbers_sources_and_names_outcomes_without_one():
    entries, strangers = keep(
        ["r-0:0", "r-0:1"], {"r-0:1": {"item"}, "r-1:7": {"stale"}}
    )

    assert entries == (
        Entry(0, "r-0:0", ()),
        Entry(1, "r-0:1", ("item",)),
    )
    assert strangers == ("r-1:7",)


def test_ledger_with_one_outcome_for_each_item_has_no_errors():
    entries, _ = keep(
        ["r-0:0", "r-0:1", "r-0:2"],
        {"r-0:0": {"item"}, "r-0:1": {"killed"}},
        deleted=["r-0:2"],
    )

    ledger = Ledger(entries)

    assert ledger.errors == []
    assert ledger.counts == {"item": 1, "killed": 1}


@pytest.mark.parametrize(
    ("outcomes", "deleted", "error"),
    [
        ({}, [], "lost: r-0:0"),
        ({"r-0:0": {"item", "stale"}}, [], "ambiguous: r-0:0: item, stale"),
        ({"r-0:0": {"item"}}, ["r-0:0"], "ambiguous: r-0:0: item"),
    ],
)
def test_ledger_item_without_exactly_one_outcome_is_an_error(
    outcomes, deleted, error
):
    entries, _ = keep(["r-0:0"], outcomes, deleted)

    assert Ledger(entries).errors == [error]


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        ("missing", "lost"),
        ("wrong", "wrong"),
        ("unexpected", "unexpected"),
        ("back", "back"),
        ("letters", "dead letter"),
        ("strangers", "no raw record"),
    ],
)
def test_ledger_names_each_kind_of_error(field, kind):
    assert Ledger((), **{field: ("x",)}).errors == [f"{kind}: x"]

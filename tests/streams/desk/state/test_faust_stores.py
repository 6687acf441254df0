from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from streams.desk.state.faust_stores import TableStore
from streams.desk.state.models import KeyPointer

AT = datetime(2026, 3, 4, tzinfo=UTC)


@given(
    st.dictionaries(st.text(), st.text()),
    st.dictionaries(st.text(), st.text()),
)
def test_partitions_share_a_table_and_see_only_their_own(first, second):
    table = {}
    one, eleven = (TableStore(table, number, KeyPointer) for number in (1, 11))

    one.update({key: KeyPointer(value, AT) for key, value in first.items()})
    eleven.update(
        {key: KeyPointer(value, AT) for key, value in second.items()}
    )

    assert {key: mark.value for key, mark in one.items()} == first
    assert {key: mark.value for key, mark in eleven.items()} == second
    assert len(table) == len(first) + len(second)


def test_what_is_removed_is_gone():
    store = TableStore({}, 0, KeyPointer)
    store["a"] = KeyPointer("1", AT)

    store.pop("a", None)
    store.pop("b", None)

    assert store.get("a") is None
    assert "a" not in store

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
def test_table_store_partition_sees_only_its_own_keys(first, second):
    table = {}
    store_1, store_11 = (
        TableStore(table, number, KeyPointer) for number in (1, 11)
    )

    store_1.update(
        {key: KeyPointer(value, AT) for key, value in first.items()}
    )
    store_11.update(
        {key: KeyPointer(value, AT) for key, value in second.items()}
    )

    assert {key: pointer.value for key, pointer in store_1.items()} == first
    assert {key: pointer.value for key, pointer in store_11.items()} == second
    assert len(table) == len(first) + len(second)


def test_table_store_removed_key_is_absent():
    store = TableStore({}, 0, KeyPointer)
    store["a"] = KeyPointer("1", AT)

    store.pop("a", None)
    store.pop("b", None)

    assert store.get("a") is None
    assert "a" not in store

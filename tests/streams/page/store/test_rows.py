from streams.page.store.rows import Insert, insert_rows


def test_insert_rows_of_several_statements_are_all_there(connection):
    rows = [(f"k{n}", n, n) for n in range(250)]
    insert_rows(
        connection, Insert("positions", ("kind", "partition", "next")), rows
    )
    assert connection.execute(
        "SELECT count(*), sum(next) FROM positions"
    ).fetchall() == [(250, sum(range(250)))]


def test_insert_rows_with_one_key_keep_the_last_one(connection):
    insert = Insert("positions", ("kind", "partition", "next"))
    insert_rows(connection, insert, [("k", 0, 1), ("k", 0, 2)])
    assert connection.execute("SELECT * FROM positions").fetchall() == [
        ("k", 0, 2)
    ]


def test_insert_rows_of_none_write_nothing(connection):
    insert_rows(connection, Insert("positions", ("kind",)), [])
    assert connection.execute("SELECT * FROM positions").fetchall() == []

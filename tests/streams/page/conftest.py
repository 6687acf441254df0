import pytest

from streams.page.store.connection import open_writer
from streams.page.store.writer import Writer


@pytest.fixture
def connection(tmp_path):
    opened = open_writer(tmp_path / "page.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def writer(connection):
    return Writer(connection, ())


@pytest.fixture
def run(connection):
    def run_statement(statement):
        return connection.execute(statement.sql, statement.values).fetchall()

    return run_statement

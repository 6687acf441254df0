"""
How the file is opened.

APSW brings its own SQLite. The one of a Linux distribution can be too old to
remove a deleted word from a full-text index at once (FTS5's
``secure-delete``, SQLite 3.42).
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from streams.page.store.schema import SCHEMA, SCHEMA_VERSION

__all__ = [
    "delete_files",
    "epoch_of",
    "open_reader",
    "open_writer",
    "transaction",
]

BUSY_MS = 5000
WRITER_CACHE_KIB = 64 * 1024
WORDS_HELD = 32 * 1024 * 1024
"""Bytes of words that a transaction holds before it writes a segment."""
MOST_SEGMENTS = 500
"""
Segments of words at which FTS5 merges all of them within one commit: seconds.
`streams.page.store.merging` merges them before, a little at a time.
"""
LOG_PAGES = 8192
"""Pages of the log that are written into the file at once: 32 MiB."""
READER_CACHE_KIB = 16 * 1024
_SUFFIXES = ("", "-wal", "-shm")


def open_writer(path: Path) -> apsw.Connection:
    """
    Open the file to write, or create it.

    A damaged file, or one of another version, is deleted: its contents are
    in Kafka.

    Raises:
        apsw.Error: the file cannot be opened or created.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        connection = _open(path)
        is_ours = _version(connection) in {0, SCHEMA_VERSION}
    except (apsw.NotADBError, apsw.CorruptError):
        is_ours = False
    if not is_ours:
        delete_files(path)
        connection = _open(path)
    if _version(connection) == 0:
        with transaction(connection):
            connection.execute(SCHEMA)
            connection.pragma("user_version", SCHEMA_VERSION)
            connection.pragma("application_id", secrets.randbits(31))
    for name, value in (
        ("hashsize", WORDS_HELD), ("automerge", 0),
        ("crisismerge", MOST_SEGMENTS),
    ):  # fmt: skip
        connection.execute(
            "INSERT INTO texts (texts, rank) VALUES (?, ?)", (name, value)
        )
    return connection


@contextmanager
def transaction(connection: apsw.Connection) -> Iterator[None]:
    """
    Write within a transaction, and undo all of it after an error.

    APSW's own ``with connection`` keeps Python's lock during the commit, so
    that no other thread runs: 4.7 s while FTS5 merged its segments. An
    executed statement releases it.

    Raises:
        apsw.Error: it could not be written.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def epoch_of(connection: apsw.Connection) -> str:
    """Return a name of the file; a file that is built anew has another."""
    return f"{connection.pragma('application_id'):x}"


def delete_files(path: Path) -> None:
    """Delete the file and what belongs to it."""
    for suffix in _SUFFIXES:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def open_reader(path: Path) -> apsw.Connection:
    """Open the file to read only; a thread needs one of its own."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    connection.set_busy_timeout(BUSY_MS)
    connection.pragma("cache_size", -READER_CACHE_KIB)
    connection.pragma("temp_store", 2)
    return connection


def _open(path: Path) -> apsw.Connection:
    connection = apsw.Connection(str(path))
    connection.set_busy_timeout(BUSY_MS)
    connection.pragma("journal_mode", "wal")
    # Kafka has everything: after a power cut the file is read again.
    connection.pragma("synchronous", 1)
    connection.pragma("wal_autocheckpoint", LOG_PAGES)
    connection.pragma("secure_delete", 1)
    connection.pragma("cache_size", -WRITER_CACHE_KIB)
    connection.pragma("temp_store", 2)
    return connection


def _version(connection: apsw.Connection) -> int:
    return int(connection.pragma("user_version"))

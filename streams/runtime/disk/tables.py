"""
Tables on the disk of a worker (RocksDB): what happens if they fail.

    supervise   adds this to a Faust table

A table on disk is a copy of its changelog, so it can always be read again.

- A partition that is damaged when it is opened is moved aside. Faust finds
  an empty one, and reads the changelog from its beginning.
- Any other failure, for example a full disk, ends the worker at once. It is
  no exception for the caller: the record at hand is not at fault, and a part
  of its changes may be on the disk already. So all tables are set aside, and
  the next worker reads them again.
"""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import structlog

from streams import clock
from streams.runtime.process.restart import set_tables_aside
from streams.runtime.process.watchdog import exit_with_error
from streams.runtime.wrapping import wrap_method

__all__ = ["KEPT", "is_damage", "supervise"]

log = structlog.get_logger()

KEPT = 2
"""Damaged copies of one partition that are kept; the oldest are removed."""
DAMAGED = ".damaged-"
OPERATIONS = (
    "_get", "_set", "_del", "_contains", "apply_changelog_batch",
    "persisted_offset", "set_persisted_offset",
)  # fmt: skip
"""All operations of Faust's store that read or write one partition."""
ENVIRONMENT = tuple(
    os.strerror(number)
    for number in (
        errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.ENOSPC,
        errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE, errno.ENOMEM,
        errno.ESTALE,
    )
)  # fmt: skip
"""Errors of the system that RocksDB reports within those of its files."""


def supervise(table: Any) -> None:
    """
    Supervise the store of a table; one in memory is left as it is.

    Args:
        table: a Faust table whose store was not used yet.
    """
    wrap_method(table, "_new_store", _supervised_store)


def _supervised_store(create: Callable[[], Any]) -> Any:
    store = create()
    if hasattr(store, "rocksdb_options"):
        wrap_method(store.rocksdb_options, "as_options", _without_compaction)
        wrap_method(store, "_open_for_partition", partial(_open, store))
        wrap_method(store, "_visible_keys", lambda _, db: _keys(store, db))
        for name in OPERATIONS:
            wrap_method(store, name, partial(_run, store))
    return store


def _run(
    store: Any, method: Callable[..., Any], *values: Any, **options: Any
) -> Any:
    try:
        return method(*values, **options)
    except Exception as error:  # noqa: BLE001 - of a type that has no name
        _end_with_failed(store, error)


def _keys(store: Any, db: Any) -> Iterator[bytes]:
    """
    Yield the keys of one partition.

    The iterator that Faust uses ends at a damaged block as if no more keys
    followed.
    """
    position = db.iter()
    position.seek_to_first()
    while position.valid():
        key = position.key()
        position.next()
        if key != store.offset_key:
            yield key
    try:
        position.status()
    except Exception as error:  # noqa: BLE001 - of a type that has no name
        _end_with_failed(store, error)


def _without_compaction(create: Callable[[], Any]) -> Any:
    """Return options with which no file goes before it was looked for."""
    options = create()
    options.set_disable_auto_compactions(True)
    return options


def _open(store: Any, open_: Callable[[int], Any], partition: int) -> Any:
    """
    Open one partition; begin with an empty one if it is damaged.

    Raises:
        Exception: it is locked; Faust waits until it is not.
    """
    path = store.partition_path(partition)
    try:
        files = {file.name for file in path.glob("*.sst")}
        db = open_(partition)
    except Exception as error:
        if "/LOCK: " in str(error):
            raise
        if not is_damage(error, path):
            exit_with_error(
                f"the table {store.table_name} in {store.path} cannot be "
                f"opened: {_one_line(error)}"
            )
        reason = _one_line(error)
    else:
        lost = files - {Path(file["name"]).name for file in db.live_files()}
        if not lost:
            db.set_options({"disable_auto_compactions": "false"})
            return db
        reason = f"the manifest does not list {', '.join(sorted(lost))}"
        db.close()
    _move_aside(store.table_name, path, reason)
    return _open(store, open_, partition)


def is_damage(error: Exception, path: Path) -> bool:
    """
    Return whether an error of opening a database means that it is damaged.

    A missing file is damage; a missing right, a full disk or a limit of the
    system is not, even if RocksDB calls it corruption.

    Args:
        path: of the database.
    """
    text = str(error)
    if any(name in text for name in ENVIRONMENT):
        return False
    is_file_missing = os.strerror(errno.ENOENT) in text and path.is_dir()
    return text.startswith("Corruption: ") or is_file_missing


def _move_aside(table: str, path: Path, reason: str) -> None:
    """Rename a damaged partition, and remove the oldest of such copies."""
    at = f"{clock.now():%Y%m%dT%H%M%S.%f}"
    aside = path.with_name(f"{path.name}{DAMAGED}{at}")
    try:
        path.rename(aside)
    except OSError as error:
        exit_with_error(
            f"the table {table} is damaged ({reason}), and {path} cannot be "
            f"moved aside: {error.strerror}"
        )
    log.warning(
        "a damaged table is read again from its changelog",
        table=table, moved_to=str(aside), error=reason,
    )  # fmt: skip
    copies = sorted(path.parent.glob(f"{path.name}{DAMAGED}*"))
    for old in copies[:-KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _end_with_failed(store: Any, error: Exception) -> NoReturn:
    """End the worker; the next one reads all tables from their changelogs."""
    then = "the next worker reads the tables from Kafka"
    try:
        set_tables_aside(store.path)
    except OSError as failure:
        then = f"remove {store.path} ({failure.strerror})"
    exit_with_error(
        f"the table {store.table_name} in {store.path} failed: "
        f"{_one_line(error)}; {then}"
    )


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())

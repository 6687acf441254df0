"""Inputs to begin with, made from the demo wire and from own samples."""

import gzip
import json
import zlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import zstandard

from extractors.formats import FORMATS, split
from extractors.model.item import Caption, NewsItem
from extractors.model.raw import RawItem
from extractors.output.codec import Ninjs, encode, to_ninjs
from extractors.output.copydesk_block import (
    DeskBlock,
    DeskDecision,
    DeskSpun,
)
from streams.contract.schemas import KINDS
from streams.demo import script
from streams.demo.model import FEEDS
from streams.demo.render_html import render_page
from streams.demo.server import render_feed
from tests.fuzz.pieces import PIECES
from tests.fuzz.target import Bytes
from tests.hostile_text import PATTERNS
from tests.streams.desk.bad_records import clean_value, raw_value, unique_value

__all__ = [
    "avro", "documents", "each_format", "encodings", "feed_lists", "headers",
    "hub", "item", "opml", "pages", "raw_records", "records",
    "registrations", "responses", "robots", "routes", "texts",
]  # fmt: skip

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
SITE = "http://fuzz.example"
ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "extractors" / "html" / "golden"
WIRE = (
    b"\x16\x16\x01a1234 4 i 9 dpa 1\r\n\x02Ferry returns\r\n\r\nEllery, 2 "
    b"March (dpa) - The ferry came back.\r\n\x03 021200 Mar 26\x04",
    b"\x16\x01a0001rxt r d\x13\x11 BC-Ferry 03-02 0120\n\x02^Ferry returns<\n"
    b"ELLERY (AP) _ The ferry came back.\n\x03\x04",
    b"Subject: Ferry returns\nFrom: desk@fuzz.example\n"
    b"Date: Mon, 2 Mar 2026 09:00:00 +0000\n\nThe ferry came back.\n",
    b"Ferry returns\n\nELLERY, March 2 (Tideway) - The ferry came back.\n",
    b"<nitf><head><docdata><doc-id id-string='a'/></docdata></head><body>"
    b"<body.head><hedline><hl1>Ferry returns</hl1></hedline><dateline>"
    b"<location>Ellery</location></dateline></body.head><body.content><p>The "
    b"ferry came back.</p></body.content></body></nitf>",
    b"<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>a"
    b"</NewsItemId></NewsIdentifier></Identification><NewsComponent>"
    b"<NewsLines><HeadLine>Ferry returns</HeadLine></NewsLines><ContentItem>"
    b"<DataContent><p>The ferry came back.</p></DataContent></ContentItem>"
    b"</NewsComponent></NewsItem></NewsML>",
    b'{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"a","title"'
    b':"Ferry returns","content_html":"<p>The ferry came back.</p>",'
    b'"date_published":"2026-03-02T09:00:00Z"}]}',
    b'{"uri":"urn:a","type":"text","headlines":[{"value":"Ferry returns"}],'
    b'"bodies":[{"value":"The ferry came back.","contentType":"text/plain"}],'
    b'"associations":{"p":{"type":"picture","body_text":"The ferry."}}}',
    b"<urlset xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url"
    b"><loc>http://fuzz.example/a</loc><news:news><news:title>Ferry returns"
    b"</news:title></news:news></url></urlset>",
    b"<html><head><title>Ferry returns</title></head><body><p>The ferry came "
    b"back.</p><button></button>&#233;</body></html>",
)


def documents() -> list[Bytes]:
    """Return documents of all formats."""
    feeds = [
        render_feed(feed, script.stories_at(feed.id, 60, START), SITE)
        for feed in FEEDS
    ]
    bodies = [*feeds, *WIRE, *(page.body for page in pages())]
    return [
        *(Bytes(body, number) for body in bodies for number in (0, 2, 4)),
        Bytes(gzip.compress(WIRE[-1]), 0),
    ]


def each_format() -> list[Bytes]:
    """Return documents, each with the number of each format."""
    return [Bytes(body, at) for body in WIRE for at in range(len(FORMATS))]


def pages() -> list[Bytes]:
    """Return pages of stories."""
    stories = script.stories_at(FEEDS[0].id, 60, START)
    return [
        *(Bytes(render_page(story, SITE), 0) for story in stories[:3]),
        *(Bytes(path.read_bytes(), 0) for path in GOLDEN.glob("*.html")),
        Bytes(WIRE[-1], 0),
    ]


def texts(functions: int) -> list[Bytes]:
    """Return patterns, two for each function, and some for all."""
    lines = [
        (head + unit * 3 + tail).encode() for head, unit, tail in
        PATTERNS.values()
    ]  # fmt: skip
    lines += [
        b"LONDON, May 5 (Reuters) - The ferry came back.\nBy Jane Roe\n",
        "FILE PHOTO: A man, right. © 2026 REUTERS/Jane Roe".encode(),
        b"Sperrfrist: 6 Uhr / Embargo until Friday 6 o'clock",
        "МОСКВА, 5 мая - РИА Новости. Иван Петров".encode(),
        "（東京 5日 共同）国長は、カた。".encode(),
    ]
    return [
        Bytes(line, (at + number) % max(functions, 1))
        for number, line in enumerate(lines)
        for at in (0, functions // 2)
    ]


def item() -> Ninjs:
    """Return an item of the desk."""
    news = NewsItem(
        "urn:a", "tideway", START, agency="A", headline="Ferry returns",
        body="The ferry came back.", language="pt-BR",
        captions=(Caption("The ferry"),),
    )  # fmt: skip
    return to_ninjs(
        news,
        DeskBlock(
            event="new", revision=1, story="s", feed="tideway", lane="en",
            agency="A", dateline="", credit_line="", signals=(),
            spun=DeskSpun(), entities=(), captions=(),
            decision=DeskDecision(kind="new", of="", evidence={}),
            fetched_at=START, source="wire.raw-0:0",
        ),
    )  # fmt: skip


def records() -> list[Bytes]:
    """Return values of our topics, each with the number of its type."""
    names = list(KINDS)
    values = {
        "RawItem": raw_value(1), "Clean": clean_value(1),
        "Unique": unique_value(1), "Ninjs": encode(item()),
        "Tick": b'{"at":"2026-03-01T06:00:00Z"}',
        "FeedRegistration": b'{"feed":"a","url":"http://fuzz.example/"}',
    }  # fmt: skip
    return [
        *(Bytes(value, names.index(name)) for name, value in values.items()),
        *(Bytes(b"{}", number) for number in range(len(names))),
    ]


def raw_records() -> list[Bytes]:
    """Return values of the topic of raw items."""
    return [
        Bytes(raw_value(1), 0),
        *(
            Bytes(encode(part), 0)
            for document in documents()
            for part in split(
                RawItem("f", "", "", START + timedelta(1), document.body)
            )[:2]
        ),
    ]


def avro() -> list[Bytes]:
    """Return JSON values and bytes in Avro's frame."""
    return [
        *(Bytes(value.body, number * 2 + 1) for number in range(8) for value
          in records()),
        *(Bytes(b"\0\0\0\0\1" + bytes(40), number * 2) for number in range(8)),
    ]  # fmt: skip


def routes() -> list[Bytes]:
    """Return routes files."""
    return [
        Bytes((ROOT / "deploy" / "routes.toml").read_bytes(), 0),
        Bytes(b"[routes.a]\nnot = {any = [{urgency = [1]}]}\n", 0),
        Bytes(b"[routes.a]\nbody = '(a|b)+c'\narchive = true\n", 0),
    ]


def feed_lists() -> list[Bytes]:
    """Return feed lists."""
    return [
        Bytes((ROOT / "deploy" / "feeds.toml").read_bytes(), 0),
        Bytes(b'[[feed]]\nfeed = "a"\nurl = "http://a.example/"\n'
              b'auth = "env:A"\nallow_private = ["10.0.0.0/8"]\n', 0),
    ]  # fmt: skip


def opml() -> list[Bytes]:
    """Return lists in OPML."""
    return [
        Bytes(b'<opml version="2.0" xmlns:c="https://copydesk.invalid/opml">'
              b'<body><outline text="A"><outline text="B" type="rss" '
              b'xmlUrl="http://a.example/f" language="en" c:feed="b" '
              b'c:intervalMin="60"/></outline></body></opml>', 0),
    ]  # fmt: skip


def registrations() -> list[Bytes]:
    """Return bodies of requests to the registry."""
    body = {
        "feed": "known", "url": "http://a.example/", "auth": "env:FEED_A",
        "intervalMin": 60.0, "allowPrivate": ["10.0.0.0/8"], "paused": True,
        "agency": None, "transport": "drop",
    }  # fmt: skip
    return [Bytes(json.dumps(body).encode(), number) for number in (0, 1)]


def robots() -> list[Bytes]:
    """Return robots files."""
    return [
        Bytes(b"User-agent: *\nDisallow: /a/*?\nAllow: /a/b$\nCrawl-delay: 2\n"
              b"Sitemap: http://a.example/\nRequest-rate: 1/5 0900-1700\n", 0)
    ]  # fmt: skip


def encodings() -> list[Bytes]:
    """Return compressed bodies, each with the number of its codings."""
    text = WIRE[3] * 3
    zipped = gzip.compress(text)
    bodies = (
        zipped, zlib.compress(text), brotli.compress(text),
        zstandard.compress(text), gzip.compress(zipped),
        brotli.compress(zipped), text,
    )  # fmt: skip
    return [
        *(Bytes(body, number) for number, body in enumerate(bodies)),
        Bytes(gzip.compress(b"") * 9, 0),
        Bytes(zlib.compress(text)[2:-4], 1),
    ]


def responses() -> list[Bytes]:
    """Return responses of HTTP/1.1."""
    rss = b"<rss><channel><item><guid>a</guid></item></channel></rss>"
    zipped = gzip.compress(rss)
    ok = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n"
    return [
        Bytes(ok + b"Content-Length: %d\r\n\r\n" % len(rss) + rss, 0),
        Bytes(ok + b"Transfer-Encoding: chunked\r\n\r\n%x;a=b\r\n" % len(rss)
              + rss + b"\r\n0\r\nTrailer: x\r\n\r\n", 0),
        Bytes(ok + b"Content-Encoding: gzip\r\n\r\n" + zipped, 0),
        Bytes(b"HTTP/1.1 301 Moved\r\nLocation: /feed2\r\n"
              b"Set-Cookie: a=b\r\n\r\n", 0),
        Bytes(b"HTTP/1.1 302 Moved\r\nLocation: http://[::1%25a]/\r\n\r\n", 0),
        Bytes(b"HTTP/1.1 100 Continue\r\n\r\n" + ok + b"\r\n" + rss, 0),
        Bytes(b'HTTP/1.1 429 No\r\nRetry-After: 5\r\nLink: <a>; rel="hub"'
              b"\r\nCache-Control: max-age=60\r\n\r\n", 0),
        Bytes(ok + b"\r\n" + b'{"next_page":"/b","items":[{"uri":"a"}]}', 1),
    ]  # fmt: skip


def headers() -> list[Bytes]:
    """Return lines of header values, and a document."""
    lines = (
        '<http://a.example/hub>; rel="hub self"', "max-age=60, private",
        "Mon, 02 Mar 2026 09:00:00 GMT", "7", "Mon, 02 Mar 2026 09:00:00 GMT",
        "120", 'W/"a"', "Mon, 02 Mar 2026 08:00:00 GMT", "en", "/b",
        "<rss><channel><ttl>5</ttl><link rel='hub' href='/hub'/>"
        "<skipHours><hour>1</hour></skipHours></channel></rss>",
    )  # fmt: skip
    text = "\n".join(lines).encode()
    more = [body for body in PIECES if b"{" in body]
    return [
        *(Bytes(text, number) for number in range(3)),
        *(Bytes(b"\n" * 10 + body, 1) for body in more),
    ]


def hub() -> list[Bytes]:
    """Return what a hub may send."""
    return [
        Bytes(b"hub.mode=subscribe\nhub.topic=http://a.example/f\n"
              b"hub.challenge=x\nhub.lease_seconds=86400\nsha256=00ff\n"
              b'<http://a.example/f>; rel="self"\n' + b"0" * 48, 0),
    ]  # fmt: skip

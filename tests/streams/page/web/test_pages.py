import asyncio
import re

import pytest

from streams.page.web.access import Tokens
from tests.streams.page.web.served import ACT, READ, raw_item, served
from tests.streams.page.wire_records import (
    duplicate,
    entity,
    item,
    items,
    killed,
    letter,
    member,
    record,
    story,
    undelivered,
)

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
PATHS = (
    "/", "/search?q=script", "/item?uri=urn:a", "/stories", "/stories?status=merged&sort=size", "/story?id=s1",
    "/captions", "/feeds", "/feed?id=north", "/letters",
    "/letter?name=wire.raw-0:3", "/figures", "/hooks", "/copy?uri=urn:c", "/sign-in",
)  # fmt: skip


def bergen():
    return entity(
        "Bergen", latitude=60.39, longitude=5.32,
        mentions=[{"start": 0, "end": 3, "text": "The"}],
    )  # fmt: skip


def hostile_records():
    caption = {
        "id": "c1", "text": HOSTILE, "creditLine": HOSTILE, "occurrences": 2,
        "photographer": HOSTILE, "date": HOSTILE, "file": True, "media": [],
        "items": [{"uri": "urn:a"}, {"uri": HOSTILE}], "variants": [HOSTILE],
        "firstSeen": "2026-03-02T09:00:00Z",
    }  # fmt: skip
    told = story(
        member("urn:a", headline=HOSTILE, agency=HOSTILE, language=HOSTILE),
        member(HOSTILE, 1, agency=HOSTILE, event="copy", copyOf="urn:a"),
        headline=HOSTILE, languages=[HOSTILE], aliases=[HOSTILE],
        people=[{"id": HOSTILE, "name": HOSTILE}],
        subjects=[{"id": HOSTILE}],
        joins=[{"kind": "bridge", "uri": HOSTILE, "story": HOSTILE,
                "terms": [HOSTILE]}],
    )  # fmt: skip
    poll = {
        "feed": "north", "outcome": HOSTILE, "error": HOSTILE,
        "polledAt": "2026-03-02T09:00:00Z", "nextDue": "2026-03-02T09:00:00Z",
    }  # fmt: skip
    block = {
        "agency": HOSTILE, "creditLine": HOSTILE, "dateline": HOSTILE,
        "decision": {"kind": HOSTILE, "of": HOSTILE,
                     "evidence": {HOSTILE: [HOSTILE, {HOSTILE: 1}]}},
        "entities": [bergen(), entity(HOSTILE)], "signals": [HOSTILE],
    }  # fmt: skip
    return [
        *items(
            item("urn:a", headline=HOSTILE, body="The " + HOSTILE, block=block),
            item("urn:a", headline=HOSTILE + "2", by=HOSTILE, language=HOSTILE,
                 slugline=HOSTILE, edNote=HOSTILE, located=HOSTILE,
                 subjects=[{"name": HOSTILE}], body="The " + HOSTILE + " 2",
                 renditions=[{"name": "web", "href": "javascript:alert(1)"}],
                 associations=[{"name": "p", "uri": "u", "type": "picture",
                                "by": HOSTILE, "descriptions": [
                                    {"role": "caption", "value": HOSTILE}]}],
                 block=block | {"revision": 2, "event": "update"}),
        ),
        record("captions", 0, caption, "c1"),
        record("stories", 0, told, "s1"),
        record("polls", 0, poll, "north"),
        record("feeds", 0, {"feed": "north", "url": HOSTILE,
                            "agency": HOSTILE, "language": HOSTILE}, "north"),
        record("deadletters", 0, letter(3, error=HOSTILE, feed=HOSTILE)),
        record("undelivered", 0, undelivered(hook=HOSTILE, error=HOSTILE,
                                             kind=HOSTILE, status=0)),
        record("duplicates", 0, duplicate(
            "urn:c", "urn:a", headline=HOSTILE, agency=HOSTILE,
            evidence={HOSTILE: HOSTILE}), "urn:c"),
    ]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
async def test_page_hostile_texts_are_escaped(tmp_path, path):
    async with served(tmp_path) as page:
        page.write(hostile_records())
        answer = await page.client.get(path)
        text = await answer.text()
    assert answer.status == 200
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "javascript:" not in text.replace(
        "javascript:alert(1)&#34;", ""
    ).replace("&#34;href&#34;: &#34;javascript:alert(1)", "")
    assert 'href="javascript' not in text


@pytest.mark.parametrize("path", PATHS)
async def test_page_empty_read_model_is_answered(tmp_path, path):
    async with served(tmp_path) as page:
        answer = await page.client.get(path)
    assert answer.status in {200, 404}


@pytest.mark.parametrize("path", [*PATHS, "/nothing", "/static/page.css"])
async def test_page_headers_are_strict(tmp_path, path):
    async with served(tmp_path) as page:
        answer = await page.client.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


async def test_item_page_shows_entities_versions_and_what_changed(tmp_path):
    async with served(tmp_path) as page:
        page.write(items(
            item("urn:a", body="The ferry left.", block={"entities": [bergen()]}),
            item("urn:a", body="The ferry arrived.",
                 block={"revision": 2, "event": "correction"}),
        ))  # fmt: skip
        text = await (await page.client.get("/item?uri=urn:a")).text()
    assert "<del>left</del><ins>arrived</ins>" in text
    assert "tag-correction" in text


async def test_wire_older_items_follow_the_first_page(tmp_path):
    async with served(tmp_path) as page:
        page.write(items(*(item(f"urn:{n}") for n in range(60))))
        first = await (await page.client.get("/")).text()
        (older,) = re.findall('class="more"><a href="([^"]+)"', first)
        second = await (await page.client.get(older)).text()
        last = await page.client.get(f"/?before={'9' * 19}")
    found = re.findall('data-uri="([^"]+)"', first + second)
    assert found == [f"urn:{n}" for n in range(59, -1, -1)]
    assert last.status == 200


async def test_kill_removes_the_text_from_every_page(tmp_path):
    async with served(tmp_path) as page:
        page.write(hostile_records())
        page.write(items(item("urn:b", headline="Zanzibarquay opens",
                              body="Zanzibarquay."), partition=2))  # fmt: skip
        before = await (await page.client.get("/")).text()
        page.write([record("items", 1, killed("urn:b", edNote="Do not use"),
                           "urn:b", 2)])  # fmt: skip
        after = [
            await (await page.client.get(path)).text()
            for path in (*PATHS, "/item?uri=urn:b", "/search?q=ferry")
        ]
    assert "Zanzibarquay" in before
    assert not any("Zanzibarquay" in text for text in after)
    assert "Do not use" in after[0]


async def test_raw_bytes_are_an_attachment_and_gone_after_a_kill(tmp_path):
    async with served(tmp_path) as page:
        page.write([*items(item("urn:a")), record("outcomes", 0, {
            "source": "wire.raw-0:7", "uri": "urn:a", "feed": "north",
            "outcome": "item", "fetchedAt": "2026-03-02T09:00:00Z"})])  # fmt: skip
        page.kafka.records["wire.raw", 0, 7] = raw_item(b"<b>hi</b>")
        answer = await page.client.get("/item/raw?uri=urn:a")
        body = await answer.read()
        page.write([record("items", 1, killed("urn:a"), "urn:a")])
        gone = await page.client.get("/item/raw?uri=urn:a")
    assert body == b"<b>hi</b>"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert gone.status == 410


async def test_cuts_page_shows_what_was_cut_until_a_kill(tmp_path):
    async with served(tmp_path) as page:
        page.write([*items(item("urn:a")), record("outcomes", 0, {
            "source": "wire.raw-0:7", "uri": "urn:a", "feed": "north",
            "outcome": "item", "fetchedAt": "2026-03-02T09:00:00Z"})])  # fmt: skip
        page.kafka.records["wire.raw", 0, 7] = HOSTILE.encode()
        answer = await page.client.get("/item/cuts?uri=urn:a")
        shown = await answer.text()
        page.write([record("items", 1, killed("urn:a"), "urn:a")])
        gone = await page.client.get("/item/cuts?uri=urn:a")
    assert "furniture" in shown
    assert "rule 7" in shown
    assert "&lt;script&gt;alert" in shown
    assert "<script>alert" not in shown
    assert gone.status == 410


async def test_copy_page_shows_its_text_beside_the_source(tmp_path):
    async with served(tmp_path) as page:
        page.write([
            *items(item("urn:a", body="A ferry left the quay.")),
            record("duplicates", 0, duplicate("urn:c", "urn:a"), "urn:c"),
            record("outcomes", 0, {
                "source": "wire.raw-0:7", "uri": "urn:c", "feed": "south",
                "outcome": "duplicate", "fetchedAt": "2026-03-02T09:00:00Z"}),
        ])  # fmt: skip
        page.kafka.records["wire.raw", 0, 7] = b"A ship left the quay."
        text = await (await page.client.get("/copy?uri=urn:c")).text()
    assert "<del>ferry</del><ins>ship</ins>" in text


async def test_live_sends_new_items_and_kills_of_a_filter(tmp_path):
    async with served(tmp_path) as page:
        page.write(items(item("urn:a")))
        answer = await page.client.get("/live?q=ferry")
        await answer.content.readuntil(b"\n\n")
        page.write([
            record("items", 1, item("urn:t", headline="Tram", body="-"), "urn:t"),
            record("items", 2, item("urn:f", headline="Ferry"), "urn:f"),
            record("items", 3, killed("urn:a"), "urn:a"),
        ])  # fmt: skip
        first = await asyncio.wait_for(answer.content.readuntil(b"\n\n"), 5)
        second = await asyncio.wait_for(answer.content.readuntil(b"\n\n"), 5)
        answer.close()
    assert b'data-uri="urn:f"' in first
    assert b'data-uri="urn:a"' in second
    assert b"withdrawn" in second


async def test_live_after_a_cut_sends_what_was_missed(tmp_path):
    async with served(tmp_path) as page:
        page.write(items(*(item(f"urn:{n}") for n in range(3))))
        last = {"Last-Event-ID": f"{page.service.epoch}-1"}
        answer = await page.client.get("/live", headers=last)
        await answer.content.readuntil(b"\n\n")
        events = [
            await asyncio.wait_for(answer.content.readuntil(b"\n\n"), 5)
            for _ in range(2)
        ]
        answer.close()
    assert [f"urn:{n}".encode() in event for n, event in enumerate(events, 1)]


async def test_readyz_is_503_until_the_topics_are_read(tmp_path):
    async with served(tmp_path) as page:
        page.service.state["behind"] = 5000
        assert (await page.client.get("/readyz")).status == 503
        page.service.state["behind"] = 3
        assert (await page.client.get("/readyz")).status == 200


async def test_search_is_limited_for_one_client(tmp_path):
    async with served(tmp_path) as page:
        statuses = [
            (await page.client.get("/search?q=a")).status for _ in range(40)
        ]
    assert statuses[0] == 200
    assert statuses[-1] == 429


async def test_page_foreign_host_name_is_refused(tmp_path):
    async with served(tmp_path) as page:
        answer = await page.client.get("/", headers={"Host": "evil.example"})
    assert answer.status == 421


async def test_page_with_a_read_token_needs_it(tmp_path):
    bearer = {"Authorization": f"Bearer {READ}"}
    async with served(tmp_path, Tokens(READ, ACT), is_open=True) as page:
        paths = [*PATHS[:-1], "/live", "/item/raw?uri=a", "/copy?uri=a"]
        refused = [(await page.client.get(path)).status for path in paths]
        allowed = await page.client.get("/", headers=bearer)
        wrong = await page.client.get(
            "/", headers={"Authorization": "Bearer x"}
        )
    assert set(refused) == {401}
    assert allowed.status == 200
    assert wrong.status == 401


async def test_story_page_shows_each_version_at_its_time(tmp_path):
    async with served(tmp_path) as page:
        page.write(items(
            item("urn:a", headline="Ferry leaves"),
            item("urn:b", headline="Tram stops", block={"agency": "South"}),
            item("urn:a", headline="Ferry is back",
                 block={"revision": 2, "event": "correction"}),
        ))  # fmt: skip
        text = await (await page.client.get("/story?id=s1")).text()
    timeline = text[text.index("Timeline") :]
    places = [timeline.index(t) for t in ("Ferry leaves", "Tram", "is back")]
    assert places == sorted(places)
    assert "first" in timeline

"""Feeds out, over HTTP."""

import json
from urllib.parse import urlsplit

import aiohttp
import feedparser
import pytest
from aiohttp import encode_basic_auth

from streams.config.settings import Settings
from streams.page.web.access import Tokens
from tests.streams.page.web.served import ACT, READ, ROUTES, served
from tests.streams.page.wire_records import item, items, killed, record

FEEDS = ("/items.atom", "/items.json")


def basic(password):
    return {"Authorization": encode_basic_auth("any", password)}


async def entries(page, path="/items.json"):
    answer = await page.client.get(path)
    assert answer.status == 200
    return json.loads(await answer.read())["items"]


@pytest.mark.parametrize("path", FEEDS)
async def test_feed_is_sent_once_until_an_item_changes(tmp_path, path):
    async with served(tmp_path) as page:
        page.write(items(item("urn:a")))
        first = await page.client.get(path)
        tag, modified = first.headers["ETag"], first.headers["Last-Modified"]
        same = await page.client.get(path, headers={"If-None-Match": tag})
        since = await page.client.get(
            path, headers={"If-Modified-Since": modified}
        )
        page.write([record("items", 1, killed("urn:a"), "urn:a")])
        changed = await page.client.get(
            path,
            headers={"If-None-Match": tag, "If-Modified-Since": modified},
        )
    assert (same.status, since.status, changed.status) == (304, 304, 200)
    assert same.headers["ETag"] == tag
    assert changed.headers["ETag"] != tag
    assert "no-store" not in first.headers["Cache-Control"]


async def test_feed_etag_is_the_same_after_the_file_is_built_anew(tmp_path):
    records = items(item("urn:a"), item("urn:b"))
    tags = []
    for name in ("one", "two"):
        async with served(tmp_path / name) as page:
            page.write(records)
            url = page.client.make_url("/items.atom?q=ferry")
            answer = await page.client.get(
                "/items.atom?q=ferry", headers={"Host": "localhost"}
            )
            tags.append(answer.headers["ETag"])
            assert url.port
    assert tags[0] == tags[1]


async def test_feed_of_a_route_has_the_kills_of_its_items_alone(tmp_path):
    async with served(tmp_path, routes=ROUTES) as page:
        page.write([
            record("items", 0, item("urn:f", headline="Ferry"), "urn:f"),
            record("items", 1, item("urn:t", headline="Tram"), "urn:t"),
            record("items", 2, killed("urn:f"), "urn:f"),
            record("items", 3, killed("urn:unknown"), "urn:unknown"),
        ])  # fmt: skip
        sea = await entries(page, "/items.json?route=sea")
        rail = await entries(page, "/items.json?route=rail")
        search = await entries(page, "/items.json?q=tram")
    # A kill of an item that was never seen goes to all, as in the desk.
    assert [entry["id"] for entry in sea] == ["urn:unknown", "urn:f"]
    assert [entry["id"] for entry in rail] == ["urn:unknown", "urn:t"]
    assert {entry["id"] for entry in search} == {
        "urn:t", "urn:f", "urn:unknown",
    }  # fmt: skip


async def test_feed_kill_replaces_the_text_that_a_reader_has(tmp_path):
    async with served(tmp_path) as page:
        page.write(items(item("urn:a", headline="Quay", body="Zanzibarquay")))
        before = feedparser.parse(
            await (await page.client.get("/items.atom")).read()
        )
        page.write([record("items", 1, killed("urn:a"), "urn:a")])
        body = await (await page.client.get("/items.atom")).read()
    after = feedparser.parse(body)
    assert b"Zanzibarquay" not in body
    assert [entry.id for entry in after.entries] == ["urn:a"]
    assert before.entries[0].id == "urn:a"
    assert after.entries[0].updated > before.entries[0].updated


async def test_feed_pages_together_have_every_item_once(tmp_path):
    async with served(tmp_path) as page:
        page.write(items(*(item(f"urn:{n}") for n in range(7))))
        found, address = [], "/items.json?limit=3"
        while address:
            answer = await page.client.get(address)
            feed = json.loads(await answer.read())
            found += [entry["id"] for entry in feed["items"]]
            address = urlsplit(feed.get("next_url", ""))
            address = address.query and f"{address.path}?{address.query}"
    assert found == [f"urn:{n}" for n in range(6, -1, -1)]


async def test_feed_names_itself_and_the_hub(tmp_path):
    stated = Settings(
        page_hub="https://hub.example/", page_url="https://desk.example/"
    )
    async with served(tmp_path, settings=stated) as page:
        answer = await page.client.get("/items.atom?route=sea")
        parsed = feedparser.parse(await answer.read())
    address = "https://desk.example/items.atom?route=sea"
    assert answer.headers["Link"] == (
        f'<{address}>; rel="self", <https://hub.example/>; rel="hub"'
    )
    links = {link.rel: link.href for link in parsed.feed.links}
    assert links["self"] == address
    assert links["hub"] == "https://hub.example/"


@pytest.mark.parametrize("path", FEEDS)
async def test_feed_with_a_token_is_read_by_bearer_and_by_basic(
    tmp_path, path
):
    tokens = Tokens(READ, ACT)
    async with served(tmp_path, tokens) as page:
        refused = await page.client.get(path)
        wrong = await page.client.get(path, headers=basic("wrong"))
        known = await page.client.get(path, headers=basic(READ))
        bearer = await page.client.get(
            path, headers={"Authorization": f"Bearer {READ}"}
        )
    assert "Basic" in refused.headers["WWW-Authenticate"]
    assert [refused.status, wrong.status] == [401, 401]
    assert [known.status, bearer.status] == [200, 200]


async def test_basic_credentials_never_allow_to_act(tmp_path):
    async with served(tmp_path, Tokens(READ, ACT)) as page:
        answer = await page.client.post(
            "/feeds/change", headers=basic(ACT),
            data={"feed": "north", "act": "pause"},
        )  # fmt: skip
        page_answer = await page.client.get("/")
    assert answer.status == 403
    assert page_answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("given", ["%%%", "", "OmE", "YTo=", "/w=="])
async def test_basic_credentials_that_are_broken_are_refused(tmp_path, given):
    async with served(tmp_path, Tokens(READ, ACT)) as page:
        answer = await page.client.get(
            "/items.atom", headers={"Authorization": f"Basic {given}"}
        )
    assert answer.status == 401


async def test_feed_is_compressed_for_clients_that_ask(tmp_path):
    async with served(tmp_path) as page:
        page.write(items(*(item(f"urn:{n}") for n in range(20))))
        async with aiohttp.ClientSession(auto_decompress=False) as plain:
            answer = await plain.get(
                page.client.make_url("/items.atom"),
                headers={"Accept-Encoding": "gzip"},
            )
            small = await answer.read()
        whole = await (await page.client.get("/items.atom")).read()
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(small) * 3 < len(whole)


async def test_wire_page_links_to_the_feeds_of_its_filter(tmp_path):
    async with served(tmp_path) as page:
        wire = await (await page.client.get("/?agency=A%26B")).text()
        found = await (await page.client.get("/search?q=ferry")).text()
    assert 'type="application/atom+xml"' in wire
    assert 'href="/items.atom?agency=A%26B"' in wire
    assert 'href="/items.json?q=ferry"' in found

"""Events for programs, cut and resumed."""

import asyncio
import json
import random

from streams.page.web import live
from streams.page.web.access import Tokens
from tests.streams.page.web.served import ACT, READ, ROUTES, served
from tests.streams.page.wire_records import item, items, killed, record


async def read_event(answer):
    """Return the fields of the next event that is no comment."""
    while True:
        block = await asyncio.wait_for(answer.content.readuntil(b"\n\n"), 10)
        fields = dict(
            line.split(": ", 1) for line in block.decode().split("\n") if line
        )
        if "data" in fields:
            return fields


async def read_events(page, number, path="/events", last_id=""):
    headers = {"Last-Event-ID": last_id} if last_id else {}
    answer = await page.client.get(path, headers=headers)
    try:
        return [await read_event(answer) for _ in range(number)]
    finally:
        answer.close()


def uris(events):
    return [json.loads(event["data"])["uri"] for event in events]


async def test_events_are_whole_records_by_kind(tmp_path):
    async with served(tmp_path) as page:
        page.write(items(
            item("urn:a", headline="Line\u2028end"), item("urn:b", block={
                "event": "correction"}), killed("urn:k", edNote="Kill"),
        ))  # fmt: skip
        events = await read_events(page, 3, "/events?after=beginning")
    assert [event["event"] for event in events] == [
        "new", "correction", "kill",
    ]  # fmt: skip
    first = json.loads(events[0]["data"])
    assert first["headlines"][0]["value"] == "Line\u2028end"
    assert first["copydesk"]["story"] == "s1"
    assert json.loads(events[2]["data"])["pubStatus"] == "canceled"


async def test_events_client_that_is_cut_twenty_times_misses_nothing(
    tmp_path,
):
    chance = random.Random(18)
    uris_sent = [f"urn:{number}" for number in range(200)]
    seen, last_id = [], ""
    async with served(tmp_path) as page:
        first = await page.client.get("/events")
        await first.content.readuntil(b"\n\n")

        async def write():
            for offset, uri in enumerate(uris_sent):
                page.write([record("items", offset, item(uri), uri)])
                await asyncio.sleep(0.005)

        writing = asyncio.create_task(write())
        cuts = 0
        answer = first
        while len(seen) < len(uris_sent):
            for _ in range(chance.randint(1, 12)):
                event = await read_event(answer)
                seen += uris([event])
                last_id = event["id"]
                if len(seen) == len(uris_sent):
                    break
            answer.close()
            cuts += 1
            answer = await page.client.get(
                "/events", headers={"Last-Event-ID": last_id}
            )
        answer.close()
        await writing
    assert cuts >= 20
    assert seen == uris_sent


async def test_events_of_many_clients_are_written_once(tmp_path, monkeypatch):
    written = []
    write = live._records
    monkeypatch.setattr(
        live,
        "_records",
        lambda rows, epoch: written.append(len(rows)) or write(rows, epoch),
    )
    async with served(tmp_path) as page:
        answers = [await page.client.get("/events") for _ in range(20)]
        other = await page.client.get("/events?q=tram")
        for answer in (*answers, other):
            await answer.content.readuntil(b"\n\n")
        page.write(items(item("urn:a")))
        events = [await read_event(answer) for answer in answers]
        page.write(
            [record("items", 1, item("urn:b", headline="Tram"), "urn:b")]
        )
        events += [await read_event(answer) for answer in (*answers, other)]
        for answer in (*answers, other):
            answer.close()
    assert uris(events) == ["urn:a"] * 20 + ["urn:b"] * 21
    assert len(written) <= 5


async def test_events_are_resumed_on_a_file_that_was_built_anew(tmp_path):
    records = items(*(item(f"urn:{number}") for number in range(10)))
    async with served(tmp_path / "one") as page:
        page.write(records[:6])
        events = await read_events(page, 6, "/events?after=beginning")
    async with served(tmp_path / "two") as page:
        # Another order: one partition first, then the other.
        page.write([moved._replace(partition=1) for moved in records[1::2]])
        page.write(records[::2])
        after = await read_events(page, 6, last_id=events[-1]["id"])
    # The records are a minute apart, and a minute is sent again.
    assert sorted(uris(after)) == [f"urn:{number}" for number in range(4, 10)]


async def test_events_of_a_route_have_the_kills_of_its_items(tmp_path):
    async with served(tmp_path, routes=ROUTES) as page:
        page.write([
            record("items", 0, item("urn:f", headline="Ferry"), "urn:f"),
            record("items", 1, item("urn:t", headline="Tram"), "urn:t"),
            record("items", 2, killed("urn:f"), "urn:f"),
            record("items", 3, killed("urn:t"), "urn:t"),
            record("items", 4, item("urn:e", headline="Ferry"), "urn:e"),
        ])  # fmt: skip
        events = await read_events(
            page, 2, "/events?route=sea&after=beginning"
        )
    assert uris(events) == ["urn:f", "urn:e"]


async def test_events_ids_that_are_broken_begin_with_the_next_change(tmp_path):
    async with served(tmp_path) as page:
        page.write(items(item("urn:a")))
        for last_id in ("x", "-", "1-2-3-4-x", "99999999999999999999-1", "é"):
            answer = await page.client.get(
                "/events", params={"after": last_id}
            )
            assert answer.status == 200
            await answer.content.readuntil(b"\n\n")
            answer.close()


async def test_events_need_the_token_to_read(tmp_path):
    async with served(tmp_path, Tokens(READ, ACT)) as page:
        answer = await page.client.get("/events")
        known = await page.client.get(
            "/events", headers={"Authorization": f"Bearer {READ}"}
        )
        known.close()
    assert (answer.status, known.status) == (401, 200)
    assert "Basic" in answer.headers["WWW-Authenticate"]

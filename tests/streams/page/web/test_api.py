"""The JSON API, by itself and against its OpenAPI document."""

import asyncio
import json
from urllib.parse import urlencode

import jsonschema
import pytest

from streams.page.api.openapi import openapi
from streams.page.web.access import Tokens
from tests.streams.page.web.served import ACT, READ, served
from tests.streams.page.wire_records import (
    duplicate,
    entity,
    item,
    items,
    killed,
    member,
    record,
    story,
)

LONGEST = 7000
"""Bytes of a query: the server reads addresses of 8,190."""
STORY = story(
    member("https://n.example/1?a=b"),
    member("urn:c", 1, event="copy", copyOf="urn:b"),
    headline="Ferries in Bergen", aliases=["s0"],
)  # fmt: skip


def wire():
    return [
        *items(
            item("https://n.example/1?a=b", headline="Ferry leaves",
                 block={"entities": [entity("Bergen")]}),
            item("urn:b", headline="Ferry ferry arrives", urgency=2),
            item("urn:t", headline="Tram stops", body="-", language="de"),
            killed("urn:k", edNote="Do not use"),
        ),
        record("stories", 0, STORY, "s1"),
        record("duplicates", 0, duplicate("urn:c", "urn:b"), "urn:c"),
    ]  # fmt: skip


@pytest.fixture
async def desk(tmp_path):
    async with served(tmp_path) as page:
        page.write(wire())
        yield page


async def get(page, path, status=200):
    answer = await page.client.get(path)
    assert answer.status == status, await answer.text()
    return json.loads(await answer.read())


def uris(found):
    return [entry["uri"] for entry in found["items"]]


async def test_api_item_is_the_record_of_its_topic(desk):
    found = await get(desk, "/api/items/https%3A%2F%2Fn.example%2F1%3Fa=b")
    dead = await get(desk, "/api/items/urn:k")
    assert found["uri"] == "https://n.example/1?a=b"
    assert found["copydesk"]["entities"][0]["name"] == "Bergen"
    assert (dead["pubStatus"], dead["bodies"]) == ("canceled", [])


async def test_api_story_has_items_copies_and_its_own_record(desk):
    stored = await get(desk, "/api/stories/s1")
    assert stored["headline"] == "Ferries in Bergen"
    assert uris(stored) == ["https://n.example/1?a=b"]
    assert [copy["uri"] for copy in stored["copies"]] == ["urn:c"]
    assert stored["record"]["id"] == "s1"


async def test_api_story_that_was_merged_leads_to_the_one_that_has_it(desk):
    desk.write([
        record("stories", 1, {"id": "s/2", "status": "merged",
                              "mergedInto": "s1"}, "s/2"),
        record("stories", 2, {"id": "s3", "status": "merged",
                              "mergedInto": "gone"}, "s3"),
    ])  # fmt: skip
    for alias in ("s0", "s%2F2"):
        answer = await desk.client.get(
            f"/api/stories/{alias}", allow_redirects=False
        )
        assert answer.status == 302
        assert answer.headers["Location"].endswith("/api/stories/s1")
    assert (await get(desk, "/api/stories/s0"))["id"] == "s1"
    lost = await get(desk, "/api/stories/s3")
    assert (lost["status"], lost["mergedInto"]) == ("merged", "gone")


async def test_api_story_without_a_topic_of_stories_has_its_items(tmp_path):
    async with served(tmp_path) as page:
        page.write(wire()[:4])
        found = await get(page, "/api/stories/s1")
    assert found["record"] is None
    assert len(found["items"]) == 4


@pytest.mark.parametrize("order", ["newest", "best"])
async def test_api_search_pages_together_have_every_item_once(tmp_path, order):
    async with served(tmp_path) as page:
        page.write(items(*(item(f"urn:{n}") for n in range(25))))
        found = []
        address = f"/api/search?q=ferry&order={order}&limit=7"
        while address:
            answer = await get(page, address)
            found += uris(answer)
            address = answer["next"].partition(str(page.client.port))[2]
    assert found == [f"urn:{n}" for n in range(24, -1, -1)]


async def test_api_search_filters_and_ranks(desk):
    assert uris(await get(desk, "/api/search?language=de")) == ["urn:t"]
    assert uris(await get(desk, "/api/search?urgency=2&urgency=3")) == [
        "urn:b",
    ]  # fmt: skip
    best = await get(desk, "/api/search?q=ferry&order=best")
    assert uris(best)[0] == "urn:b"
    assert best["items"][0]["page"].endswith("/item?uri=urn%3Ab")


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=101", "limit=x", "order=worst", "cursor=x",
     "cursor=b", "cursor=o-1",
     "since=yesterday", "until=0", "q=a&q=b", "q=" + "a" * 501,
     "agency=" + "a" * 301, "&".join(["agency=a"] * 21)],
)  # fmt: skip
async def test_api_search_wrong_parameters_are_a_problem(desk, query):
    answer = await desk.client.get(f"/api/search?{query}")
    problem = json.loads(await answer.read())
    assert answer.status == problem["status"] == 400
    assert answer.content_type == "application/problem+json"
    assert problem["detail"].endswith(".")


@pytest.mark.parametrize(
    "path", ["/api/items/urn:none", "/api/stories/none", "/api/nothing"]
)
async def test_api_what_is_not_there_is_a_problem(desk, path):
    problem = await get(desk, path, 404)
    assert problem["title"] == "Not Found"


async def test_api_other_methods_are_refused_with_the_allowed_ones(tmp_path):
    async with served(tmp_path) as page:
        answer = await page.client.put(
            "/api/search", headers={"Authorization": f"Bearer {ACT}"}
        )
    assert answer.status == 405
    assert "GET" in answer.headers["Allow"]


async def test_api_with_a_token_is_read_with_it_alone(tmp_path):
    async with served(tmp_path, Tokens(READ, ACT)) as page:
        refused = await page.client.get("/api/search")
        answer = await page.client.get(
            "/api/search", headers={"Authorization": f"Bearer {READ}"}
        )
    assert (refused.status, answer.status) == (401, 200)
    assert refused.content_type == "application/problem+json"


async def test_api_description_is_the_one_of_the_types(desk):
    sent = await get(desk, "/api/openapi.json")
    assert sent == openapi(sent["info"]["version"])
    assert sent["openapi"] == "3.1.0"
    for schema in sent["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.slow
async def test_api_answers_as_its_document_says(desk):
    """Schemathesis sends what the document allows, and what it does not."""
    pytest.importorskip("schemathesis", reason="needs schemathesis")
    address = str(desk.client.make_url("/api/openapi.json"))
    desk.service.seconds = iter(range(0, 10**9, 10)).__next__  # no rate limit
    await asyncio.to_thread(_run_schemathesis, address)


def _run_schemathesis(address):
    import schemathesis  # noqa: PLC0415 - an optional package
    from hypothesis import HealthCheck, assume, given, settings  # noqa: PLC0415
    from schemathesis.specs.openapi.checks import (  # noqa: PLC0415
        negative_data_rejection,
    )

    # In an address, a number instead of a list is a list of one text.
    without = [negative_data_rejection]
    schema = schemathesis.openapi.from_url(address)
    operations = [found.ok() for found in schema.get_all_operations()]
    modes = schemathesis.GenerationMode
    cases = [(operation, modes.POSITIVE) for operation in operations]
    # Any text is a uri and an id: these cannot be wrong.
    cases += [(schema["/api/search"]["GET"], modes.NEGATIVE)]
    for operation, mode in cases:

        @settings(
            max_examples=100, deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy(generation_mode=mode))
        def check(case):
            query = urlencode(case.query or {}, doseq=True)
            assume(len(query) < LONGEST)
            case.call_and_validate(excluded_checks=without)

        check()
    paths = {operation.path for operation in operations}
    assert paths == set(openapi("1")["paths"])

"""One raw record is one trace, as a collector and a Prometheus see it."""

import asyncio
import re

import aiohttp
import pytest
from aiohttp import web
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
)

from streams.demo import server
from streams.kafka.topics import DEADLETTERS, ITEMS, RAW
from tests.kafka.reading import publish, read, wait_for
from tests.kafka.test_wire import register

OPENMETRICS = {"Accept": "application/openmetrics-text; version=1.0.0"}
WITHIN = 90.0
NAMES = ["poller", "desk clean", "desk dedupe", "desk enrich"]


class Collector:
    """What an OpenTelemetry collector does: take spans on loopback."""

    def __init__(self):
        self.spans = {}
        self.services = set()

    async def take(self, request):
        sent = ExportTraceServiceRequest.FromString(await request.read())
        for group in sent.resource_spans:
            for one in group.resource.attributes:
                if one.key == "service.name":
                    self.services.add(one.value.string_value)
            for scope in group.scope_spans:
                for span in scope.spans:
                    self.spans[span.span_id.hex()] = span
        return web.Response(content_type="application/x-protobuf")

    def path(self, span_id):
        """Return the spans from the root to this one."""
        found = []
        while span := self.spans.get(span_id):
            found.insert(0, span)
            span_id = span.parent_span_id.hex()
        return found


@pytest.fixture
async def collector():
    made = Collector()
    app = web.Application(client_max_size=1 << 26)
    app.router.add_post("/v1/traces", made.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    made.address = f"http://127.0.0.1:{port}"
    yield made
    await runner.cleanup()


async def some(settings, topic, count):
    """Wait for records that came of a raw one; a poll's own letter did not."""

    async def enough():
        seen = await read(settings, topic)
        found = [one for one in seen if "traceparent" in one.headers]
        return found if len(found) >= count else None

    return await wait_for(enough, WITHIN)


async def page(worker, headers):
    address = f"http://127.0.0.1:{worker.port}/metrics"
    async with (
        aiohttp.ClientSession() as client,
        client.get(address, headers=headers) as answer,
    ):
        return answer.content_type, await answer.text()


@pytest.mark.broker
@pytest.mark.timeout(180)
async def test_a_record_is_one_trace_over_every_step(
    embedded_deployment, collector
):
    deployment = embedded_deployment
    traced = {"COPYDESK_OTLP_ENDPOINT": collector.address}
    demo = await server.start()
    try:
        desk = deployment.start("desk", **traced)
        await register(deployment, demo.feeds)
        poller = deployment.start("poller", **traced)
        settings = deployment.settings
        items = await some(settings, ITEMS, 3)
        await publish(settings, [(b"junk", b"{")], RAW)
        letters = await some(settings, DEADLETTERS, 1)
        kind, text = await page(desk, OPENMETRICS)
        plain, _ = await page(desk, {})
    finally:
        await demo.stop()
        await asyncio.to_thread(poller.stop)
        await asyncio.to_thread(desk.stop)

    for item in items:
        _, trace, span, _ = item.headers["traceparent"].decode().split("-")
        path = collector.path(span)
        assert [one.name for one in path] == NAMES
        assert {one.trace_id.hex() for one in path} == {trace}
        starts = [one.start_time_unix_nano for one in path]
        assert starts[0] <= starts[-1]
        about = {
            one.key: one.value.string_value for one in path[-1].attributes
        }
        assert about["copydesk.uri"] == item.key
        assert about["copydesk.source"] == item.json["copydesk"]["source"]
    assert collector.services == {"copydesk-poller", "copydesk-desk"}

    letter = letters[0]
    _, trace, span, _ = letter.headers["traceparent"].decode().split("-")
    assert collector.spans[span].status.message == letter.json["reason"]

    assert kind == "application/openmetrics-text"
    emitted = re.findall(r"fetched_to_emitted.*trace_id=\"(\w+)\"", text)
    assert set(emitted) <= {
        one.trace_id.hex() for one in collector.spans.values()
    }
    assert emitted
    assert plain == "text/plain"


@pytest.mark.broker
async def test_without_a_collector_a_desk_works(embedded_deployment):
    """An endpoint where nobody listens costs spans, never items."""
    deployment = embedded_deployment
    demo = await server.start()
    try:
        nobody = {"COPYDESK_OTLP_ENDPOINT": "http://127.0.0.1:1"}
        deployment.start("desk", **nobody)
        await register(deployment, demo.feeds)
        deployment.start("poller", **nobody)
        items = await some(deployment.settings, ITEMS, 2)
    finally:
        await demo.stop()

    assert items

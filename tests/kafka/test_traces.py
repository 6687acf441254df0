"""Each raw record has one trace; a collector and /metrics show it."""

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
from tests.kafka.topic_io import publish, read, register_feeds, wait_for

OPENMETRICS = {"Accept": "application/openmetrics-text; version=1.0.0"}
WITHIN = 90.0
NAMES = ["poller", "desk clean", "desk dedupe", "desk enrich"]


class Collector:
    """An OpenTelemetry collector on loopback that stores the spans."""

    def __init__(self):
        self.spans = {}
        self.services = set()

    async def take(self, request):
        sent = ExportTraceServiceRequest.FromString(await request.read())
        for group in sent.resource_spans:
            for attribute in group.resource.attributes:
                if attribute.key == "service.name":
                    self.services.add(attribute.value.string_value)
            for scope in group.scope_spans:
                for span in scope.spans:
                    self.spans[span.span_id.hex()] = span
        return web.Response(content_type="application/x-protobuf")

    def path(self, span_id):
        """Return the spans from the root to this one."""
        path = []
        while span := self.spans.get(span_id):
            path.insert(0, span)
            span_id = span.parent_span_id.hex()
        return path


@pytest.fixture
async def collector():
    collector = Collector()
    app = web.Application(client_max_size=1 << 26)
    app.router.add_post("/v1/traces", collector.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]
    collector.address = f"http://127.0.0.1:{port}"
    yield collector
    await runner.cleanup()


async def wait_for_traced(settings, topic, count):
    """
    Wait for records with a trace.

    A dead letter of a poll has none: it does not come from a raw record.
    """

    async def enough():
        traced = [
            record
            for record in await read(settings, topic)
            if "traceparent" in record.headers
        ]
        return traced if len(traced) >= count else None

    return await wait_for(enough, WITHIN)


async def get_metrics(worker, headers):
    address = f"http://127.0.0.1:{worker.port}/metrics"
    async with (
        aiohttp.ClientSession() as client,
        client.get(address, headers=headers) as answer,
    ):
        return answer.content_type, await answer.text()


@pytest.mark.broker
@pytest.mark.timeout(180)
async def test_trace_of_a_raw_record_spans_every_step(
    embedded_deployment, collector
):
    deployment = embedded_deployment
    traced = {"COPYDESK_OTLP_ENDPOINT": collector.address}
    demo = await server.start()
    try:
        desk = deployment.start("desk", **traced)
        await register_feeds(deployment.settings, demo.feeds)
        poller = deployment.start("poller", **traced)
        settings = deployment.settings
        items = await wait_for_traced(settings, ITEMS, 3)
        await publish(settings, [(b"junk", b"{")], RAW)
        letters = await wait_for_traced(settings, DEADLETTERS, 1)
        kind, text = await get_metrics(desk, OPENMETRICS)
        plain, _ = await get_metrics(desk, {})
    finally:
        await demo.stop()
        await asyncio.to_thread(poller.stop)
        await asyncio.to_thread(desk.stop)

    for item in items:
        _, trace, span, _ = item.headers["traceparent"].decode().split("-")
        path = collector.path(span)
        assert [step.name for step in path] == NAMES
        assert {step.trace_id.hex() for step in path} == {trace}
        starts = [step.start_time_unix_nano for step in path]
        assert starts[0] <= starts[-1]
        attributes = {
            attribute.key: attribute.value.string_value
            for attribute in path[-1].attributes
        }
        assert attributes["copydesk.uri"] == item.key
        assert attributes["copydesk.source"] == item.json["copydesk"]["source"]
    assert collector.services == {"copydesk-poller", "copydesk-desk"}

    letter = letters[0]
    _, trace, span, _ = letter.headers["traceparent"].decode().split("-")
    assert collector.spans[span].status.message == letter.json["reason"]

    assert kind == "application/openmetrics-text"
    emitted = re.findall(r"fetched_to_emitted.*trace_id=\"(\w+)\"", text)
    assert set(emitted) <= {
        step.trace_id.hex() for step in collector.spans.values()
    }
    assert emitted
    assert plain == "text/plain"


@pytest.mark.broker
async def test_desk_without_collector_still_publishes_items(
    embedded_deployment,
):
    """If nobody listens at the endpoint, spans are lost, but no items."""
    deployment = embedded_deployment
    demo = await server.start()
    try:
        unreachable = {"COPYDESK_OTLP_ENDPOINT": "http://127.0.0.1:1"}
        deployment.start("desk", **unreachable)
        await register_feeds(deployment.settings, demo.feeds)
        deployment.start("poller", **unreachable)
        items = await wait_for_traced(deployment.settings, ITEMS, 2)
    finally:
        await demo.stop()

    assert items

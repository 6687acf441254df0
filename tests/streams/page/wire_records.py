"""Records of invented agencies, as the desk writes them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from streams.page.model.source import Kind, SourceRecord

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def millis(minutes: float = 0) -> int:
    """Return the Unix milliseconds of a time after the start."""
    return int((START + timedelta(minutes=minutes)).timestamp() * 1000)


def entity(name: str, kind: str = "place", **more: Any) -> dict[str, Any]:
    """Return an entity of the block."""
    known = {"id": f"local:{name.lower()}", "type": kind, "name": name}
    return known | {"mentions": []} | more


def item(uri: str, **more: Any) -> dict[str, Any]:
    """Return an item of the wire; ``block`` changes the desk's block."""
    block = more.pop("block", {})
    headline = more.pop("headline", "Ferry starts in Bergen")
    body = more.pop("body", "A battery ferry crossed the fjord on Monday.")
    value = {
        "uri": uri, "type": "text", "version": "1",
        "standard": {"name": "ninjs", "version": "3.1", "schema": "s"},
        "versionCreated": START.isoformat(), "pubStatus": "usable",
        "language": "en",
        "headlines": [{"role": "main", "value": headline}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": body,
             "wordCount": len(body.split())},
        ],
    }  # fmt: skip
    return value | more | {"copydesk": _block(block)}


def killed(uri: str, **more: Any) -> dict[str, Any]:
    """Return an item after its kill: without headline, body and entities."""
    value = item(uri, block={"event": "kill", "revision": 2}, **more)
    return value | {"pubStatus": "canceled", "headlines": [], "bodies": []}


def _block(changes: dict[str, Any]) -> dict[str, Any]:
    return {
        "schema": 1, "event": "new", "revision": 1, "story": "s1",
        "feed": "north", "agency": "North Harbour Press", "lane": "en",
        "dateline": "", "creditLine": "", "signals": [], "captions": [],
        "spun": {"score": 0.0, "examples": [], "share": 0.0,
                 "language": "", "words": []},
        "entities": [], "fetchedAt": START.isoformat(), "source": "wire.raw-0:1",
        "decision": {"kind": "new", "of": "", "evidence": {}},
    } | changes  # fmt: skip


def duplicate(uri: str, of: str, **more: Any) -> dict[str, Any]:
    """Return a duplicate of an item."""
    return {
        "uri": uri, "duplicateOf": of, "story": "s1", "kind": "reprint",
        "containment": 0.9, "evidence": {"rule": "containment"},
        "hoursApart": 0.5, "feed": "south", "agency": "South Bay Wire",
        "headline": "Ferry starts at Bergen", "fetchedAt": START.isoformat(),
    } | more  # fmt: skip


def story(*members: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return the record of a story with members from `member`."""
    agencies = {found["agency"]: found for found in reversed(members)}
    return {
        "id": "s1", "status": "developing", "languages": ["en"],
        "members": [
            {key: value for key, value in found.items() if key != "headline"}
            for found in members
        ],
        "timeline": list(members),
        "agencies": [
            {"agency": found["agency"], "uri": found["uri"], "at": found["at"]}
            for found in reversed(agencies.values())
            if "copyOf" not in found
        ],
        "firstAt": START.isoformat(), "updatedAt": START.isoformat(),
        "hours": [{"hour": START.isoformat(), "count": len(members)}],
        "schema": 1,
    } | more  # fmt: skip


def member(uri: str, minutes: float = 0, **more: Any) -> dict[str, Any]:
    """Return a member of a story, and its entry in the timeline."""
    at = START + timedelta(minutes=minutes)
    return {
        "uri": uri, "agency": "North", "event": "new", "at": at.isoformat(),
        "language": "en", "revision": 1,
    } | more  # fmt: skip


def letter(offset: int, **more: Any) -> dict[str, Any]:
    """Return a dead letter of a raw record."""
    return {
        "stage": "clean", "reason": "no-body", "error": "ExtractError: none",
        "topic": "wire.raw", "partition": 0, "offset": offset,
        "key": "urn:a", "value": "PGI+aGk8L2I+", "feed": "north",
        "failedAt": START.isoformat(),
    } | more  # fmt: skip


def undelivered(**more: Any) -> dict[str, Any]:
    """Return a delivery that a webhook gave up."""
    return {
        "hook": "room", "uri": "urn:a", "kind": "item.new",
        "topic": "wire.items", "partition": 0, "offset": 4, "attempts": 16,
        "status": 503, "error": "", "failedAt": START.isoformat(),
    } | more  # fmt: skip


def record(
    kind: Kind, offset: int, value: Any, key: str = "", partition: int = 0
) -> SourceRecord:
    """Return a record of a topic, written a minute after the one before."""
    encoded = None if value is None else msgspec.json.encode(value)
    return SourceRecord(kind, partition, offset, millis(offset), key, encoded)


def items(*values: Any, partition: int = 0) -> list[SourceRecord]:
    """Return records of ``wire.items`` in this order."""
    return [
        record("items", offset, value, value["uri"], partition)
        for offset, value in enumerate(values)
    ]

"""Bad input of every kind has an outcome with a reason; none raises."""

from datetime import UTC, datetime

import msgspec
import pytest
from pebble import ProcessExpired

from extractors.entities import rule_engine
from extractors.model.raw import Page, RawItem
from extractors.output.codec import encode
from streams.config.settings import Settings
from streams.desk.clean.step import clean_record
from streams.desk.processes.pool import StepPool
from streams.desk.simulator import DeskSimulator, annotator
from streams.kafka.dead_letters import reason_of

AT = datetime(2026, 3, 4, tzinfo=UTC)
RSS = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>'
    b"<item><title>Ferry back in Ellery</title><guid>urn:t:1</guid>"
    b"<description>The ferry is back, two days late.</description></item>"
)

CASES = {
    "truncated-xml": (RSS, "application/rss+xml", "item"),
    "cut-in-the-item": (RSS[:150], "application/rss+xml", None),
    "html-called-a-feed": (
        b"<html><body><h1>502 Bad Gateway</h1></body></html>",
        "application/rss+xml",
        None,
    ),
    "empty-body": (b"", "text/html", "deadLetter"),
    "blank-body": (b" \n ", "text/plain", "deadLetter"),
    "wrong-charset": (
        "Fähre zurück in Ellery\n\nDie Fähre ist zurück, zwei Tage zu spät, "
        "nach einem Sturm im Sund.".encode("latin-1"),
        "text/plain; charset=utf-8",
        "item",
    ),
    "binary": (bytes(range(256)) * 40, "text/plain", "deadLetter"),
    "entity-bomb": (
        b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
        b"]><rss><channel><item><title>&b;</title></item></channel></rss>",
        "application/xml",
        None,
    ),
    "not-json": (b'{"uri": ', "application/json", "deadLetter"),
}


@pytest.fixture(scope="module")
def engine():
    return rule_engine()


@pytest.mark.parametrize("name", CASES)
def test_bad_input_has_one_outcome_with_reason(name, engine):
    body, media_type, expected = CASES[name]
    desk = DeskSimulator(annotator(engine, (), Settings()), Settings())

    records = [
        msgspec.json.decode(line)
        for line in desk.take(RawItem("f", "", media_type, AT, body))
    ]

    outcomes = [
        record["value"]
        for record in records
        if record["topic"] == "wire.outcomes"
    ]
    assert len(outcomes) == desk.taken >= 1
    if expected:
        assert {outcome["outcome"] for outcome in outcomes} == {expected}
    for outcome in outcomes:
        if outcome["outcome"] == "deadLetter":
            assert outcome["reason"] not in ("", "bug")


def test_bad_input_latin_1_declared_utf_8_is_decoded(engine):
    body, media_type, _ = CASES["wrong-charset"]
    desk = DeskSimulator(annotator(engine, (), Settings()), Settings())

    lines = b"\n".join(desk.take(RawItem("f", "", media_type, AT, body)))

    assert "Die Fähre ist zurück".encode() in lines


@pytest.mark.slow
def test_bad_input_20_mb_page_has_one_result_in_bounded_time():
    filler = "<p>The ferry is back in Ellery, two days late.</p>" * 400_000
    page = Page("https://t.example/1", f"<html><body>{filler}".encode())
    assert len(page.body) > 20_000_000
    raw = RawItem("f", "urn:t:1", "application/rss+xml", AT, RSS, page=page)
    pool = StepPool(Settings(processes=1, clean_timeout=20.0))
    try:
        pool.warm()
        error = pool.clean(encode(raw), "wire.raw-0:0").exception(60)
        assert isinstance(error, ProcessExpired | None) or reason_of(
            error
        ) in {"timeout", "memory", "too-large"}  # fmt: skip
        small = encode(msgspec.structs.replace(raw, page=None))
        assert pool.clean(small, "wire.raw-0:1").result(60).value
    finally:
        pool.close()


@pytest.mark.parametrize(
    "value", [b"", b"null", b"[]", b"\xff\xfe", b'{"x":1}']
)
def test_clean_record_other_bytes_are_bad_record(value):
    with pytest.raises(msgspec.MsgspecError) as caught:
        clean_record(value, "wire.raw-0:0")

    assert reason_of(caught.value) == "bad-record"

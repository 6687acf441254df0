"""
The clean step: the bytes of a raw record in, the clean record out.

`clean_record` runs in a cleaning process, so it takes and returns bytes.
"""

from msgspec.structs import replace

from extractors.model.item import NewsItem
from extractors.model.raw import RawItem
from extractors.model.trace import Trace
from extractors.output.codec import decode, encode, item_uri
from extractors.pipeline.clean import clean
from extractors.pipeline.text_length import MAX_TEXT
from streams.kafka.producer_records import ProducerRecord, headers
from streams.kafka.topics import CLEAN
from streams.records import Clean, language_lane

__all__ = ["clean_item", "clean_record", "lane_of", "trace_record"]

UNKNOWN_LANE = "und"
"""BCP 47 code of a language that was not determined."""


def lane_of(raw: RawItem) -> str:
    """Return the item's ordered lane: the feed's lane, or its language."""
    return raw.lane or language_lane(raw.language) or UNKNOWN_LANE


def clean_item(raw: RawItem, max_text: int = MAX_TEXT) -> NewsItem:
    """
    Clean one raw item, and set its lane and the uri that keys its topics.

    Args:
        max_text: characters of all texts of the item, at most.

    Raises:
        ExtractError: the raw item contains no news item, or a text that is
            too long.
    """
    item = clean(raw, max_text).item
    return replace(
        item, uri=item_uri(item.uri), lane=lane_of(raw), agency=raw.agency
    )


def clean_record(
    value: bytes, source: str, max_text: int = MAX_TEXT
) -> ProducerRecord:
    """
    Return the clean record of a raw record's bytes.

    Args:
        source: ``topic-partition:offset`` of the raw record.
        max_text: characters of all texts of the item, at most.

    Raises:
        ExtractError: the raw item contains no news item, or a text that is
            too long.
        msgspec.MsgspecError: the bytes are not a raw item.
    """
    item = clean_item(decode(value, RawItem), max_text)
    return ProducerRecord(
        CLEAN,
        item.lane.encode(),
        encode(Clean(item, source)),
        headers(CLEAN, source),
    )


def trace_record(value: bytes, max_text: int = MAX_TEXT) -> tuple[Trace, ...]:
    """
    Return what cleaning a raw record's bytes cuts and chooses, for people.

    Raises:
        ExtractError, msgspec.MsgspecError: as `clean_record`.
    """
    return clean(decode(value, RawItem), max_text).trace

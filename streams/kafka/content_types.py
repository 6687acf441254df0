"""Content types of record values, and media types by file name."""

import mimetypes
from pathlib import Path

__all__ = ["AVRO", "JSON", "media_type_of"]

JSON = b"application/json"
AVRO = b"application/vnd.confluent.avro"
"""Confluent's wire format. It is not plain Avro, hence not ``avro/binary``."""

NEWS_TYPES = {
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".rdf": "application/rdf+xml",
    ".nitf": "application/nitf+xml",
    ".xml": "application/xml",
    ".json": "application/json",
    ".tst": "text/plain",
}


def media_type_of(path: Path) -> str:
    """Return the media type that a file's name tells; text if it does not."""
    suffix = path.suffix.lower()
    known = NEWS_TYPES.get(suffix) or mimetypes.guess_type(path.name)[0]
    return known or "text/plain"

"""The media type of a file by its name, with those of news formats."""

import mimetypes
from pathlib import Path

__all__ = ["media_type_of"]

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
    """Return the media type for a file name; text if it is unknown."""
    suffix = path.suffix.lower()
    known = NEWS_TYPES.get(suffix) or mimetypes.guess_type(path.name)[0]
    return known or "text/plain"

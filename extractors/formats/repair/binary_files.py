"""
Recognise files that hold no story: pictures, sound, films, archives, PDF.

By their first bytes (WHATWG MIME Sniffing, 6 and 7), then by the media type
that the server states.
"""

import re

__all__ = ["is_binary_file"]

_SIGNATURE = re.compile(
    rb"""
      \x89PNG\r\n | GIF8[79]a | \xff\xd8\xff | BM.{4}\x00\x00 | II\*\x00
    | MM\x00\* | \x00\x00[\x01\x02]\x00 | RIFF.{4}(?:WEBP|WAVE|AVI\ )
    | ID3[\x02-\x04] | \xff[\xe2-\xff][\x10-\xff][\x00-\x0f\x20-\xff]
    | OggS\x00 | fLaC | MThd | FORM.{4}AIF | \.snd\x00
    | .{4}ftyp | \x1a\x45\xdf\xa3 | \x00\x00\x01[\xb3\xba] | FLV\x01
    | \x30\x26\xb2\x75\x8e\x66\xcf\x11 | (?:\x47.{187}){3}
    | %PDF- | %!PS-Adobe- | PK[\x03\x05\x07] | Rar!\x1a\x07
    | 7z\xbc\xaf\x27\x1c | BZh[1-9]1AY | \xfd7zXZ\x00 | \x28\xb5\x2f\xfd
    | \xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 | wOF[F2] | \x00\x01\x00\x00\x00
    | \x7fELF | MZ\x90\x00 | SQLite\ format | \#EXTM3U\s | WEBVTT\s
    """,
    re.VERBOSE | re.DOTALL,
)
_BEFORE = b"\xef\xbb\xbf \t\r\n"
"""A byte order mark and blanks, which readers of PDF skip."""
_BINARY_TYPE = re.compile(
    r"(?:audio|video|font|model)/|image/(?!svg)"
    r"|application/(?:pdf|zip|gzip|x-7z|x-rar|vnd\.rar|x-bzip|x-tar|msword"
    r"|postscript|x-shockwave|ogg|mp4|vnd\.ms-|vnd\.openxmlformats"
    r"|vnd\.oasis|vnd\.apple\.mpegurl|x-mpegurl|(?:x-)?javascript)"
    r"|text/(?:css|javascript|vtt)",
    re.IGNORECASE,
)


def is_binary_file(body: bytes, media_type: str) -> bool:
    """
    Return whether a document without any mark of a news format is binary.

    Args:
        media_type: as declared; may carry parameters.
    """
    head = body[:1024]
    return bool(
        _SIGNATURE.match(head)
        or _SIGNATURE.match(head.lstrip(_BEFORE))
        or _BINARY_TYPE.match(media_type.strip())
    )

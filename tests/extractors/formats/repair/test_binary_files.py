import pytest

from extractors.formats import slice_document
from extractors.model.errors import ExtractError
from tests.extractors.formats.helpers import raw

SIGNATURES = {
    "mp3": b"ID3\x04\x00" + b"\xff\xfb\x90\x64" * 30,
    "mp4": b"\x00\x00\x00\x20ftypisom" + b"abcdefgh" * 20,
    "webm": b"\x1a\x45\xdf\xa3" + b"webm matroska" * 10,
    "ogg": b"OggS\x00\x02" + b"vorbis" * 20,
    "wave": b"RIFF\x24\x08\x00\x00WAVEfmt " + b"data" * 40,
    "png": b"\x89PNG\r\n\x1a\n" + b"IHDR" * 30,
    "jpeg": b"\xff\xd8\xff\xe0" + b"JFIF" * 30,
    "webp": b"RIFF\x24\x08\x00\x00WEBPVP8 " + b"data" * 40,
    "pdf": b"%PDF-1.7\n" + b"1 0 obj << /Type /Catalog >>\n" * 9,
    "pdf after a mark": b"\xef\xbb\xbf\r\n%PDF-1.4\n" + b"1 0 obj <<\n" * 9,
    "playlist": b"#EXTM3U\n#EXT-X-VERSION:3\nseg1.ts\n",
    "subtitles": b"WEBVTT\n\n00:01.000 --> 00:04.000\nDock opens\n",
    "drawing": b"<svg xmlns='http://www.w3.org/2000/svg'><text>A</text></svg>",
    "zip": b"PK\x03\x04" + b"mimetype" * 20,
}


@pytest.mark.parametrize("name", SIGNATURES)
@pytest.mark.parametrize("media_type", ["", "text/plain", "text/html"])
def test_binary_file_under_any_type_is_no_text(name, media_type):
    with pytest.raises(ExtractError, match="not-text"):
        slice_document(raw(SIGNATURES[name], media_type=media_type))


@pytest.mark.parametrize(
    "media_type",
    ["audio/mpeg", "video/mp4", "image/gif", "application/pdf", "text/css",
     "application/javascript"],
)  # fmt: skip
def test_media_type_of_film_without_signature_is_no_text(media_type):
    with pytest.raises(ExtractError, match="not-text"):
        slice_document(raw(b"abcdefgh" * 40, media_type=media_type))


@pytest.mark.parametrize(
    "body",
    ["<rss><channel><item><title>Dam</title></item></channel></rss>",
     "Dam gates open\n\nThe gates opened.", "MZ Bank gains", "ID cards sold",
     "BM&F falls\n\nThe exchange fell.", "PK denies charge", "II. Part two"],
)  # fmt: skip
def test_text_under_its_own_type_is_accepted(body):
    assert slice_document(raw(body, media_type="text/plain"))


def test_feed_sent_as_video_is_read():
    feed = "<rss><channel><item><title>Dam</title></item></channel></rss>"

    assert slice_document(raw(feed, media_type="video/mp4"))

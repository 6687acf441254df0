from pathlib import Path

import pytest

from extractors.formats.common.media_types import media_type_of


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("wire.RSS", "application/rss+xml"),
        ("story.nitf", "application/nitf+xml"),
        ("page.html", "text/html"),
        ("story.tst", "text/plain"),
        ("story", "text/plain"),
    ],
)
def test_media_type_of_file_name(name, media_type):
    assert media_type_of(Path("drop") / name) == media_type

"""A gallery has at least as much text in captions as in paragraphs."""

import pytest

from extractors.html.images.galleries import is_gallery
from extractors.html.metadata.schema_org import PageMetadata
from extractors.model.item import Caption

CAPTIONS = tuple(
    Caption(f"Boat {n} of the regatta comes home.") for n in range(5)
)


@pytest.mark.parametrize(
    ("kind", "captions", "prose", "expected"),
    [
        ("", CAPTIONS, 60, True),
        ("", CAPTIONS, 2000, False),
        ("", CAPTIONS[:4], 60, False),
        ("", CAPTIONS[:1] * 9, 0, False),
        ("ImageGallery", CAPTIONS[:2], 60, True),
        ("MediaGallery", CAPTIONS[:2], 2000, False),
        ("ImageGallery", (), 0, False),
    ],
)
def test_is_gallery_compares_captions_with_text(
    kind, captions, prose, expected
):
    assert is_gallery(PageMetadata(type=kind), captions, prose) == expected

"""A gallery: the pictures' words outweigh the text."""

import pytest

from extractors.html.images.galleries import is_gallery
from extractors.html.metadata.schema_org import PageMetadata
from extractors.model.item import Caption

SHOTS = tuple(
    Caption(f"Boat {n} of the regatta comes home.") for n in range(5)
)


@pytest.mark.parametrize(
    ("kind", "shots", "prose", "holds"),
    [
        ("", SHOTS, 60, True),
        ("", SHOTS, 2000, False),
        ("", SHOTS[:4], 60, False),
        ("", SHOTS[:1] * 9, 0, False),
        ("ImageGallery", SHOTS[:2], 60, True),
        ("MediaGallery", SHOTS[:2], 2000, False),
        ("ImageGallery", (), 0, False),
    ],
)
def test_pictures_outweigh_the_text(kind, shots, prose, holds):
    assert is_gallery(PageMetadata(type=kind), shots, prose) == holds

import pytest

from extractors.providers.genre_labels import genre_of


@pytest.mark.parametrize(
    ("mark", "genre"),
    [
        ("ANALYSIS-", "Analysis"),
        ("[인터뷰]", "Interview"),
        ("Yonhap Interview", "Interview"),
        ("PORTRÄT:", "Profile"),
        ("FOREX-", ""),
        ("Roundup:", ""),
        ("", ""),
    ],
)
def test_label_of_a_genre_gives_its_iptc_name(mark, genre):
    assert genre_of(mark) == genre

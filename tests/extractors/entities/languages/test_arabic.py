"""Names in Arabic."""

import pytest

from tests.extractors.entities.news import mentions_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وأوضح مدير المصنع أن العمل مستمر.", set()),
        ("وأوضح محمد الحريري أن العمل مستمر.", {("محمد الحريري", "person")}),
    ],
)
def test_recognise_noun_and_definite_noun_is_no_person(text, expected):
    assert mentions_of(text, "ar") == expected

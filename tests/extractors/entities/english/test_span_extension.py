import pytest

from extractors.entities.english.span_extension import extend_span
from extractors.entities.text.text_context import TextContext
from extractors.entities.text.tokens import tokenise
from tests.extractors.entities.news import names_of


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Academy of Rural Trade and River Studies opened", 7),
        ("Treaty of Lasting Peace and Friendship was", 6),
        ("Bank of the Andes and Chile agreed", 4),
        ("Bank of rivers", 1),
    ],
)
def test_extend_span_of_phrase_includes_all_fields_of_work(text, end):
    assert extend_span(TextContext(tokenise(text), ()), 0, 1) == end


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Australian Securities and Harbours Commission met.",
         "Australian Securities and Harbours Commission"),
        ("He joined the Food and Fisheries Agency.",
         "Food and Fisheries Agency"),
        ("He ran the Vex College of Criminal Justice in May.",
         "Vex College of Criminal Justice"),
    ],
)  # fmt: skip
def test_extend_span_body_with_two_fields_is_one_name(text, name):
    assert ("organisation", name) in names_of(text)


def test_extend_span_two_bodies_stay_two():
    names = names_of("The Senate and the Ports Commission met.")

    assert ("organisation", "Ports Commission") in names

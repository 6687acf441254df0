import pytest

from extractors.entities.english.span_extension import extend_span
from extractors.entities.text.text_context import TextContext
from extractors.entities.text.tokens import tokenise


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
    assert extend_span(TextContext(tokenise(text), ()), 1) == end

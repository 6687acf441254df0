from extractors.entities.text.text_context import TextContext
from extractors.entities.text.tokens import tokenise


def test_title_case_is_true_for_line_of_capitals_only():
    text = "PORT STRIKE ENDS AFTER DAYS\n\nThe strike ended here."
    context = TextContext(tokenise(text), ())

    assert context.title_case[0]
    assert not context.title_case[-2]

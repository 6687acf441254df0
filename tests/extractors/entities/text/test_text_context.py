from extractors.entities.text.text_context import TextContext
from extractors.entities.text.tokens import tokenise


def test_title_case_is_true_for_line_of_capitals_only():
    text = "PORT STRIKE ENDS AFTER DAYS\n\nThe strike ended here."
    context = TextContext(tokenise(text), ())

    assert context.title_case[0]
    assert not context.title_case[-2]


def test_has_in_small_letters_word_that_stands_only_with_capital_has_not():
    context = TextContext(tokenise("Strike ended. The strike of Orlo."), ())

    assert context.has_in_small_letters("strike")
    assert not context.has_in_small_letters("orlo")
    assert not context.has_in_small_letters(".")

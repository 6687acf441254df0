import pytest

from extractors.words.number_format import number_format, to_plain


@pytest.mark.parametrize(
    ("language", "decimal", "groups_by_space"),
    [("en", ".", False), ("de", ",", False), ("cs", ",", True)],
)
def test_number_format_language_has_its_separators(
    language, decimal, groups_by_space
):
    form = number_format(language)
    assert (form.decimal, form.groups_by_space) == (decimal, groups_by_space)


@pytest.mark.parametrize(
    ("language", "word", "scale"),
    [
        ("en", "billion", 1e9),
        ("de", "billionen", 1e12),
        ("de", "mrd", 1e9),
        ("it", "miliardi", 1e9),
        ("cs", "mil", 1e6),
        ("ms", "bilion", 1e9),
        ("hi", "करोड़", 1e7),
    ],
)
def test_number_format_scale_word_has_the_power_of_its_language(
    language, word, scale
):
    assert number_format(language).scales[word] == scale


def test_number_format_unknown_language_is_as_english():
    assert number_format("tlh") == number_format("en")


@pytest.mark.parametrize(
    ("number", "decimal", "plain"),
    [
        ("1200", ".", "1200"),
        ("1.200", ",", "1200"),
        ("1.200", ".", "1.200"),
        ("0.125", ",", "0.125"),
        ("2.5", ",", "2.5"),
        ("1.234,5", ".", "1234.5"),
        ("1,234.5", ",", "1234.5"),
        ("2,06,737", ".", "206737"),
        ("1.2.3", ".", "1.2.3"),
    ],
)
def test_to_plain_separators_are_those_of_the_language(number, decimal, plain):
    assert to_plain(number, decimal) == plain

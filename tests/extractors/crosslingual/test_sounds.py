import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.crosslingual.sounds import sounds


def one(text, language):
    (sound,) = sounds(text, language)
    return sound


@pytest.mark.parametrize(
    ("words", "sound"),
    [
        ({"en": "Trump", "ru": "Трамп", "ja": "トランプ"}, "trnp"),
        ({"en": "Putin", "ru": "Путина", "cs": "Putina"}, "ptn"),
        ({"en": "Helsinki", "ru": "Хельсинки", "ja": "ヘルシンキ"}, "arsnk"),
        ({"en": "Johnson", "ja": "ジョンソン"}, "jnsn"),
        ({"en": "coronavirus", "cs": "koronavirus", "de": "Coronavirus"},
         "krnvrs"),
    ],
)  # fmt: skip
def test_sounds_name_in_any_script_has_same_consonants(words, sound):
    found = {one(word, language)[:6] for language, word in words.items()}

    assert found == {sound}


def test_sounds_ending_of_czech_case_follows_the_name():
    assert one("Trumpovi", "cs").startswith(one("Trump", "en"))


def test_sounds_small_short_word_is_not_read():
    assert list(sounds("the storm came", "en")) == []


def test_sounds_latin_word_in_japanese_is_a_name():
    assert one("iphone を", "ja") == one("IPhone", "en")


def test_sounds_han_and_hiragana_are_not_read():
    assert list(sounds("東京は雨でした", "ja")) == []


def test_sounds_very_long_word_is_not_read():
    assert list(sounds("B" + "ar" * 30, "en")) == []
    assert list(sounds("ト" * 31, "ja")) == []


@given(st.text(), st.sampled_from(("en", "ja", "ar", "")))
def test_sounds_any_text_gives_short_latin_letters(text, language):
    for sound in sounds(text, language):
        assert 2 <= len(sound) <= 8
        assert sound.isascii()
        assert sound.isalpha()
        assert sound.islower()

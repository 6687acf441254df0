"""Codes of content systems are removed; words in brackets stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.cms_code import (
    strip_markdown,
    strip_origin_note,
    strip_short_codes,
    unescape_markup,
)


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ('Snow fell. [teaser id="3" title="More"]', "Snow fell. "),
        ("Snow fell.[embed]https://film.example/x[/embed]", "Snow fell."),
        ("[box]Snow fell.[/box]", "Snow fell."),
        ("[caption id=4]A hill[/caption]Snow fell.", "Snow fell."),
        ("Snow fell. [gallery ids='1,2']", "Snow fell. "),
        ("[vc_row width=full]Snow.[/vc_row]", "Snow."),
        ("[vc_row][vc_column]Snow.", "Snow."),
        ("A “swan [sic] lake” [Photo/Xinhua]", "A “swan [sic] lake” [Photo/Xinhua]"),
        ("He [the mayor] said so. [laughs]", "He [the mayor] said so. [laughs]"),
    ],
)  # fmt: skip
def test_strip_short_codes_text_keeps_its_words(text, stripped):
    assert strip_short_codes(text) == stripped


@given(st.text(alphabet="[]/ab=\"' ", max_size=80))
def test_strip_short_codes_any_text_gives_no_new_characters(text):
    rest = iter(text)

    assert all(letter in rest for letter in strip_short_codes(text))


@pytest.mark.parametrize("times", [1, 2])
def test_unescape_markup_escaped_paragraphs_become_markup(times):
    markup = "<p>Snow &amp; ice.</p><p>More.</p>"
    escaped = markup
    for _ in range(times):
        escaped = escaped.replace("&", "&amp;").replace("<", "&lt;")

    assert unescape_markup(escaped) == markup


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Write &lt;p&gt; and &lt;/p&gt; around it.</p>",
        "Prices &lt;10 rose, those &gt;10 fell.",
        "The element &lt;br&gt; breaks a line.",
    ],
)
def test_unescape_markup_text_about_markup_stays(markup):
    assert unescape_markup(markup) == markup


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("Read [the report](https://a.example/r) now.", "Read the report now."),
        ("[Ann Berg](/staff/berg) was there.", "Ann Berg was there."),
        ('Voir [l’étude](https://a.example/e "Étude").', "Voir l’étude."),
        ("+++dropcap\n\nSnow fell.\n\n+++", "\n\nSnow fell.\n\n"),
        (":::note\nSnow fell.\n:::", "\nSnow fell.\n"),
        ("He [the mayor] (of Bergen) left.", "He [the mayor] (of Bergen) left."),
        ("f[x](y) is a call", "f[x](y) is a call"),
        ("Snow: +++ ferry shut +++", "Snow: +++ ferry shut +++"),
    ],
)  # fmt: skip
def test_strip_markdown_text_keeps_its_words(text, stripped):
    assert strip_markdown(text) == stripped


def test_strip_short_codes_address_as_attribute_is_removed():
    text = "A story. [youtube https://tv.example/w?v=1] [sic]"

    assert strip_short_codes(text) == "A story.  [sic]"


NOTE = (
    '<p>Artikkeli <a href="/1">Lunta Oslossa &amp; muualla</a> julkaistiin '
    'ensin sivustolla <a href="/">Tideway</a>.</p>'
)


def test_strip_note_on_origin_in_any_language_is_removed():
    story = "<p>Snow fell.</p>"

    stripped = strip_origin_note(story + NOTE, "Lunta Oslossa & muualla")
    assert stripped == story


@pytest.mark.parametrize(
    "last",
    [
        '<p>See <a href="/1">Snow in Oslo</a> for more.</p>',
        '<p><a href="/2">The road</a> and <a href="/3">the dam</a> open.</p>',
        "<p>Snow in Oslo, he said.</p>",
        f'<p><a href="/1">Snow in Oslo</a> <a href="/">{"snow " * 60}</a></p>',
    ],
)
def test_strip_last_paragraph_that_is_no_note_stays(last):
    assert strip_origin_note(last, "Snow in Oslo") == last


HOME_NOTE = (
    '<p>Đây là bài <a rel="nofollow" href="https://tide.example/snow/">Snow '
    'at the quay</a> của <a href="https://tide.example/">Tideway</a>.</p>'
)


def test_strip_note_with_older_headline_is_known_by_its_addresses():
    story = "<p>Snow fell.</p>"

    assert strip_origin_note(story + HOME_NOTE, "Snow stops") == story


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('tide.example/"', 'other.example/"'),
        ('tide.example/"', 'tide.example/dam"'),
        ("Tideway</a>", f"Tideway</a>{' snow' * 40}"),
        ("của", '<a href="https://tide.example/ice">ice</a>'),
    ],
)
def test_strip_last_paragraph_with_other_links_stays(old, new):
    last = HOME_NOTE.replace(old, new)
    assert strip_origin_note(last, "Snow stops") == last


def test_strip_note_without_headline_stays():
    assert strip_origin_note(NOTE, "") == NOTE

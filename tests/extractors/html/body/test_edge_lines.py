"""Lines at the edges of a body that only lead to other pages."""

import time

import pytest

from extractors.html import page_tree
from extractors.html.body.edge_lines import trim
from tests.extractors.html.pages import page_of

TEXT = (
    "The ferry sailed at dawn with two cars and a crew of nine.",
    "It came back at noon, and nobody was on board.",
)


def _trim(before, behind, lines):
    inner = "".join(f"<p>{line}</p>" for line in TEXT)
    return trim(page_tree.parse(page_of(f"{before}{inner}{behind}")), lines)


@pytest.mark.parametrize(
    ("behind", "line"),
    [
        ("<h3>Book your crossing today!</h3>", "Book your crossing today!"),
        ("<h2>Unsere Partner</h2>", "Unsere Partner"),
        ("<p><a href='/all'>Alle Berichte</a></p>", "Alle Berichte"),
        ("<p><a href='/b'>次の記事へ</a></p>", "次の記事へ"),
    ],
)
def test_trim_heading_or_link_behind_text_is_dropped(behind, line):
    assert _trim("", behind, (*TEXT, line)) == TEXT


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        ("Ferry found empty", ("Ferry found empty",)),
        ("Ferry found<br>empty", ("Ferry found", "empty")),
        ("Fer&shy;ry found empty", ("Ferry found empty",)),
        ("<b>Plus</b> Ferry found empty", ("PlusFerry found empty",)),
        ("News", ("News",)),
    ],
)
def test_trim_headline_of_page_at_head_is_dropped(heading, lines):
    before = f"<h1>{heading}</h1>"

    assert _trim(before, "", (*lines, *TEXT)) == TEXT
    assert _trim(before, "", ("3 May", *lines, *TEXT)) == ("3 May", *TEXT)


@pytest.mark.parametrize(
    "lines",
    [
        (*TEXT, "Ferry found empty", TEXT[0], "Ferry found empty"),
        ("Ferry found empty at sea", *TEXT),
        ("Ferry found", *TEXT),
    ],
)
def test_trim_line_that_is_not_the_headline_at_head_stays(lines):
    assert _trim("<h1>Ferry found empty</h1>", "", lines) == lines


def test_trim_linked_name_of_site_before_text_is_dropped():
    before = "<h2><a href='/'>The Harbour Diary</a></h2>"

    assert _trim(before, "", ("The Harbour Diary", *TEXT)) == TEXT


@pytest.mark.parametrize(
    ("before", "behind", "lines"),
    [
        ("", "", TEXT),
        ("<h2>What we know</h2>", "", ("What we know", *TEXT)),
        ("", "<p>Sailings resume</p>", (*TEXT, "Sailings resume")),
        (
            "",
            "<p><a href='/r'>Read the report.</a></p>",
            (*TEXT, "Read the report."),
        ),
        (
            "<p><a href='/s'>Sail</a> with us</p>",
            "",
            ("Sail with us", *TEXT),
        ),
    ],
)
def test_trim_text_and_leading_heading_stay(before, behind, lines):
    assert _trim(before, behind, lines) == lines


def test_trim_text_of_links_alone_stays():
    lines = ("Ferry sails", "Bridge shut")
    before = "".join(f"<p><a href='/{line}'>{line}</a></p>" for line in lines)

    assert _trim(before, "", lines) == lines


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Take the next step", "Sail with us for half the price this week."),
        ("Noch mehr Meer", "Jetzt Mitglied werden"),
    ],
)
def test_trim_box_far_from_text_is_dropped(heading, line):
    story = (TEXT[0] * 9, TEXT[1] * 9)
    inner = "".join(f"<p>{line}</p>" for line in story)
    box = f"<h4>{heading}</h4><p>{line}</p>"
    far = f"<main><div>{inner}</div></main><div><div><div>{box}</div></div></div>"
    near = f"<main><div>{inner}{box}</div></main>"
    lines = (*story, heading, line)

    assert trim(page_tree.parse(page_of(far)), lines) == story
    assert trim(page_tree.parse(page_of(near)), lines) == lines


@pytest.mark.parametrize("href", ["#why", "", "https://ferry.example/why#"])
def test_trim_link_to_a_part_of_the_page_before_text_stays(href):
    before = f"<h2><a href='{href}'>Why it sailed</a></h2>"
    lines = ("Why it sailed", *TEXT)
    trimmed = _trim(before, "", lines)

    assert trimmed == (TEXT if href.startswith("http") else lines)


def test_trim_link_in_a_list_of_words_stays():
    behind = "<p>Linen, <a href='/w'>wool</a></p>"

    assert _trim("", behind, (*TEXT, "wool")) == (*TEXT, "wool")


def test_trim_last_section_in_wrappers_of_its_own_stays():
    story = (TEXT[0] * 20, TEXT[1] * 20)
    last = "Nobody has said who let the ropes go that morning, " * 3
    inner = "".join(f"<p>{line}</p>" for line in story)
    section = f"<div><div><div><h2>Open</h2><p>{last}</p></div></div></div>"
    tree = page_tree.parse(page_of(f"<main>{inner}</main>{section}"))
    lines = (*story, "Open", last.strip())

    assert trim(tree, lines) == lines


def test_trim_thousands_of_headings_takes_linear_time():
    """Each line walked over the whole page: 9 s for these."""
    headings = tuple(f"Heading {number}" for number in range(4000))
    behind = "".join(f"<h2>{heading}</h2>" for heading in headings)

    begun = time.process_time()
    lines = _trim("", behind, (*TEXT, *headings))

    assert lines == TEXT
    assert time.process_time() - begun < 1

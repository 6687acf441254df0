"""Tables that lay out a page become blocks; tables of data stay tables."""

import pytest

from extractors.html import page_reader, page_tree
from tests.extractors.html.pages import STORY, page_of

LINE = "The ferry to the island left the harbour an hour late on Friday night."


def tags_of(markup):
    tree = page_tree.parse(page_of(markup))
    return {element.tag for element in tree.body.iter("td", "tr", "table")}


@pytest.mark.parametrize(
    "cell",
    [
        f"<p>{LINE}</p><p>{LINE}</p>",
        f"Ferry<br>{LINE}<br><br>{LINE}",
        f"<table><tr><td><p>{LINE}</p><p>{LINE}</p></td></tr></table>",
    ],
)
def test_unwrap_layout_tables_cell_with_prose_is_a_block(cell):
    table = f"<table><tbody><tr><td>Menu</td><td>{cell}</td></tr></table>"
    assert tags_of(table) <= {"td"}


@pytest.mark.parametrize(
    "cell",
    [
        f"<p>{LINE}</p>",
        "<p>Bergen</p><p>4</p><p>12</p>",
        f"{LINE}<br>Bergen<br>Nairobi",
    ],
)
def test_unwrap_layout_tables_table_of_data_stays(cell):
    table = f"<table><tr><td>Ferries</td><td>{cell}</td></tr></table>"
    assert tags_of(table) == {"table", "tr", "td"}


def test_read_page_in_a_layout_table_has_its_paragraphs():
    story = f"<h1>Snow</h1><div class='story'>{STORY}</div>"
    page = f"<table><tr><td>Menu</td><td>{story}</td></tr></table>"
    plain = page_reader.read(page_of(f"<div>{story}</div>"))
    assert len(plain.paragraphs) > 3
    assert page_reader.read(page_of(page)).paragraphs == plain.paragraphs

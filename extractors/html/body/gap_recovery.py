"""
Put back prose that a reading lost (decision 22).

Trafilatura reads paragraphs and lists. It drops text that is directly in a
``div``, in an accordion or in an embedded block. A block of unlinked sentences
belongs to the story if it is between two lines of the body and in the same
part of the tree. So does a heading between two of its paragraphs in the same
element.

It also reads the first only of several containers with the same name, between
which a site puts its advertisements. The others hold the rest of the story.
"""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import html

from extractors.fields.text import fold
from extractors.html.dom import count_characters, text_of

__all__ = ["Recovered", "recover"]

_MIN_PROSE = 35  # characters; a shorter block is a label or a button
_OPENING = 30  # characters by which a block is found in the story
_MAX_DIGITS = 0.2  # of a block's characters; more is a date or a table row
_MIN_UNLINKED = 0.7  # of a block's text; less is a teaser
_MAX_LEVELS = 4  # from a block up to an element that contains the story
_NEXT_LEVELS = 3  # the same, for a paragraph behind the story
_MIN_NEXT = 60  # characters of a paragraph behind the story
_MIN_REST = 0.5  # of the text; less is a note on the author or a teaser
_MIN_REST_SIZE = 1000  # characters; teasers stand behind short items, too
_ENDS = (".", "!", "?", ":", "。", "！", "？", "…", "।", "۔", "؟")
_CLOSING = " \"'”’»)]"
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_ASIDE = frozenset({"aside", "footer", "nav", "label", "option"})
_HEADLINE = "h1"
_NOT_TEXT = {_HEADLINE, *_ASIDE}
_BLOCKS = frozenset(
    {"p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "div",
     "section", "dd", "dt", "dl", "td", "th", "tr", "tbody", "table", "ul",
     "ol", "article", "aside", "header", "footer", "nav", "details",
     "summary", "figure", "main", "label", "option"}
)  # fmt: skip


class _Block(NamedTuple):
    """
    A block without inner blocks.

    Attributes:
        folded: its text, folded.
        paragraph: index of the paragraph that has this text; -1 if none.
    """

    element: html.HtmlElement
    text: str
    folded: str
    paragraph: int


class _Story(NamedTuple):
    """
    Where the paragraphs are in the tree.

    Attributes:
        text: the paragraphs, folded.
        containers: the elements above the blocks of the paragraphs.
        first, last: positions of the first and the last of these blocks.
        other_reading: folded lines of another reading.
    """

    text: str
    containers: frozenset[html.HtmlElement]
    first: int
    last: int
    other_reading: frozenset[str]


class Recovered(NamedTuple):
    """
    A text with what its reading lost.

    Attributes:
        story: the text with the rest of the story behind it.
        filled: this with the prose that was lost inside it.
    """

    story: tuple[str, ...]
    filled: tuple[str, ...]


def recover(
    tree: html.HtmlElement,
    paragraphs: tuple[str, ...],
    other_reading: tuple[str, ...] = (),
) -> Recovered:
    """
    Return the paragraphs with the prose that was lost between and behind them.

    Args:
        tree: the page without boilerplate and captions.
        paragraphs: what was read from it, in order.
        other_reading: the lines of another reading. They are also put back
            before the first paragraph and after the last.
    """
    blocks, story = _locate(tree, paragraphs, other_reading)
    if story is None:
        return Recovered(paragraphs, paragraphs)
    rest = _find_rest(blocks, story)
    size = sum(map(len, paragraphs))
    if sum(map(len, rest)) >= max(_MIN_REST * size, _MIN_REST_SIZE):
        paragraphs = (*paragraphs, *rest)
        blocks, longer = _locate(tree, paragraphs, other_reading)
        story = longer or story
    lost = _find_lost_lines(blocks, story)
    return Recovered(paragraphs, _insert(paragraphs, lost))


def _find_rest(blocks: list[_Block], story: _Story) -> dict[str, None]:
    """
    Find the paragraphs behind the story that go on with it, each once.

    They are prose in the same article, before any other headline, in a
    container beside that of the text.
    """
    article = _article_of(blocks[story.last].element)
    rest: dict[str, None] = {}
    for block in blocks[story.last + 1 :]:
        if block.element.tag == _HEADLINE:
            break
        if (
            len(block.text) >= _MIN_NEXT
            and _is_new(block, story, _NEXT_LEVELS)
            and _is_running_prose(block)
            and _article_of(block.element) is article
        ):
            rest[block.text] = None
    return rest


def _article_of(element: html.HtmlElement) -> html.HtmlElement | None:
    return next(element.iterancestors("article"), None)


def _locate(
    tree: html.HtmlElement,
    paragraphs: tuple[str, ...],
    other_reading: tuple[str, ...],
) -> tuple[list[_Block], _Story | None]:
    """Return the page's blocks, and where the story is; None if nowhere."""
    places = {fold(line): at for at, line in enumerate(paragraphs)}
    blocks = list(_read_blocks(tree, places))
    positions = [at for at, block in enumerate(blocks) if block.paragraph >= 0]
    if not positions:
        return blocks, None
    return blocks, _Story(
        text=" ".join(places),
        containers=frozenset(
            container
            for at in positions
            for container in _containers(blocks[at].element)
        ),
        first=positions[0],
        last=positions[-1],
        other_reading=frozenset(map(fold, other_reading)),
    )


def _read_blocks(
    tree: html.HtmlElement, places: dict[str, int]
) -> Iterator[_Block]:
    for element in tree.iter(_HEADLINE, *_BLOCKS):
        if not any(child.tag in _BLOCKS for child in element):
            text = text_of(element)
            folded = fold(text)
            yield _Block(element, text, folded, places.get(folded, -1))


def _find_lost_lines(
    blocks: list[_Block], story: _Story
) -> dict[int, dict[str, None]]:
    """
    Find the lost lines, each once, by the paragraph that they follow.

    Lines before the first paragraph have the key -1.
    """
    lost: dict[int, dict[str, None]] = {}
    before = -1
    for position, block in enumerate(blocks):
        if block.paragraph >= 0:
            before = block.paragraph
        elif _is_inner_heading(blocks, position) or (
            _is_new(block, story)
            and (
                block.folded in story.other_reading
                or (
                    story.first < position < story.last
                    and _is_running_prose(block)
                )
            )
        ):
            lost.setdefault(before, {})[block.text] = None
    return lost


def _is_inner_heading(blocks: list[_Block], position: int) -> bool:
    """Return whether a block is a heading among the story's paragraphs."""
    block = blocks[position]
    if not (
        block.element.tag in _HEADINGS
        and block.folded
        and 0 < position < len(blocks) - 1
        and blocks[position - 1].paragraph >= 0
        and blocks[position + 1].paragraph >= 0
    ):
        return False
    parents = {
        blocks[at].element.getparent()
        for at in (position - 1, position, position + 1)
    }
    return len(parents) == 1 and _is_unlinked(block)


def _insert(
    paragraphs: tuple[str, ...], lost: dict[int, dict[str, None]]
) -> tuple[str, ...]:
    lines = [*lost.get(-1, ())]
    for at, paragraph in enumerate(paragraphs):
        lines += (paragraph, *lost.get(at, ()))
    return tuple(lines)


def _is_new(block: _Block, story: _Story, levels: int = _MAX_LEVELS) -> bool:
    """Return whether a block is beside the story and not yet part of it."""
    return (
        block.element.tag not in _NOT_TEXT
        and len(block.text) >= _MIN_PROSE
        and not story.containers.isdisjoint(
            islice(_containers(block.element), levels)
        )
        and block.folded[:_OPENING] not in story.text
    )


def _is_running_prose(block: _Block) -> bool:
    """Return whether a block is unlinked prose, not a label or a date."""
    ends = block.text.rstrip(_CLOSING).endswith(_ENDS)
    if not (ends or block.element.tag == "li"):
        return False
    digits = sum(map(str.isdigit, block.text))
    if digits >= _MAX_DIGITS * len(block.text):
        return False
    return _is_unlinked(block)


def _is_unlinked(block: _Block) -> bool:
    total, unlinked = count_characters(block.element)[block.element]
    return unlinked >= _MIN_UNLINKED * total


def _containers(element: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for _ in range(_MAX_LEVELS):
        element = element.getparent()
        if element is None or element.tag in {"body", *_ASIDE}:
            return
        yield element

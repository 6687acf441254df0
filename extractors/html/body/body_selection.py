"""
Choose the body of a page: the best of several readings (decisions 20, 22).

The page without its boilerplate is read in trafilatura's fast mode. That
reading is the body unless it has much less text than other evidence suggests:
the JSON-LD body, the text in paragraphs, half of the unlinked text, or a few
lines. It is enough in any case if it has nearly all text of a markup from
which no block was removed, as an entry of a feed. A cheap witness of about
the same length confirms it even then. Else every fallback is tried, first on
this page and then on the whole one. If these give almost nothing of a page
with much text, the element with most of the prose is read. The JSON-LD body
is chosen if all readings have much less text, or if it is a live blog's,
because it separates the entries.
"""

from typing import NamedTuple

import msgspec
from lxml import html

from extractors.html import page_tree
from extractors.html.body import edge_lines, gap_recovery, live_blogs
from extractors.html.body.agreement import disagree
from extractors.html.body.foreign_blocks import remove_foreign_blocks
from extractors.html.body.main_text import extract_main_text, has_many_blocks
from extractors.html.body.text_density import find_densest_block
from extractors.html.dom import count_characters
from extractors.html.metadata.schema_org import PageMetadata
from extractors.html.metadata.standfirst import is_in_opening

__all__ = ["Body", "PageEvidence", "choose_body", "count_prose"]

_MIN_PROSE = 60  # characters at the start of a paragraph of prose
_HALF = 0.5  # of the page's unlinked text
_DUMP = 2500  # characters of one line
_NEARLY_ALL = 0.9  # of the page's unlinked text
_NOTHING = 0.12  # of the page's unlinked text
_SMALL_PART = 0.2  # of the page's unlinked text
_SCRAP = 0.25  # of the other reading
_FEW = 400  # characters; a shorter text is read in other ways too
_SHORT_PAGE = 1200  # characters; the page of a short item has less prose
_MUCH_LESS = 0.7  # of the JSON-LD body or of the other reading

Lines = tuple[str, ...]


class PageEvidence(msgspec.Struct, frozen=True):
    """
    Facts about a page from which the length of its body can be estimated.

    Attributes:
        metadata: the story in its JSON-LD.
        description: its description. A short item opens with it.
        prose: characters in its paragraphs, without captions.
        gallery: it consists mainly of pictures, so a short text is enough.
        headline: the story's.
        unlinked: characters of the page outside its links; None if they
            have to be counted.
        is_whole: no block was removed from it, so no text can be missed.
    """

    metadata: PageMetadata
    description: str = ""
    prose: int = 0
    gallery: bool = False
    headline: str = ""
    unlinked: int | None = None
    is_whole: bool = False


class Body(msgspec.Struct, frozen=True):
    """
    A body and how it was read.

    Attributes:
        paragraphs: one line each.
        source: ``page`` or ``json-ld``.
        reading: the name of the chosen reading.
        recovered: the lines that were put back into that reading.
        is_doubtful: three readings of the page disagree, or what was lost
            is longer than what was read.
    """

    paragraphs: Lines
    source: str
    reading: str
    recovered: Lines = ()
    is_doubtful: bool = False


class _Reading(NamedTuple):
    lines: Lines
    name: str

    @property
    def size(self) -> int:
        return _size(self.lines)


def choose_body(
    tree: html.HtmlElement, markup: str, url: str, evidence: PageEvidence
) -> Body:
    """
    Choose the body.

    Args:
        tree: the page without boilerplate and captions.
        markup: the whole page.
        url: its address.
        evidence: how long its body can be.
    """
    entries = live_blogs.entries(tree)
    metadata = evidence.metadata
    stated_size = len(metadata.body)
    fast = extract_main_text(tree, url)
    readings = [fast]
    best = _choose_reading(tree, markup, url, evidence, readings)
    if entries and sum(map(_size, entries)) >= best.size:
        best = _Reading(sum(entries, ()), "entries")
    stated = tuple(filter(None, map(str.strip, metadata.body.split("\n"))))
    readings.append(stated)
    is_longer = metadata.entries or best.size < _MUCH_LESS * stated_size
    if is_longer and stated_size >= _MUCH_LESS * best.size:
        lead = live_blogs.find_lead(fast, stated) if metadata.entries else ()
        return Body(
            (*lead, *stated),
            "json-ld",
            "json-ld",
            recovered=lead,
            is_doubtful=disagree(readings),
        )
    lines = edge_lines.trim(tree, best.lines)
    known = set(lines)
    story, filled = gap_recovery.recover(tree, lines, fast)
    recovered = tuple(line for line in filled if line not in known)
    is_doubtful = disagree(readings)
    if _size(filled) > 2 * _size(story):
        # More was lost than read, so the place of the story is not known.
        filled, recovered, is_doubtful = story, (), True
    return Body(filled, "page", best.name, recovered, is_doubtful)


def count_prose(tree: html.HtmlElement) -> int:
    """Count the characters at the start of paragraphs of prose."""
    return sum(
        len(text)
        for paragraph in tree.iter("p")
        if (text := paragraph.text or "") and len(text) > _MIN_PROSE
    )


def _choose_reading(
    tree: html.HtmlElement,
    markup: str,
    url: str,
    evidence: PageEvidence,
    readings: list[Lines],
) -> _Reading:
    """Choose a reading of the page; the others are added to the list."""
    best = _Reading(readings[0], "fast")
    if evidence.gallery or _is_short_item(evidence, best.lines):
        return best
    unlinked = evidence.unlinked
    if unlinked is None:
        unlinked = count_characters(tree)[tree][1]
    if evidence.is_whole and _has_nearly_all(best, unlinked):
        return best
    is_long = best.size >= max(_size_enough(evidence), _HALF * unlinked)
    if (is_long and not _is_dump(best.lines)) or _is_confirmed(
        best, tree, evidence.metadata, unlinked
    ):
        return best
    if not has_many_blocks(tree):
        best = _read_slowly(best, tree, markup, url, evidence, readings)
    if best.size < _NOTHING * unlinked:
        densest = _Reading(find_densest_block(tree), "densest container")
        readings.append(densest.lines)
        if densest.size > best.size:
            return densest
    return best


def _read_slowly(
    best: _Reading,
    tree: html.HtmlElement,
    markup: str,
    url: str,
    evidence: PageEvidence,
    readings: list[Lines],
) -> _Reading:
    """Read with every fallback; then the whole page, if that is little."""
    lines = extract_main_text(tree, url, fast=False)
    readings.append(lines)
    best = _choose_longer(best, _Reading(lines, "every fallback"))
    if best.size >= _size_enough(evidence):
        return best
    whole = page_tree.parse(markup)
    remove_foreign_blocks(
        whole, evidence.headline, is_live=evidence.metadata.is_live
    )
    lines = extract_main_text(whole, url, fast=False)
    readings.append(lines)
    return _choose_longer(best, _Reading(lines, "whole page"))


def _size_enough(evidence: PageEvidence) -> float:
    """Return the characters from which a reading can be the whole story."""
    stated = max(len(evidence.metadata.body), evidence.prose)
    return max(_MUCH_LESS * stated, _FEW)


def _has_nearly_all(best: _Reading, unlinked: int) -> bool:
    """Return whether no other reading can have much more text."""
    is_story = best.size > 0 and not _is_dump(best.lines)
    return is_story and best.size >= _NEARLY_ALL * unlinked


def _is_confirmed(
    best: _Reading,
    tree: html.HtmlElement,
    metadata: PageMetadata,
    unlinked: int,
) -> bool:
    """
    Return whether a cheap witness has about as much text as a reading.

    The witness is the JSON-LD body, else the block with most of the prose,
    if that is not a small part of the page's unlinked text.
    """
    if best.size < _FEW or _is_dump(best.lines):
        return False
    witness = len(metadata.body)
    if witness < _FEW:
        witness = _size(find_densest_block(tree))
        if witness < _SMALL_PART * unlinked:
            return False
    return min(best.size, witness) >= _MUCH_LESS * max(best.size, witness)


def _is_short_item(evidence: PageEvidence, lines: Lines) -> bool:
    return (
        _size(lines) < _FEW
        and evidence.prose < _SHORT_PAGE
        and is_in_opening(evidence.description, lines)
    )


def _choose_longer(first: _Reading, second: _Reading) -> _Reading:
    """
    Return the first reading, unless the second has much more of the same.

    If the second has lost most of the first one's lines, it is another story
    on the same page, unless the first is only a scrap.
    """
    if _is_dump(first.lines) and not _is_dump(second.lines):
        return second if second.lines else first
    if first.size >= _MUCH_LESS * second.size:
        return first
    if _is_noisier(second.lines, first.lines):
        return first
    kept = set(second.lines)
    common = sum(len(line) for line in first.lines if line in kept)
    same = common >= _MUCH_LESS * first.size
    scrap = first.size < max(_FEW, _SCRAP * second.size)
    return second if same or scrap else first


def _is_noisier(lines: Lines, other: Lines) -> bool:
    """Return whether lines are a dump, or have more addresses than others."""
    return _is_dump(lines) or (
        sum(map(_is_address, lines)) > sum(map(_is_address, other))
    )


def _is_dump(lines: Lines) -> bool:
    """Return whether one line has most of a long text, as no story does."""
    longest = max(map(len, lines), default=0)
    return longest > _DUMP and longest * 2 > _size(lines)


def _is_address(line: str) -> bool:
    return line.startswith(("http://", "https://")) and " " not in line


def _size(lines: Lines) -> int:
    return sum(map(len, lines))

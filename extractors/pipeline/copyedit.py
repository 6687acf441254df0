"""
Turn the paragraphs of a story into clean copy.

This does what an editor does with raw wire copy: delete copies of the headline
and furniture, move captions, dateline, bylines and sign-offs out of the text.
The order and the words of the remaining paragraphs do not change.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from extractors.fields import byline, caption, dateline, furniture
from extractors.fields.authors import parse_authors
from extractors.fields.caption import COMMON_START
from extractors.fields.dateline.agencies import is_agency, without_agency
from extractors.fields.headline import repeats
from extractors.fields.link_notes import strip_link_notes
from extractors.fields.text import collapse_spaces, fold
from extractors.model.item import Caption, Dateline
from extractors.model.trace import Trace
from extractors.pipeline.date_lines import is_date_line
from extractors.pipeline.dateline_extraction import extract_dateline
from extractors.pipeline.last_lines import (
    cut_end_mark,
    drop_last_lines,
    drop_text_credits,
)
from extractors.providers import read_signature

__all__ = ["EditedText", "edit", "merge_captions"]

_MAX_TRACE = 200  # characters
_MIN_REPEATED = 0.4  # of the text
_RUN = 3  # paragraphs in the same order
_MIN_RUN = 150  # characters; a shorter run can come again by chance
_MAX_SAME_START = 100  # captions with one start that a caption is compared to
_MAX_BYLINE = 150  # characters
_MAX_BYLINE_PLACE = 3  # paragraphs before a line of authors
_CUT_DATELINE = re.compile(r"^[A-Z][A-Z .'-]+, [A-Z][\w.]{1,6}\.?$")


class EditedText(msgspec.Struct, frozen=True):
    """Clean copy: the paragraphs, and the fields that they contained."""

    paragraphs: tuple[str, ...]
    captions: tuple[Caption, ...] = ()
    dateline: Dateline | None = None
    byline: str = ""
    credit_line: str = ""
    trace: tuple[Trace, ...] = ()


def edit(
    paragraphs: tuple[str, ...],
    headline: str,
    agencies: tuple[str, ...] = (),
    stated_byline: str = "",
) -> EditedText:
    """
    Clean the paragraphs of one story.

    Args:
        paragraphs: in order, one line each.
        headline: the story's headline, to find its copies.
        agencies: names of the agency that supplied the story. Its dateline
            can name it, and can have a form of its own.
        stated_byline: the authors as the item's source states them. A line
            at the head of the story with only their names is dropped.
    """
    trace: list[Trace] = []
    captions: list[Caption] = []
    kept: list[str] = []
    names = ""
    stated = set(map(fold, parse_authors(stated_byline)))
    uncredited, text_credit = drop_text_credits(paragraphs, trace)
    text_lines, signed = drop_last_lines(uncredited, agencies, trace)
    lines = _join_split_lines(text_lines)
    for paragraph in _drop_repeats(lines, trace):
        text = _strip_notes(collapse_spaces(paragraph), trace)
        if rule := _cut_rule(text, headline, len(kept)):
            if rule == "signoff" and not kept:  # ``Written by Ann Berg``
                names = names or byline.parse(text)
            trace.append(_trace(rule, text))
            continue
        if len(kept) < _MAX_BYLINE_PLACE and _names_only(text, stated):
            trace.append(_trace("byline", text))
            continue
        if names and not kept and is_agency(text, whole=True):
            # ``By Ann Berg``, and the agency that she works for below it
            trace.append(_trace("byline", text))
            continue
        if line_names := _read_byline(text, at_head=not kept):
            names = names or line_names
            trace.append(_trace("byline", text))
            continue
        if extracted := caption.extract(text):
            parsed, text = extracted
            captions.append(parsed)
            trace.append(_trace("caption", parsed.text or parsed.credit_line))
            if not text:
                continue
        kept.append(text)
    kept = cut_end_mark(kept, trace)
    kept, line_names = _split_byline(kept, agencies, trace)
    parsed_dateline, kept, reporters = _cut_dateline(kept, agencies, trace)
    return EditedText(
        paragraphs=tuple(kept),
        captions=merge_captions(captions),
        dateline=parsed_dateline,
        byline=names or line_names or reporters or signed,
        credit_line=text_credit,
        trace=tuple(trace),
    )


def _read_byline(text: str, *, at_head: bool) -> str:
    """Return the names of a byline; ``Ann Berg, AAP`` is one at the head."""
    names = byline.parse(without_agency(text))
    return names or (read_signature(text.rstrip(" =")) if at_head else "")


def _cut_dateline(
    kept: list[str], agencies: tuple[str, ...], trace: list[Trace]
) -> tuple[Dateline | None, list[str], str]:
    """Return the dateline, the other text, and the authors that it names."""
    parsed, kept, cut = extract_dateline(kept, agencies)
    if cut:
        trace.append(_trace("dateline", cut))
    if parsed is None:
        return None, kept, ""
    names = ", ".join(dateline.find_reporters(cut, parsed))
    if len(kept) > 1 and (stated := byline.parse(kept[0])):
        # ``OSLO, Nov 24 (Reuters) - By Ann Berg``
        trace.append(_trace("byline", kept[0]))
        return parsed, kept[1:], names or stated
    return parsed, kept, names


def _strip_notes(text: str, trace: list[Trace]) -> str:
    """Return a paragraph without the notes of its links."""
    stripped = strip_link_notes(text)
    if stripped != text:
        trace.append(_trace("link-note", text))
    return stripped


def _names_only(text: str, authors: set[str]) -> bool:
    """Return whether a line consists of stated authors' names."""
    if not authors or len(text) > _MAX_BYLINE:
        return False
    names = list(map(fold, parse_authors(text)))
    return bool(names) and authors.issuperset(names)


def merge_captions(captions: Iterable[Caption]) -> tuple[Caption, ...]:
    """Merge near-identical captions, in the order of their first one."""
    merged: list[Caption] = []
    folded: list[str] = []
    places: defaultdict[str, list[int]] = defaultdict(list)
    for new in captions:
        if not new.text:
            continue
        text = fold(new.text)
        # Captions that match are equal or have this start in common.
        same_start = places[text[:COMMON_START]]
        for at in same_start[:_MAX_SAME_START]:
            if caption.matches_any(text, [folded[at]]):
                merged[at] = _merge(merged[at], new)
                folded[at] = fold(merged[at].text)
                break
        else:
            same_start.append(len(merged))
            merged.append(new)
            folded.append(text)
    return tuple(merged)


def _merge(known: Caption, new: Caption) -> Caption:
    return msgspec.structs.replace(
        known,
        text=max(known.text, new.text, key=len),
        credit_line=known.credit_line or new.credit_line,
        photographer=known.photographer or new.photographer,
        date=known.date or new.date,
        file=known.file or new.file,
        occurrences=known.occurrences + new.occurrences,
        media=tuple(dict.fromkeys(known.media + new.media)),
    )


def _join_split_lines(paragraphs: tuple[str, ...]) -> list[str]:
    """Join datelines and captions that were split over paragraphs."""
    return _join_credits(_join_datelines(paragraphs))


def _join_credits(paragraphs: list[str]) -> list[str]:
    """Join a paragraph that is only a credit to the caption before it."""
    joined: list[str] = []
    for paragraph in paragraphs:
        if (
            joined
            and caption.is_credit(paragraph)
            and _can_be_caption(joined[-1], paragraph)
        ):
            start = _caption_start(joined)
            joined[start:] = [" ".join([*joined[start:], paragraph])]
        else:
            joined.append(paragraph)
    return joined


def _can_be_caption(paragraph: str, credit_line: str) -> bool:
    """Return whether the credit below a paragraph can be of its picture."""
    return not caption.is_graphic_credit(credit_line) and (
        caption.has_file_mark(paragraph)
        or not caption.is_running_text(paragraph)
    )


def _caption_start(joined: list[str]) -> int:
    """Return the place of a file mark in the last three, else the last."""
    for at in range(len(joined) - 1, max(-1, len(joined) - 4), -1):
        if caption.has_file_mark(joined[at]):
            return at
    return len(joined) - 1


def _join_datelines(paragraphs: tuple[str, ...]) -> list[str]:
    """Join a dateline that was split after its state (``MIAMI, Fla.``)."""
    joined: list[str] = []
    for paragraph in paragraphs:
        if (
            joined
            and _CUT_DATELINE.match(joined[-1])
            and paragraph.lstrip().startswith("(")
        ):
            joined[-1] = f"{joined[-1]} {paragraph}"
        else:
            joined.append(paragraph)
    return joined


def _cut_rule(text: str, headline: str, place: int) -> str:
    """Return the rule that cuts a paragraph at a place; empty if it stays."""
    if repeats(text, headline):
        return "headline-repeat"
    if furniture.is_furniture(text):
        return "furniture"
    if byline.is_signoff(text):
        return "signoff"
    if place <= 1 and is_date_line(text, with_time=place > 0):
        return "date-line"
    return ""


def _drop_repeats(paragraphs: list[str], trace: list[Trace]) -> list[str]:
    """
    Drop the paragraphs that a page prints twice.

    These are runs of three paragraphs that occurred before. A few lines can
    be repeated on purpose (a refrain, an interviewer's question, a plan for
    each day). So they are dropped only if they are two fifths of the text.
    """
    seen: set[tuple[str, ...]] = set()
    repeated: set[int] = set()
    for at in range(len(paragraphs) - _RUN + 1):
        run = tuple(paragraphs[at : at + _RUN])
        if run in seen:
            repeated.update(range(at, at + _RUN))
        elif sum(map(len, run)) > _MIN_RUN:
            seen.add(run)
    total = sum(map(len, paragraphs))
    if sum(len(paragraphs[at]) for at in repeated) < _MIN_REPEATED * total:
        return paragraphs
    trace.extend(_trace("repeat", paragraphs[at]) for at in sorted(repeated))
    return [
        paragraph
        for at, paragraph in enumerate(paragraphs)
        if at not in repeated
    ]


def _split_byline(
    paragraphs: list[str], agencies: tuple[str, ...], trace: list[Trace]
) -> tuple[list[str], str]:
    """Cut a byline from the dateline that follows in the same line."""
    if not paragraphs:
        return paragraphs, ""
    names, rest = dateline.split_byline(paragraphs[0], agencies)
    if names:
        trace.append(_trace("byline", names))
    return [rest, *paragraphs[1:]], names


def _trace(rule: str, text: str) -> Trace:
    return Trace(rule, "body", text[:_MAX_TRACE])

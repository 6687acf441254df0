"""
From the paragraphs of a story to clean copy.

What an editor does with raw wire: strike the headline's copies and the
furniture, lift the captions out, take the dateline off the lede and the
names off head and tail. Order and words of what stays are untouched.
"""

import re

import msgspec

from extractors.fields import byline, caption, dateline, furniture, headline
from extractors.fields.text import one_line
from extractors.model.item import Caption, Dateline
from extractors.model.trace import Trace

__all__ = ["Edited", "edit", "merge_captions"]

_LONGEST_TRACE = 200
_TWICE = 0.4  # of the text
_RUN = 3  # paragraphs in the same order
_LONG_ENOUGH = 150  # characters of a run
_CUT_DATELINE = re.compile(r"^[A-Z][A-Z .'-]+, [A-Z][\w.]{1,6}\.?$")
_SLUG = re.compile(
    r"^(?:\(|\[)?(?:Adds|Updates|Recasts|Refiles|Corrects|"
    r"Repeats|Rewrites)\b.{2,120}[)\]]$"
)


class Edited(msgspec.Struct, frozen=True):
    """Clean copy: paragraphs, and what was lifted out of them."""

    paragraphs: tuple[str, ...]
    captions: tuple[Caption, ...] = ()
    dateline: Dateline | None = None
    byline: str = ""
    trace: tuple[Trace, ...] = ()


def edit(paragraphs: tuple[str, ...], title: str) -> Edited:
    """
    Clean the paragraphs of one story.

    Args:
        paragraphs: in order, one line each.
        title: the headline.
    """
    trace: list[Trace] = []
    captions: list[Caption] = []
    kept: list[str] = []
    names = ""
    for paragraph in _once(_with_credits(paragraphs), trace):
        text = one_line(paragraph)
        rule = _cut(text, title)
        if rule:
            trace.append(_traced(rule, text))
            continue
        if found := byline.byline(text):
            names = names or found
            trace.append(_traced("byline", text))
            continue
        lifted = caption.lift(text)
        if lifted:
            shot, text = lifted
            captions.append(shot)
            trace.append(_traced("caption", shot.text or shot.credit_line))
            if not text:
                continue
        kept.append(text)
    place, kept = _dateline(kept, trace)
    return Edited(
        paragraphs=tuple(kept),
        captions=merge_captions(captions),
        dateline=place,
        byline=names,
        trace=tuple(trace),
    )


def merge_captions(captions: list[Caption]) -> tuple[Caption, ...]:
    """Count near-identical captions once, in order of first sight."""
    merged: list[Caption] = []
    for shot in captions:
        if not shot.text:
            continue
        for at, known in enumerate(merged):
            if caption.same(known.text, shot.text):
                merged[at] = _merged(known, shot)
                break
        else:
            merged.append(shot)
    return tuple(merged)


def _merged(known: Caption, shot: Caption) -> Caption:
    return msgspec.structs.replace(
        known,
        text=max(known.text, shot.text, key=len),
        credit_line=known.credit_line or shot.credit_line,
        photographer=known.photographer or shot.photographer,
        date=known.date or shot.date,
        file=known.file or shot.file,
        occurrences=known.occurrences + shot.occurrences,
        media=tuple(dict.fromkeys(known.media + shot.media)),
    )


def _with_credits(paragraphs: tuple[str, ...]) -> list[str]:
    """Join a credit that stands alone to the caption before it."""
    joined: list[str] = []
    for paragraph in _with_states(paragraphs):
        if joined and caption.is_credit(paragraph):
            start = _caption_start(joined)
            shot = " ".join([*joined[start:], paragraph])
            joined[start:] = [shot]
        else:
            joined.append(paragraph)
    return joined


def _caption_start(joined: list[str]) -> int:
    """Find where a caption began: at its file mark, or one line up."""
    for at in range(len(joined) - 1, max(-1, len(joined) - 4), -1):
        if caption.is_file(joined[at]):
            return at
    return len(joined) - 1


def _with_states(paragraphs: tuple[str, ...]) -> list[str]:
    """Join a dateline that was cut behind its state (``MIAMI, Fla.``)."""
    joined: list[str] = []
    for paragraph in paragraphs:
        if (
            joined
            and _CUT_DATELINE.match(joined[-1])
            and (paragraph.lstrip().startswith("("))
        ):
            joined[-1] = f"{joined[-1]} {paragraph}"
        else:
            joined.append(paragraph)
    return joined


def _cut(text: str, title: str) -> str:
    if headline.repeats(text, title):
        return "headline-repeat"
    if furniture.is_furniture(text):
        return "furniture"
    if byline.is_signoff(text):
        return "signoff"
    if _SLUG.match(text):
        return "editor-note"
    return ""


def _once(paragraphs: list[str], trace: list[Trace]) -> list[str]:
    """
    Drop what a page prints twice: a run that has stood before.

    Lines may come again (a refrain, an interviewer's question, a plan for
    each day); two fifths of a text may not.
    """
    seen: set[tuple[str, ...]] = set()
    again: set[int] = set()
    for at in range(len(paragraphs) - _RUN + 1):
        run = tuple(paragraphs[at : at + _RUN])
        if run in seen:
            again.update(range(at, at + _RUN))
        elif sum(map(len, run)) > _LONG_ENOUGH:
            seen.add(run)
    total = sum(map(len, paragraphs))
    if sum(len(paragraphs[at]) for at in again) < _TWICE * total:
        return paragraphs
    trace.extend(_traced("repeat", paragraphs[at]) for at in sorted(again))
    return [one for at, one in enumerate(paragraphs) if at not in again]


def _dateline(
    kept: list[str], trace: list[Trace]
) -> tuple[Dateline | None, list[str]]:
    for at, text in enumerate(kept[:6]):
        place, rest = dateline.parse(text)
        if place:
            trace.append(_traced("dateline", text[: len(text) - len(rest)]))
            return place, [*kept[:at], rest, *kept[at + 1 :]]
    return None, kept


def _traced(rule: str, text: str) -> Trace:
    return Trace(rule, "body", text[:_LONGEST_TRACE])

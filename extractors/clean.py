"""
The whole pure clean step: one raw item in, one clean item out.

    read      bytes -> item as supplied            (formats)
    main text markup or page -> paragraphs         (html)
    edit      furniture, captions, dateline        (copyedit)
    language  of what is left                      (fields)
"""

import msgspec
from msgspec.structs import replace

from extractors import formats
from extractors.copyedit import Edited, edit, merge_captions
from extractors.errors import ExtractError
from extractors.fields import language, text
from extractors.html import main, page
from extractors.item import NewsItem
from extractors.raw import RawItem
from extractors.trace import Trace

__all__ = ["Cleaned", "clean"]


class Cleaned(msgspec.Struct, frozen=True):
    """A clean item, and what was done to it."""

    item: NewsItem
    trace: tuple[Trace, ...] = ()


def clean(raw: RawItem) -> Cleaned:
    """
    Clean one raw item.

    Raises:
        ExtractError: it gives no item (``no-body``, ``bot-wall``, or what
            the reading raised).
    """
    item = formats.read(raw)
    edited = edit(_paragraphs(item), item.headline)
    if not edited.paragraphs:
        raise ExtractError("no-body", "nothing left of the text")
    return Cleaned(_assembled(item, edited, raw), edited.trace)


def _paragraphs(item: NewsItem) -> tuple[str, ...]:
    if item.markup:
        tree = page.parse(text.repair(item.markup))
        return main.main_text(tree, item.url)
    return tuple(filter(None, text.repair(item.body).split("\n\n")))


def _assembled(item: NewsItem, edited: Edited, raw: RawItem) -> NewsItem:
    body = "\n\n".join(edited.paragraphs)
    dateline = item.dateline or edited.dateline
    declared = item.language or raw.language
    return replace(
        item,
        headline=text.one_line(text.repair(item.headline)),
        body=body,
        markup="",
        captions=merge_captions([*item.captions, *edited.captions]),
        dateline=dateline,
        located=item.located or _located(edited),
        byline=item.byline or edited.byline,
        language=language.detect(f"{item.headline}\n{body}", declared),
    )


def _located(edited: Edited) -> str:
    if edited.dateline is None or not edited.dateline.places:
        return ""
    return edited.dateline.places[0].title()

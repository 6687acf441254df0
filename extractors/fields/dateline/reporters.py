"""
The reporters whom a dateline names.

    (서울=연합뉴스) 홍길동 기자 =        Korean: before the word for reporter
    新华社北京3月2日电(记者李明、王芳)   Chinese: behind it
    (中央社記者王大明台北2日電)         the place follows the name
    【パリ=山田太郎】                 Japanese: behind the place

In Russian the name stands behind the agency.
"""

import re

from extractors.fields.dateline.agencies import is_agency
from extractors.model.item import Dateline

__all__ = ["find_reporters"]

_KOREAN = re.compile(
    r"(?<![가-힣])(?P<names>[가-힣]{2,4}(?:[\s,·]{1,2}[가-힣]{2,4}){0,3})\s?(?:기자|특파원)"
)
_CHINESE = re.compile(
    r"(?:记者|記者|通讯员|特派员|特派員)[\s:：]{0,2}"
    r"(?P<names>[\u4e00-\u9fff·、，\s]{2,40}?)"
    r"(?=[）)】\]〕／/\d]|[报報][导導道]|$)"
)
_CHINESE_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,8})?")
_JAPANESE = re.compile(
    r"[=＝](?P<names>[\u3040-\u30ff\u4e00-\u9fff]{2,8})[】\]］]"
)
_RUSSIAN = re.compile(
    r"(?:Корр\.|Корреспондент|Кор\.)\s(?P<agency>[А-ЯЁ][\w-]{2,12})"
    r"(?P<names>(?:\s[А-ЯЁІЇ][а-яёії-]{1,20}){2,3})"
)
_BEHIND_AGENCY = re.compile(
    r"РИА Новости, (?P<names>[А-ЯЁ][а-яё-]{1,20}\s[А-ЯЁ][а-яё-]{1,20})\.\s*\Z"
)
_TURKISH = re.compile(
    r"(?P<names>[A-ZÇĞİÖŞÜ][a-zçğıöşü]{1,15}(?:\s[A-ZÇĞİÖŞÜ][a-zçğıöşü]{1,15})?"
    r"\s[A-ZÇĞİÖŞÜ]{2,15})\s?/\s?[A-ZÇĞİÖŞÜ]{2}"
)
_MAX_HEAD = 200  # characters


def find_reporters(head: str, parsed: Dateline) -> tuple[str, ...]:
    """
    Return the reporters in the head of a story, in order.

    Args:
        head: the text that was cut as the dateline.
        parsed: the dateline, whose place can follow a name without a space.
    """
    head = head[:_MAX_HEAD]
    if match := _KOREAN.search(head):
        names = re.split(r"[\s,·]+", match["names"])
        return tuple(n for n in names if n not in {parsed.agency, parsed.text})
    if match := _CHINESE.search(head):
        return _read_chinese(match["names"], parsed.places)
    if match := _JAPANESE.search(head):
        name = match["names"]
        return () if is_agency(name, whole=True) else (name,)
    if match := _RUSSIAN.search(head) or _BEHIND_AGENCY.search(head):
        return (match["names"].strip(),)
    if match := _TURKISH.match(head):
        return (match["names"],)
    return ()


def _read_chinese(text: str, places: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names in a list, the last one without the place behind it."""
    for place in places:
        text = text.removesuffix(place)
    parts = [part for part in re.split(r"[、，\s]+", text) if part]
    whole = all(map(_CHINESE_NAME.fullmatch, parts))
    return tuple(parts) if whole else ()

"""
Datelines in Chinese, Japanese and Korean, which write no spaces between words.

    新华社北京11月20日电 ...           agency, place, date, "cable"
    本报北京11月20日电 ...             "our paper" instead of the agency
    路透北京11月20日 - ...             a dash instead of the cable
    (中央社記者林某台北20日電)...      with the reporter, in brackets
    【東京共同】...                   place and agency
    [東京 20日 ロイター] - ...         place, date, agency
    【東京2026年5月3日 共同】...       the date between the two
    [記者林某/台北報導]...            reporter and place, "report"
    (서울=연합뉴스) 홍길동 기자 = ...    place, agency, reporter
    [항구신문 홍길동 기자] ...           paper and reporter
    東京(AP)― ...                     place, then the agency in brackets
"""

import re
from functools import cache

from extractors.fields.dateline.agencies import (
    agency_names,
    fold,
    is_agency,
)
from extractors.fields.dateline.places import is_place
from extractors.model.item import Dateline

__all__ = ["parse"]

_DATE = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}日"
_REPORTER = r"(?:特约|特約|驻外)?(?:记者|記者|特派员|特派員|通讯员)"
_CABLE = re.compile(
    r"(?P<open>[（(【\[])?(?P<before>[\u4e00-\u9fff·、／/\s]{2,24}?)"
    rf"(?P<date>{_DATE})?(?:专|專|综合|綜合)?(?:[电電讯訊]|消息)"
    r"(?(open)[）)】\]]|(?=[\s（(:：，,丨|／/]))\s*"
    rf"(?:[（(](?:{_REPORTER}[^（()）]{{1,40}}|[\u4e00-\u9fff]{{2,4}})[)）])?"
    r"[\s:：，,丨|／/-]*"
)
_DASHED = re.compile(
    r"(?P<before>[\u4e00-\u9fff·、／/]{2,24}?)(?P<date>(?:\d{4}年)?"
    r"\d{1,2}月\d{1,2}日)\s*[-—–]{1,2}\s+"
)
_BRACKETS = re.compile(
    r"(?P<open>[【\[［（(])(?P<inside>[^【】\[\]［］（）()]{2,40})[】\]］）)]\s*"
    r"(?:(?:[가-힣]{2,4}[\s,·]*){1,3}(?:특파원|기자)\s*(?P<signed>=)?|[=＝])?"
    r"\s*(?:[-—–―－]{1,2}\s+|[:：]\s*)?"
)
_SIGNED = re.compile(
    r"[【\[［（(]\s*(?P<paper>[^【】\[\]［］（）()=＝]{2,20}?)\s*[=＝ ]\s*"
    r"(?:[가-힣]{2,4}[\s,·]+){1,3}(?:특파원|기자)\s*[】\]］）)]\s*[=＝]?\s*"
)
_PLACE_FIRST = re.compile(
    r"(?P<place>[\u3040-\u30ff\u4e00-\u9fff·・]{2,10})"
    r"[（(](?P<agency>[^（）()]{2,12})[）)](?:\s*[-—–―－]{1,2}|(?=\s))\s*"
)
_PAPER_AND_PLACE = re.compile(
    r"(?P<paper>[\u4e00-\u9fff]{1,7}[报報网網社台])(?P<place>[\u4e00-\u9fff]{2,})"
)
_REPORT = re.compile(
    rf"(?P<open>[〔（(【\[［])?{_REPORTER}"
    r"(?P<inside>[^〔〕（）()【】\[\]［］\d，。,.]{4,30}?)"
    r"(?:综合|綜合|即时|即時|现场|現場)?(?:报道|報道|報導)"
    r"(?(open)[〕）)】\]］]|(?=\s))\s*"
)
_IN_TEXT = re.compile(rf"\s*(?P<date>{_DATE}|\d{{1,2}}일)\s*")
_SEPARATORS = re.compile(r"[=＝\s、,/／・]+")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_MAX_PLACE = 12  # characters
_PLACE_AND_PAPER = 2  # parts between brackets
_OWN_PAPER = re.compile("本[报報网網台社刊]")
_REPORTER_AND_PLACE = re.compile(
    rf"{_REPORTER}(?P<name>.{{2,4}}?)(?P<place>.{{2,}})?"
)


def parse(
    head: str, own: frozenset[str] = frozenset()
) -> tuple[Dateline, int] | None:
    """
    Parse the dateline at the head of an East Asian text.

    Returns:
        The dateline and its length; None if there is none.
    """
    for pattern, read in _FORMS:
        match = pattern.match(head)
        parsed = read(match, own) if match else None
        if match and parsed:
            return parsed, match.end()
    return None


def _read_cable(match: re.Match[str], own: frozenset[str]) -> Dateline | None:
    """Read agency, reporter and place before the word for a cable."""
    before = match["before"].strip()
    own_paper = _OWN_PAPER.match(before)
    agency = own_paper[0] if own_paper else _known_start(before, own)
    if not agency:
        return _read_unknown_paper(before, match["date"] or "")
    place = _without_reporter(before[len(agency) :].strip())
    if len(place) > _MAX_PLACE:
        return None
    if not own_paper:
        return _dateline(place, agency, match["date"] or "")
    is_read = bool(place) and is_place(place)
    return _dateline(place, "", match["date"] or "") if is_read else None


def _read_unknown_paper(before: str, date: str) -> Dateline | None:
    """Read a paper that is not listed, if a known place and a date follow."""
    found = _PAPER_AND_PLACE.fullmatch(before) if "月" in date else None
    if found is None or not is_place(found["place"]):
        return None
    return _dateline(found["place"], found["paper"], date)


def _read_signed(match: re.Match[str], _: frozenset[str]) -> Dateline:
    """Read the paper, or the place, of a reporter whom brackets name."""
    paper = match["paper"].strip()
    return (
        _dateline(paper, "", "")
        if is_place(paper)
        else Dateline("", agency=paper)
    )


def _read_place_first(
    match: re.Match[str], own: frozenset[str]
) -> Dateline | None:
    place, agency = match["place"], match["agency"].strip()
    is_read = is_place(place) and is_agency(agency, own, whole=True)
    return _dateline(place, agency, "") if is_read else None


def _read_report(match: re.Match[str], _: frozenset[str]) -> Dateline | None:
    """Read the known place behind a reporter's name, in brackets."""
    name, separator, place = (
        match["inside"].replace("/", "／").rpartition("／")
    )
    if not separator and not match["open"]:
        return None
    if not separator:
        place = _without_reporter(f"记者{name}{place}")
    return _dateline(place, "", "") if place and is_place(place) else None


def _without_reporter(text: str) -> str:
    """
    Return the place behind a reporter's name.

    Nothing separates the two. So the place is the longest known one that
    ends the text.
    """
    if not re.match(_REPORTER, text):
        return text
    names = re.sub(rf"^{_REPORTER}", "", text)
    ends = (names[at:] for at in range(1, len(names) - 1))
    return next(filter(is_place, ends), "")


def _read_brackets(
    match: re.Match[str], own: frozenset[str]
) -> Dateline | None:
    """Read place, date and agency between brackets, in any order."""
    inside = match["inside"].strip()
    date = _IN_TEXT.search(inside)
    rest = _IN_TEXT.sub(" ", inside, count=1)
    parts = [part for part in _SEPARATORS.split(rest) if part]
    agencies = [part for part in parts if is_agency(part, own, whole=True)]
    places = [part for part in parts if part not in agencies]
    if date and is_agency(
        named := inside[date.end() :].strip(), own, whole=True
    ):
        agencies = [named]
        places = _SEPARATORS.split(inside[: date.start()].strip())
    if not agencies and places:
        agencies, places = _split_fused(places, own)
    if not agencies and match["signed"] and len(places) == _PLACE_AND_PAPER:
        # A reporter and an equals sign follow only a paper's brackets.
        places, agencies = places[:1], places[1:]
    if not _EAST_ASIAN.search(inside) or len("".join(places)) > _MAX_PLACE:
        return None
    if not agencies:
        # ``【ワシントン=山田】``: the place and its correspondent.
        if not re.search("[=＝]", inside) or not is_place(places[0]):
            return None
        places = places[:1]
    stated = date["date"] if date else ""
    return _dateline("/".join(places), "/".join(agencies), stated)


def _split_fused(
    parts: list[str], own: frozenset[str]
) -> tuple[list[str], list[str]]:
    """Split ``東京共同`` into agency and place."""
    for at, part in enumerate(parts):
        for cut in range(1, len(part)):
            if is_agency(part[cut:], own, whole=True):
                return [part[cut:]], [*parts[:at], part[:cut]]
    return [], parts


def _known_start(text: str, own: frozenset[str]) -> str:
    """Return the longest name of an agency that starts a text."""
    lengths = range(min(len(text), _longest_name()), 1, -1)
    starts = (text[:length] for length in lengths)
    return next(
        (name for name in starts if is_agency(name, own, whole=True)), ""
    )


@cache
def _longest_name() -> int:
    return max(
        len(name) for name in agency_names() if _EAST_ASIAN.search(fold(name))
    )


_FORMS = (
    (_CABLE, _read_cable),
    (_REPORT, _read_report),
    (_DASHED, _read_cable),
    (_SIGNED, _read_signed),
    (_BRACKETS, _read_brackets),
    (_PLACE_FIRST, _read_place_first),
)


def _dateline(place: str, agency: str, date: str) -> Dateline:
    places = tuple(filter(None, _SEPARATORS.split(place)))
    return Dateline("/".join(places), places, agency, date)

"""
Bylines at the head of a story and sign-offs of the desk at its end.

    By Jane Roe and John Doe
    (Reporting by Jane Roe; editing by John Doe)
    Additional reporting by ...
"""

import re

from extractors.fields.authors import (
    has_role,
    is_full_name,
    is_list_of_names,
    parse_authors,
    split_label,
)
from extractors.fields.byline_additions import (
    has_joint_label,
    is_house_or_place_behind,
    strip_additions,
)
from extractors.fields.text import collapse_spaces

__all__ = ["is_signoff", "parse", "strip_additions"]

_MIN_LINE, _MAX_LINE = 5, 150  # characters
_MIN_UNSPACED = 4  # the same in East Asia
_MAX_STATED = 300  # characters of a line with additions
_TITLE = re.compile(
    r"\A(?:(?:Dr|Prof|Professor|Mag|Ing|Dott|Dra|Mr|Mrs|Ms)\b\.?\s){1,3}"
)
_PLACE_BETWEEN = re.compile(
    r"(?<=[^\W\d_])\s(?:in|at|from)\s[A-ZÀ-Þ][\w’'-]{2,20}"
    r"(?:\s[A-ZÀ-Þ][\w’'-]{2,20})?(?=(?:,|\sand)\s[A-ZÀ-Þ])"
)
"""``By Ann Berg in Northport and Ole Vik in Eastbay``"""
_NO_BYLINE = re.compile(r"[()!?。！？]")
_SENTENCE = re.compile(r"(?<!\b\w)[.;!?](?:\s|$)|[^.]{3}:\s")
_DATE_BEHIND = re.compile(r"\s[|•·]\s[^|•·]{0,40}\d[^|•·]{0,40}$")
"""A date behind the names: ``By Ann Berg | Nov. 26, 2026``."""
_AGENCY_CODE = re.compile(r",\s+[a-z]{2,4}$")
"""The agency behind a name on the wire: ``By Ann Berg, dpa =``."""
_AGENCY_IN_BRACKETS = re.compile(
    r"\s\((?:[\w/-]{2,12}|(?:avec|with|mit|con|com|met|med|z)\s"
    r"[\w/, -]{2,40})\)\s*$"
)
"""``Von Hans Lund (epd)``, ``Par Jean Roux (avec AFP)``"""
_TASK_OF_AGENCY = re.compile(r"[A-Z]{2,4}\s[A-Z]")
_MAX_WORDS = 14
_NAME_WORDS = 2
_LONGEST_SIGNOFF = 400  # characters in brackets
_SIGNOFF = re.compile(
    r"^\s*(?:--?\s|\*\s?)?[(\[]?\s*(?:\(?(?:additional|further|extra) |with )?"
    r"(?:reporting|report|writing|written|editing|edited|compiled|"
    r"compiling|translation|translated|graphics?|research|production|"
    r"reportage|reporte|redacción|editado|escrito|bearbeitet|redigiert)\b"
    r"(?:,? and editing|,? and writing|,? and reporting)?"
    r" (?:by|por|par|von)\b.{3,600}$|"
    r"^\s*(?:--+\s?|\()with (?:assistance|reporting|help|files) "
    r"(?:from|by)\b.{3,300}$",
    re.IGNORECASE | re.DOTALL,
)
_DESK_WORDS = (
    r"report(?:ing|age|agem|e|ero)|writing|editing|bericht(?:et)?|geschrieben|"
    r"bearbeitet|redigiert|redaktion|übersetzt|rédigé|rédaction|édité|édition|"
    r"traduit|version française|información|redacción|editado|edición|escrito|"
    r"traducido|redação|edição|tradotto|in redazione|verslaggeving|bewerkt|"
    r"redactie|rapportering|redigerat|redigert|opracował[ai]?|redagował[ai]?|"
    r"репортаж|редактор|подготовил[аи]?|haber|düzenleme|düzenleyen|yazan"
)
_CAPITAL_WORD = r"[^\W\d_a-zß-ÿа-џ][\w'’-]+"
_SMALL_WORD = r"[^\W\d_A-ZÀ-ÞЀ-Я][^\W\d_]{0,11}"
_NAMES = rf"{_CAPITAL_WORD}(?:\s(?:{_SMALL_WORD}\s)?{_CAPITAL_WORD}){{1,8}}"
_CREDIT = rf"(?:(?i:{_DESK_WORDS}):?\s(?:{_SMALL_WORD}\s){{0,3}})?{_NAMES}"
_IN_BRACKETS = re.compile(
    rf"\((?=[^()]{{0,80}}\b(?i:{_DESK_WORDS})\b)"
    rf"{_CREDIT}(?:[;,.]\s{_CREDIT}){{0,5}}"
    r"(?:\.\s[^()@]{0,90}@[\w.-]{4,60})?\.?\)"
)
"""
Names and the work of a desk, and where to write to. A sentence in brackets
has other words.
"""
_CONTACT = re.compile(
    r"\(\([^()\n]{0,80}\b[\w.+-]{1,40}@[\w.-]{4,60}[^()\n]{0,80}\)\)|"
    r"(?:To|For) (?:contact|reach) the (?:reporter|editor|author)s?\b"
    r"[^\n]{0,40} (?:this|these) (?:story|stories|article)[^\n]{0,200}"
)
"""Where to write to: ``((desk@north.example; +47 5550 1234))``."""
_CONTRIBUTED = re.compile(
    r"(?:[^.]{3,80} reported from [^.]{2,80}\. )?(?:The )?Associated Press "
    r"[^!?]{3,240} contributed(?: to this report)?\."
)

_CONTRIBUTED_BY = re.compile(
    rf"{_NAMES}(?:, [^.!?]{{3,120}})? (?:also )?contributed"
    r"(?: reporting| research)?(?: from [A-Z][\w ]{2,30})?"
    r" to this (?:report|story|article|post)\."
)
"""``Ann Berg and Ole Vik contributed to this report.``"""


def parse(line: str) -> str:
    """
    Parse a line that contains only a byline.

    Returns:
        The names without ``By``, place, role and address. Empty if the line
        is not a byline: it has more than 14 words, or a word in lower case
        that is no part of a name, no role and no conjunction.
    """
    bare = _DATE_BEHIND.sub("", _bare_line(line))
    stated, rest = split_label(_PLACE_BETWEEN.sub("", bare))
    stated = _TITLE.sub("", stated.strip(" =,"))
    stated = _strip_task(_AGENCY_CODE.sub("", stated))
    if not stated or len((stated + rest).split()) > _MAX_WORDS:
        return ""
    if _SENTENCE.search(stated + rest):
        return ""
    listed = parse_authors(stated, is_shown=True)
    names = [
        name for name in listed if not is_house_or_place_behind(name, listed)
    ]
    if not names or not is_list_of_names(stated + rest):
        return ""
    return stated if stated.endswith(names[-1]) else ", ".join(names)


def _strip_task(stated: str) -> str:
    """
    Return a name without the task behind it: ``Ann Berg Staff Writer``.

    Without a comma a task is known by its words, if all are such words, or
    by its letters, behind a name in capitals (``ANN BERG Harbour Writer``).
    """
    words = stated.split()
    has_initial = len(words) > _NAME_WORDS and len(words[1].strip(".")) == 1
    end = _NAME_WORDS + has_initial
    name, task = " ".join(words[:end]), " ".join(words[end:])
    if "," in name or not has_role(task) or not is_full_name(task):
        return stated
    is_other_case = name.isupper() and not any(map(str.isupper, words[end:]))
    # ``Ann Berg AP Business Writer``
    is_of_agency = _TASK_OF_AGENCY.match(task) is not None
    is_task = is_other_case or is_of_agency or not parse_authors(task)
    return name if is_task else stated


def _bare_line(line: str) -> str:
    """Return a line without brackets around it; empty if it is no byline."""
    if len(line) > _MAX_STATED:
        return ""
    stated = collapse_spaces(line).strip(" =–—-").removeprefix("(")
    # Most lines have no label; what stands beside names takes longer.
    if not (split_label(stated)[0] or has_joint_label(stated)):
        return ""
    bare = _AGENCY_IN_BRACKETS.sub("", strip_additions(stated))
    bare = bare.removesuffix(")").strip()
    shortest = _MIN_LINE if bare.isascii() else _MIN_UNSPACED
    if not shortest <= len(bare) <= _MAX_LINE or _NO_BYLINE.search(bare):
        return ""
    return bare


def is_signoff(line: str) -> bool:
    """Return whether a line credits the desk at the end of a story."""
    line = line.strip()
    return bool(
        _SIGNOFF.match(line)
        or (len(line) <= _LONGEST_SIGNOFF and _IN_BRACKETS.fullmatch(line))
        or _CONTRIBUTED.fullmatch(line)
        or (len(line) <= _MAX_STATED and _CONTRIBUTED_BY.fullmatch(line))
        or (len(line) <= _LONGEST_SIGNOFF and _CONTACT.fullmatch(line))
    )

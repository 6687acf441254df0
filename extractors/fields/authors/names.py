"""
The names in a statement of authors, as bylines and metadata write it.

    By Jane Roe, John Doe and Ann Berg in Paris    a line of a story
    Roe, Jane; Political Editor                    a meta element
    Text: Jane Roe | Foto: John Doe                roles with a colon
    desk@paper.example (Jane Roe)                  an author of RSS

Addresses, handles, roles and places behind the names are not names.
"""

import re
from collections.abc import Iterator

from extractors.fields.authors.words import (
    LABELS,
    PARTICLES,
    PREPOSITIONS,
    ROLES,
    WITH_ROLES,
)
from extractors.fields.text import collapse_spaces, fold

__all__ = [
    "has_role",
    "is_author_label",
    "is_full_name",
    "is_list_of_names",
    "is_personal",
    "parse_authors",
    "parse_mailbox",
    "split_label",
]

_MAX_TEXT = 500  # characters; a longer text is no list of names
_MAX_NAME, _MAX_WORDS = 60, 7
_MAX_DIGITS = 1  # more are a date, a telephone number or a user's number

_BY = tuple(
    (
        re.compile(rf"(?:{label})\s*:?\s+(?=[^\W\d_])", re.IGNORECASE),
        re.compile(rf"\s(?:{places})\s+(?=[^\W\d_])"),
    )
    for label, places in PREPOSITIONS
)
_OF_AUTHOR = re.compile(rf"(?:{LABELS})\s*[:：/／・]\s*", re.IGNORECASE)
_LABEL_ALONE = re.compile(
    rf"(?:{LABELS})(?:\s*[/／(]\s*(?:{LABELS}|in|innen|e|rice|s|a|es)\)?)?"
    r"\s*[:：]?",
    re.IGNORECASE,
)
_BARE_OF_AUTHOR = re.compile(
    r"(?:[Oo]prac\.|[Rr]ozmawiał[ai]?(?=\s)|[Pp]iše(?=\s)|מאת|بقلم|كتبت?|[\u3400-\u9fff]{0,4}(?:记者|記者)|기자명)"
    r"\s*[:：/／]?\s*|(?:取材・)?(?:文|作者|撰文|글)\s*[|｜＝=]\s*"
)
_OTHER_LABEL = re.compile(r"[^\W\d_][\w .&-]{1,30}\s*[:：]\s*")
_LISTED = re.compile(
    r"\s*(?:[;|•·●▪｜、،，\n\t]|\s[-–—/*]\s|\s/|/\s)\s*|"
    r"\s(?=(?i:fotos?|photos?|bild(?:er)?|kuvat?|zdjęcia)\s?:)"
)
_SPLIT = re.compile(
    r"\s*,\s*(?:(?:and|und|et|y|e|og|och)\s+)?|\s+(?:and|und|et|y|e|ed|og|och|"
    r"en|i|a|и|та|ve|dan|και|ja|és|şi|și|with|mit|avec|con|com)\s+"
    r"|\s*&\s*|\s+و\s*|(?<=[\u3400-\u9fff])\s*[和及]\s*(?=[\u3400-\u9fff])"
)
_MAIL_NAME = re.compile(r"[^\s@()<>]+@[^\s@()<>]+\s*\(\s*([^()@]+?)\s*\)")
_NAME_MAIL = re.compile(r"([^<>@()]+?)\s*(?:<[^<>]*>|\([^<>@()]*@[^<>@()]*\))")
_BARE_MAIL = re.compile(r"(?<=기자)\s[^\s@()<>]{1,64}@[^\s@()<>]+")
_MAIL_BEHIND = re.compile(r"(?<=[^\W\d_])\s+[^\s@<>()]+@[\w.-]+\s*$")
_CONTACT_BEHIND = re.compile(
    r"(?<=[^\W\d_]\s)(?:[\w.+-]{1,40}@[\w.-]{2,60}|@\w{2,30})(?=[\s,;]|$)"
)
"""An address or a handle behind a name: ``Ann Berg berg@paper.example``."""
_ADDRESS = re.compile(r"://|\bwww\.|@|^https?\b|/.*/|^[\w-]+(?:\.[\w-]+)+/")
_AND = re.compile(r"^(?:and|und|et|og|och|ed?|y|и|та)\s+(?=[^\W\d_a-zß-ÿа-я])")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_REPORTER = re.compile(r"\s*(?:기자|특파원|記者|记者|특별취재팀)$")
_JOINED = re.compile(r"[^\W\d_][a-zß-ÿ]{3}[A-ZÀ-Þ]")
_MIN_ROLE_SPACES = 3  # of a name with a task; one with fewer is a desk's
_FOOTNOTE = re.compile(r"(?<=[^\W\d_])\d{1,2}$")
"""The number of a note behind a name: ``Ann Berg1``."""
_EDGES = ' \t\n,;|/–—-•·*=()[]【】"“”„:：<>'

_ENDS_OPEN = re.compile(
    r"(?:^|\s)(?:by|von|par|por|door|af|av|oleh|and|und|et|och|og|in|from)$",
    re.IGNORECASE,
)  # the name stands in the next element

_IN_LISTS = PARTICLES | ROLES | WITH_ROLES | frozenset(
    {"and", "et", "with", "mit", "avec", "con", "com", "och", "og", "en", "i",
     "a", "и", "та", "ve", "dan", "in", "at", "from", "aus", "für", "à",
     "pour", "em", "para", "per", "uit", "voor", "på", "från", "fra", "för",
     "di", "dari"}
)  # fmt: skip
"""Words in lower case that a list of names with its places can have."""


def parse_authors(text: str, *, is_shown: bool = False) -> tuple[str, ...]:
    """
    Return the names in a statement of authors, in order.

    Args:
        text: one statement, with or without ``By``.
        is_shown: it is text of a page, not metadata. Then only what looks
            like a person's name is one, because buttons stand beside names.
    """
    if len(text) > _MAX_TEXT:
        return ()
    text = _MAIL_NAME.sub(r"\1", text.replace("\xa0", " "))
    text = _NAME_MAIL.sub(r"\1, ", _BARE_MAIL.sub(",", text))
    if "@" in text:
        text = _CONTACT_BEHIND.sub(",", text)
    names: dict[str, str] = {}
    for part in _split_parts(text):
        for stated in _read_part(part.strip(_EDGES)):
            name = _FOOTNOTE.sub("", stated) if is_shown else stated
            if not is_shown or _is_shown_name(name):
                names.setdefault(fold(name), name)
    return tuple(names.values())


def split_label(text: str) -> tuple[str, str]:
    """
    Split a line into the names behind its ``By`` and what follows them.

    Both are empty if the line does not begin with such a word.
    """
    for label, place in _BY:
        if match := label.match(text):
            rest = text[match.end() :]
            found = place.search(rest)
            end = found.start() if found else len(rest)
            return rest[:end], rest[end:]
    for label in (_OF_AUTHOR, _BARE_OF_AUTHOR):
        if match := label.match(text):
            return text[match.end() :], ""
    return "", ""


def parse_mailbox(text: str) -> str:
    """
    Return the names of an author in RSS: ``desk@paper.example (Ann Berg)``.

    It is empty if the text has an address without a name.
    """
    return ", ".join(
        parse_authors(text) or parse_authors(_MAIL_BEHIND.sub("", text))
    )


def is_author_label(text: str) -> bool:
    """Return whether a text only announces an author: ``Autor/in:``."""
    return bool(_LABEL_ALONE.fullmatch(text.strip()))


def is_list_of_names(text: str) -> bool:
    """Return whether a text has no word in lower case but those of lists."""
    return all(
        not word.strip(_EDGES)[:1].islower()
        or word.strip(_EDGES).lower() in _IN_LISTS
        or "@" in word
        for word in text.split()
    )


def is_full_name(name: str) -> bool:
    """Return whether a name can be complete; one word is an account's."""
    return " " in name or not name.isascii()


def is_personal(name: str) -> bool:
    """Return whether a text has the form of a person's name."""
    words = name.split()
    named = [word for word in words if word not in PARTICLES]
    return (
        0 < len(named) <= _MAX_WORDS
        and not any(word[:1].islower() and word.islower() for word in named)
        and not any(mark in name for mark in "?!…")
        and (is_full_name(name) or len(name) > 1)
    )


def has_role(name: str) -> bool:
    """Return whether a text begins or ends with a task."""
    words = fold(name).split()
    return bool(words) and not ROLES.isdisjoint({words[0], words[-1]})


def _split_parts(text: str) -> Iterator[str]:
    """Split a list; a slash without spaces stands between full names only."""
    for part in _LISTED.split(text.strip(_EDGES)):
        pieces = part.split("/")
        yield from pieces if all(" " in p.strip() for p in pieces) else [part]


def _is_shown_name(name: str) -> bool:
    """
    Return whether a text of a page is a name.

    ``November 18`` has digits, ``BergSenior`` are two texts without a space
    between them, ``Ann Berg Harbour Writer`` is a name and a task.
    """
    return (
        is_personal(name)
        and name[0].isalpha()
        and not any(map(str.isdigit, name))
        and not _JOINED.search(name)
        and not (has_role(name) and name.count(" ") >= _MIN_ROLE_SPACES)
    )


def _read_part(part: str) -> list[str]:
    """Return the names of one part; none if it is of another role."""
    names, _ = split_label(part)
    if not names:
        match = _OTHER_LABEL.match(part)
        if match:
            return []
        names = part
    first, *others = map(_clean, _SPLIT.split(names))
    # Behind a name "Harbour Writer" is an apposition.
    pieces = [first, *(name for name in others if not has_role(name))]
    return [piece for piece in pieces if piece]


def _clean(piece: str) -> str:
    """Return a name without brackets, titles and marks; empty if no name."""
    piece = _AND.sub("", _BRACKETS.sub("", piece.strip(_EDGES)))
    piece = _REPORTER.sub("", piece).strip(_EDGES)
    piece = collapse_spaces(piece)
    # The end of a bracket is an edge. An address in it is a site's.
    if "(" in piece and ")" not in piece and not _ADDRESS.search(piece):
        piece = piece.partition("(")[0].strip(_EDGES)
    if (
        not piece
        or len(piece) > _MAX_NAME
        or len(piece.split()) > _MAX_WORDS
        or _ADDRESS.search(piece)
        or not any(map(str.isalpha, piece))
        or sum(map(str.isdigit, piece)) > _MAX_DIGITS + len(piece) // 8
        or _is_role(piece)
        or _ENDS_OPEN.search(piece)
    ):
        return ""
    return piece


def _is_role(name: str) -> bool:
    """Return whether a text names only a task or a desk."""
    words = set(fold(name).split())
    return words <= ROLES | WITH_ROLES and bool(words & ROLES)

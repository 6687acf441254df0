"""
Read the lines of fields at the top of a story that is sent as a text file.

    HEADLINE: Ferry strike ends
    SLUG: FERRY-STRIKE
    EMBARGO: 2026-03-01 06:00 GMT

    OSLO (Harbour) - Crews are back ...

The names of the fields are those of editorial systems, in the languages of
the agencies. A line with another name becomes a note to editors.
"""

import re
from typing import NamedTuple

__all__ = ["HeaderBlock", "split_header_block"]

_NAMES = {
    "headline": (
        "headline head hed title titel überschrift schlagzeile titre titular"
        " título titulo titolo tytuł tittel overskrift otsikko kop nadpis"
        " başlık judul заголовок 标题 標題 見出し 제목 عنوان العنوان"
    ),
    "description": (
        "subhead subheadline subtitle deck dek standfirst summary abstract"
        " description untertitel unterzeile vorspann chapeau sous-titre"
        " subtítulo sommario sottotitolo entradilla lead подзаголовок 摘要"
    ),
    "slug": "slug slugline catchline story-slug stichwort",
    "byline": (
        "byline by author authors writer reporter autor autorin auteur autore"
        " автор 作者 記者 기자"
    ),
    "dateline": "dateline location place city ort lieu lugar luogo",
    "date": (
        "date sent issued published publication-date pubdate created datetime"
        " date-time filed datum fecha data дата 日期 日時 날짜"
    ),
    "updated": "updated modified revised last-updated aktualisiert",
    "embargo": (
        "embargo embargoed embargo-until embargoed-until embargo-date"
        " release-date release-time release hold-until not-before sperrfrist"
        " sperrvermerk embargo-bis embargo-jusqu-à эмбарго"
    ),
    "id": (
        "id story-id storyid item-id itemid guid uri urn uid doc-id docid"
        " document-id news-id newsid article-id unique-id reference ref"
    ),
    "version": "version revision rev versjon ver",
    "status": "status pubstatus pub-status story-status",
    "urgency": "urgency priority priorität prio urgence prioridad priorità",
    "language": "language lang sprache langue idioma lingua język",
    "subject": (
        "category categories section subject subjects topic topics desk"
        " ressort rubrique sección categoria kategorie"
    ),
    "keywords": "keywords keyword tags schlagwörter mots-clés palabras-clave",
    "provider": "source agency provider service quelle agentur agence fuente",
    "credit": "credit credit-line creditline",
    "copyright": "copyright copyright-notice",
    "url": "url link web-link permalink",
    "sequence": "number seq sequence story-number service-number",
    "take": "take take-key takekey",
    "note": (
        "note notes ednote ed-note editor-note editors-note editor's-note"
        " editorial-note note-to-editors notes-to-editors instructions"
        " special-instructions advisory hinweis redaktionshinweis"
    ),
    "length": "words word-count wordcount length characters zeichen",
    "body": "body text story content copy",
}
"""The fields, and the names of each; a space in a name is a hyphen here."""
_FIELDS = {
    name: field for field, names in _NAMES.items() for name in names.split()
}
_IDENTIFYING = frozenset({"headline", "slug", "id", "embargo"})
"""A block has one of these: a listing has place and date, too."""
_LINE = re.compile(
    r"[ \t]{0,4}(?P<name>[^\W\d_][^\n:：]{0,30}?)[ \t]*[:：]"
    r"[ \t]*(?P<value>[^\n]{0,2000})\Z"
)
_MOST_LINES = 40
_MIN_FIELDS = 2


class HeaderBlock(NamedTuple):
    """
    The fields at the top of a text.

    Attributes:
        fields: value of each field, as sent; none if there is no block.
        notes: the lines with names that are not known.
        text: the text below the block.
    """

    fields: dict[str, str]
    notes: tuple[str, ...]
    text: str


def split_header_block(text: str) -> HeaderBlock:
    """
    Split a text into the fields at its top and the story.

    Two fields are a block if one of them names the story or its embargo. A
    headline alone is one, if a blank line follows it.
    """
    fields: dict[str, str] = {}
    notes: list[str] = []
    lines = text.split("\n", _MOST_LINES)
    at, last, end = 0, "", 0
    for at, line in enumerate(lines[:_MOST_LINES]):
        match = _LINE.match(line)
        field = _field_of(match["name"]) if match else ""
        if not line.strip():
            continue
        if last and line[:1] in " \t" and not field:
            fields[last] = f"{fields[last]} {line.strip()}"
        elif match and field == "body":
            lines[at] = match["value"]
            end = at
            break
        elif match and field and field not in fields:
            fields[field], last = match["value"].strip(), field
        elif match and end == at and _is_note(match["name"], lines[at + 1 :]):
            notes.append(line.strip())
        else:
            break
        end = at + 1
    is_alone = len(fields) == 1 and _stands_alone(fields, lines, end)
    if not is_alone and (
        len(fields) < _MIN_FIELDS or _IDENTIFYING.isdisjoint(fields)
    ):
        return HeaderBlock({}, (), text)
    return HeaderBlock(fields, tuple(notes), "\n".join(lines[end:]).strip())


def _stands_alone(fields: dict[str, str], lines: list[str], end: int) -> bool:
    """Return whether the only field is a headline above a blank line."""
    return "headline" in fields and end < len(lines) and not lines[end].strip()


def _is_note(name: str, following: list[str]) -> bool:
    """Return whether a field of unknown name belongs to the block."""
    match = _LINE.match(following[0]) if following else None
    is_inside = match is not None and _field_of(match["name"]) != ""
    return not _field_of(name) and (name.isupper() or is_inside)


def _field_of(name: str) -> str:
    key = re.sub(r"[\s_]+", "-", name.strip().casefold()).replace("’", "'")
    return _FIELDS.get(key, "")

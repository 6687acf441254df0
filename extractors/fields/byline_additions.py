"""
What stands beside the names in a byline and is no author's name.

    By Ann Berg @annberg                     a handle, an address
    By Ann Berg Published 3 March 2026       a date
    Text: Ann Berg, Fotos: Ole Vik           the work of other people
    By Ann Berg, with reporting by Ole Vik   helpers
    Par Ann Berg, envoyée spéciale à Lyon    a task with its place
"""

import re

from extractors.fields.dateline.agencies import is_agency
from extractors.fields.dateline.places import is_place

__all__ = [
    "OTHER_WORK",
    "WORK_BEHIND",
    "has_joint_label",
    "is_house_or_place_behind",
    "strip_additions",
]

WORK_BEHIND = re.compile(
    r"\s?\((?:text|words|texto|texte|testo|tekst)\)", re.IGNORECASE
)
"""``Von Ann Berg (Text)``"""
OTHER_WORK = re.compile(
    r"(?:,|\s(?:and|und|et|y|e|en|och|og))\s[^(),]{3,60}\((?:foto|photo|fotografi"
    r"|bild|video|vidéo|grafik|graphic)\w{0,8}\)",
    re.IGNORECASE,
)
"""``und Ole Vik (Fotos)``"""
_MIN_BEFORE = 8  # characters of a label and a name
_CONTACT = re.compile(
    r"[\s,|/–—-]+\(?(?:@\w{2,30}|[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3})"
    r"\)?\s*\Z"
)
_PICTURES = (
    r"(?:fotos?|photos?|pictures?|bild(?:er)?|kuvat?|foto[’']s|beeld|zdjęcia|"
    r"fot\.|fotografie?|illustration(?:en|s)?|grafik|v[ií]d[eé]os?|фото|ảnh)"
)
_TEXT = r"(?:te(?:xt|kst)[eio]?|testo|words|ord|текст)"
_PICTURES_BEHIND = re.compile(
    rf"(?:\s*[,;/|–—-]\s*|\s+){_PICTURES}\s?(?:[:：]|by\b|von\b|par\b)\s?\S.{{1,80}}\Z",
    re.IGNORECASE,
)
_BOTH = re.compile(
    rf"\A{_TEXT}\s?(?:und|og|och|ja|et|y|ed?|en|and|i|и|[&/+])\s?{_PICTURES}"
    r"(?=\s?[:：])",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"[\s|,]+(?:first )?(?:published|updated|posted|last updated|publié[es]?|"
    r"mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|"
    r"veröffentlicht|aktualisiert|stand|gepubliceerd|bijgewerkt|publicerad|"
    r"uppdaterad|publisert|oppdatert|offentliggjort|julkaistu|опубликовано)\b"
    r"[^\d]{0,20}\d.{0,60}\Z",
    re.IGNORECASE,
)
_DATE_BEHIND = re.compile(
    r"\s+(?:(?:on|at|am|le|il|el|em|op|den)\s+)?(?:[^\W\d_]{6,10},\s)?"
    r"(?:[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?|\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,10}\.?"
    r"(?:\sde)?|\d{1,2}[./-]\d{1,2}[./-])\s?(?:19|20)\d\d\b"
    r"(?:[\s,|/–—-]*(?:(?:at|um|à|a las|kl\.?)\s)?\d{1,2}[:.h]\d\d"
    r"(?:\s?(?:uhr|[ap]\.?m\.?|(?-i:[A-Z]{2,5}))){0,2})?"
    r"(?:\sin\s(?-i:[A-ZÀ-Þ])[^.]{1,40})?\s*\Z",
    re.IGNORECASE,
)
"""A day with its year: ``Ann Berg on March 3, 2026 in News``."""
_HELPERS = re.compile(
    r"[\s,;–—-]+(?:with (?:additional |further )?(?:reporting|research|"
    r"contributions?|files|assistance) (?:by|from)|additional reporting by|"
    r"unter mitarbeit von|mitarbeit:|mit (?:unterstützung|material) von|"
    r"avec la collaboration d[e’']|con (?:la colaboración|información) de|"
    r"com (?:a colaboração|informações) d[aeo]s?|con la collaborazione di|"
    r"met medewerking van|medarbeid:)\s?\S.{1,100}\Z",
    re.IGNORECASE,
)
_TASK_IN_PLACE = re.compile(
    r",\s(?:notre |our |unsere? |nuestr[oa] )?(?:envoyée?s? spéciale?s?|"
    r"correspondante?s?|corresponsal|enviad[oa] especial|inviat[oa] speciale|"
    r"(?:special )?correspondent|korrespondent(?:in)?|korrespondentti)\b"
    r"[^,]{0,40}\Z",
    re.IGNORECASE,
)
_WITH_AGENCY = re.compile(
    r",?\s\(?(?:with|mit|avec|con|com|met|med|z|и)\s(?P<source>[^(),]{2,40})\)?\Z"
)
_WITH_ALONE = re.compile(r",?\s(?:with|mit|avec|con|com|met|med)\Z")
"""The agency behind it is cut already."""
_REPORTED = re.compile(r"[／/]\s?[\u3400-\u9fff]{1,8}報[導道]\Z")
_HOUSE = re.compile(
    r"\A(?:The|Il|El|La|Le|Der|Die|De)\s(?:[A-ZÀ-Þ][\w’'-]+\s){0,3}[A-ZÀ-Þ]|"
    r"\s(?:Gazette|Times|News|Herald|Tribune|Chronicle|Telegraph|Observer|"
    r"Examiner|Dispatch|Magazine|Network|Media|Agency|Newspapers?|TV|Radio|"
    r"Zeitung|Nachrichten|Tageblatt|Anzeiger|Kurier|Rundschau|Presse)\Z|"
    r"\A(?:Diario|Radio|Agencia|Agência|Agenzia|Agence)\s"
)
_PATTERNS = (
    _DATED, _DATE_BEHIND, _HELPERS, _PICTURES_BEHIND, _TASK_IN_PLACE,
    _CONTACT, _CONTACT, _REPORTED,
)  # fmt: skip


def has_joint_label(line: str) -> bool:
    """Return whether a line begins with ``Text und Fotos:``."""
    return _BOTH.match(line) is not None


def strip_additions(line: str) -> str:
    """Remove all that is not an author's name from the end of a byline."""
    line = _BOTH.sub("Text", WORK_BEHIND.sub("", OTHER_WORK.sub("", line)))
    for pattern in _PATTERNS:
        found = pattern.search(line)
        if found and (found.start() >= _MIN_BEFORE or not line.isascii()):
            line = line[: found.start()]
    source = _WITH_AGENCY.search(line)
    if source and is_agency(source["source"], whole=True):
        line = line[: source.start()]
    return _WITH_ALONE.sub("", line)


def is_house_or_place_behind(name: str, names: tuple[str, ...]) -> bool:
    """
    Return whether a name is the paper or the place of those before it.

    ``By Ann Berg, Northport Gazette``, ``Von Ann Berg, Berlin``
    """
    if name == names[0]:
        return False
    is_one_word = " " not in name
    return (is_one_word and is_place(name)) or bool(_HOUSE.search(name))

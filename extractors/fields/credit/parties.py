"""
The parties of a credit: the photographer and the houses.

    Ann Berg/AFP via Getty Images      Foto: Ann Berg/dpa
"""

import re
from functools import cache

from extractors.fields.credit.labels import (
    DRAWN,
    GIVEN,
    GIVEN_ALONE,
    LABEL,
    MAKER,
    PHOTOGRAPHED,
    SHORT_LABEL,
)
from extractors.fields.credit.names import (
    AGENCIES,
    AUTHOR,
    NAME,
    SOURCE,
    UPPER,
    VIA,
)

__all__ = ["names_only_agencies", "split_parties", "strip_label"]

_LABEL_HEAD = re.compile(
    r"^[–—-]?\s*(?:(?i:(?:submitted|provided|contributed|supplied)\sby|"
    rf"courtesy(?:\sof)?)(?=\s)|{LABEL}|{DRAWN}(?=\s?:)|"
    rf"(?i:{LABEL})(?=\s*[:：])|{SHORT_LABEL}|{SOURCE}(?=[:.])|"
    rf"{AUTHOR}(?=:)|(?i:copyright)(?=\s?:)|[cCｃＣ][)）]|"
    rf"(?:PHOTO|FOTO)S?(?=\s{UPPER}{{2}})|"
    r"Image (?:source|credit|copyright)(?=,)|(?i:file) "
    rf"(?i:photo|pic)(?=\s?[:/]))\s*"
    rf"(?:[:：/／|–—©ⓒ=＝.,・-]|(?:{MAKER})\b|via\b|courtesy of\b|"
    rf"{GIVEN}\s(?:to|by|par|por|da|dalla|von|vom|door|przez)\b|of\b)?\s*",
)
_ON_BEHALF = re.compile(
    rf"^(?P<person>{NAME})\s+(?:for|für|pour|para|voor)\s+"
    rf"(?=(?:[Tt]he\s|die\s|den\s|le\s|la\s|el\s|de\s)?{UPPER})"
)  # ``Ann Berg for The Harbour Post``
_GIVEN_ALONE = re.compile(rf"Supplied|提供(?:写真|画像)?|{GIVEN_ALONE}")
_YEAR_OF_RIGHTS = re.compile(r"\s©\s?\d{4}(?=\s?/)")
_PHOTO_OF_HOUSE = re.compile(
    rf"(?P<house>(?i:{AGENCIES})) (?i:photo|foto) (?P<person>{NAME})$"
)  # ``BELGA PHOTO ANN BERG``
_PERSON_AND_HOUSE = re.compile(
    rf"(?P<person>{NAME}),\s(?P<house>{AGENCIES}|"
    rf"(?:The|THE|La|LA|Le|LE|El|EL|Il|IL)\s{UPPER}[^,/|]{{1,40}})$"
)  # ``Jan Berg, ČTK``
_ON_SITE = re.compile(
    rf"(?P<person>{NAME})\s(?:on|auf|sur|en|su|via|from)\s(?P<house>Unsplash|"
    r"Pexels|Pixabay|Flickr|Freepik|Wikimedia(?: Commons)?)$"
)  # ``Ann Berg on Unsplash``
_HOUSE_PHOTO = re.compile(
    rf"(?P<house>{UPPER}[\w.&’'-]*(?:\s{UPPER}[\w.&’'-]*){{0,2}})\s"
    rf"(?i:photos?|pictures?|images?)(?:\s[Bb]y|\s?:)\s?(?P<person>{NAME})$"
)  # ``Express Photo by Ann Berg``
_PERSON_DASH_HOUSE = re.compile(
    rf"(?P<person>{NAME})(?:\s[–—-]\s|[–—])(?P<house>{UPPER}[^/|]{{1,40}})$"
)  # ``Ann Berg—Coast Pictures``
_HOUSE_DASH_PERSON = re.compile(
    rf"(?P<house>{UPPER}[^/|]{{1,30}}?)(?:\s[–—-]\s|[–—])(?P<person>{NAME})$"
)
_LABEL_ALONE = re.compile(
    rf"(?:{LABEL}|{DRAWN}|{SOURCE}|{AUTHOR}|{SHORT_LABEL})", re.IGNORECASE
)
_PHOTOGRAPHED = re.compile(
    rf"[\s|/·(（【\[]*{PHOTOGRAPHED}"
    r"(?:\s*[/,،]\s?[^/,،]{2,30})?[\s)）\]】.。]*$"
)
_PHOTOGRAPHED_BY = re.compile(
    r"[\s=＝(（]*(?:[^、。]{1,40}、(?P<at>[\u3400-\u9fff]{2,4})撮影|"
    r"[記记]者\s?(?P<own>[\u3400-\u9fff]{2,4}?)\s?[/／]?\s?[摄攝]影?|"
    r"(?P<person>[\u3400-\u9fff]{2,4})\s?(?:撮影|[摄攝])|"
    r"撮影\s?[・:：＝=]\s?(?P<named>[\u3400-\u9fff]{2,6})|"
    r"(?P<reporter>[가-힣]{2,4}) 기자)[)）\s.。]*$"
)  # ``林榆摄``, ``김느릅 기자``
_SENT = re.compile(r"(?<=[\u3400-\u9fff]{3})[发發]$")  # ``新华社发``
_REPORTER = re.compile(
    r"(?P<house>[\u3400-\u9fff]{1,8}[社报報网網])(?:记者|記者|发|發)?[\s（(/]*"
    r"(?P<person>[\u3400-\u9fff]{2,4})\s*[摄攝][）)]?$"
)  # ``新华社记者 张远 摄``
_PERSON = re.compile(rf"(?=\S+\s){NAME}$")
_PARTIES = re.compile(
    rf"[/|:：=＝]|\s[–—-]\s(?=(?:{AGENCIES}|Anadolu Ajansı)$)|"
    rf",\s(?=(?:{LABEL}|{DRAWN})\s?:)|"
    rf",\s(?=[A-Z]{{2,5}}$|(?:Pool|Handout|Associated Press|Укр[иі]нформ|"
    rf"УНІАН|ТАСС)$)"
)
_GAVE = "提供"  # Japanese: behind the giver of a picture
_NOT_A_PARTY = frozenset({"file photo", "illustration", "-"})
_FORMS = (
    _PHOTO_OF_HOUSE, _HOUSE_PHOTO, _ON_SITE, _ON_BEHALF, _PERSON_AND_HOUSE,
    _PERSON_DASH_HOUSE, _HOUSE_DASH_PERSON,
)  # fmt: skip
# A name with one of these words is an organisation. The list of agencies
# can never be complete.
_ORGANISATION = re.compile(
    r"\b(?:the|press(?:e)?|prensa|images?|photos?|photo(?:graphy|s)|pictures?|"
    r"fotos?|bild(?:er)?|agenc(?:y|ies|e|ia)|agentur|ag[êe]ncia|agencja|"
    r"news(?:papers?)?|"
    r"media|wire|service|group|studios?|films?|tv|television|radio|network|"
    r"archives?|archiv|library|collection|museum|gallery|university|college|"
    r"institute|ministry|department|office|council|police|navy|army|force|"
    r"government|presidency|parliament|city|county|state|foundation|society|"
    r"association|union|federation|club|fc|company|corp|inc|ltd|llc|gmbh|ag|"
    r"polizei\w*|feuerwehr\w*|gemeinde|stadt|landkreis|kreis|verein|hochschule|"
    r"universit\w{1,4}|minist[eè]r\w{1,4}|polic[íi]a|polícia|polizia|carabinieri|"
    r"guardia|ayuntamiento|gobierno|governo|prefeitura|bombeiros|mairie|"
    r"pr[ée]fecture|gendarmerie|pompiers|politi(?:et)?|poliisi|polis(?:en)?|"
    r"policja|policie|kommune?n?|gmina|полиция|мвд|мчс|администрация|"
    r"пресс-служба|правительство|zprávy|noviny|novinky|deník|listy|hírek|"
    r"vijesti|vesti|haberleri|bakanlığı|valiliği|belediyesi|polda|humas|"
    r"times|post|herald|tribune|gazette|journal|chronicle|zeitung|nachrichten|"
    r"shimbun|daily|weekly|magazine|sports?|social|court|nasa|noaa)\b",
    re.IGNORECASE,
)


def names_only_agencies(credit: str) -> bool:
    """
    Return whether every part of a credit is a known agency.

    ``(Reuters)`` behind the last paragraph credits the story, not a photo.
    """
    parts = map(str.strip, re.split("[/|]", credit))
    return all(_agency_pattern().fullmatch(part) for part in parts)


def strip_label(credit: str) -> str:
    """Remove brackets, label and dashes from a credit."""
    credit = _LABEL_HEAD.sub("", credit.strip(" /|[]()（）【】"))
    if len(credit) > len(_GAVE):
        credit = credit.removesuffix(_GAVE)
    return _SENT.sub("", credit.strip(" /.,|-–—©ⓒ:="))


def split_parties(credit: str) -> tuple[str, str]:
    """
    Return the credit line and the photographer of ``Name/AFP via Getty``.

    An unknown organisation must not become the photographer. A person's name
    has two to four words, and none of them is a word that only organisations
    have.
    """
    bare = credit.strip(" .[]()（）【】")
    if reporter := _REPORTER.match(bare):
        return reporter["house"], reporter["person"]
    line = bare if _GIVEN_ALONE.fullmatch(bare) else strip_label(credit)
    line = _YEAR_OF_RIGHTS.sub("", line)
    photographed = _PHOTOGRAPHED.match(credit)
    if photographed and not names_only_agencies(photographed["person"]):
        return line, photographed["person"]
    if by := _PHOTOGRAPHED_BY.match(bare):
        person = next(filter(None, by.groups()), "")
        if not names_only_agencies(person):
            return person, person
    for form in _FORMS:
        named = form.match(line)
        if named and _is_person(named["person"]):
            return named.groupdict().get("house") or line, named["person"]
    split = map(str.strip, _PARTIES.split(line))
    parts = [
        part for part in split if part and part.casefold() not in _NOT_A_PARTY
    ]
    # ``Ann Berg, Photos: Coast Pictures``
    parts = [p for p in parts if not _LABEL_ALONE.fullmatch(p)] or parts
    person = next(filter(_is_person, parts), "")
    organisations = [part for part in parts if part != person]
    return "/".join(organisations) or person, person


def _is_person(name: str) -> bool:
    return (
        _PERSON.match(name) is not None
        and _agency_pattern().fullmatch(name) is None
        and _ORGANISATION.search(name) is None
    )


@cache
def _agency_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{AGENCIES})(?: Photo| Foto)?{VIA}")

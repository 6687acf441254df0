"""
Photo credits in the forms that agencies use, alone or behind a caption.

    [Photo/Xinhua]                            REUTERS/Jason Lee/File Photo
    (AP Photo/Jae C. Hong, File)              Foto: Michael Kappeler/dpa
    (Photo by Sergei Supinsky/AFP via Getty Images)             /VCG
    | Niall Carson/PA Images via Getty Images      (Quelle: imago)
"""

import re
from functools import cache

from extractors.fields.credit_labels import (
    CLOSE,
    GIVEN,
    LABEL,
    MAKER,
    PHOTOGRAPHED,
    PLURAL_OR_DRAWN,
    SHORT_LABEL,
)

__all__ = [
    "find_tail",
    "is_bracketed_credit",
    "is_house",
    "names_only_agencies",
    "split_parties",
    "strip_label",
]

_AGENCIES = (
    r"REUTERS|Reuters|AP|AFP|AFP Photo|AFP Foto|dpa|EPA(?:-EFE)?|EFE|ANSA|"
    r"LaPresse|Xinhua|XINHUA|VCG|CNS|IC|Getty(?: Images)?|GETTY IMAGES|"
    r"TASS|Sputnik|RIA Novosti|PTI|ANI|UPI|PA(?: Wire| Media| Images)?|APA|"
    r"Keystone(?:-SDA)?|KEYSTONE|Ritzau(?: Scanpix)?|NTB|TT|Lehtikuva|"
    r"Anadolu(?: Agency)?|AA|Yonhap|Kyodo|Jiji|CTK|ČTK|PAP|MTI|STR|"
    r"Belga|ANP|Bloomberg|Shutterstock|iStock|Unsplash|Pexels|Pixabay|"
    r"Imago(?: Images)?|IMAGO|imago(?: images)?|picture[ -]alliance|"
    r"Zuma(?: Press)?|ZUMA(?: Press)?|Alamy|NurPhoto|Pool|POOL|Handout|"
    r"HANDOUT|Antara|ANTARA|Bernama|CANADIAN PRESS|THE CANADIAN PRESS|"
    r"AAP|IANS|Europa Press|Lusa|LUSA|Agência Brasil|ATS|AGERPRES|"
    r"연합뉴스|뉴시스|뉴스1|共同通信社?|共同|時事通信社?|時事|新华社|新華社|中新社|"
    r"中央社|ロイター|ТАСС|РИА Новости|Укринформ|Укрінформ|رويترز|أ ?ف ?ب|"
    r"وام|واس"
)
# Capitals of Latin, Greek and Cyrillic script, without those of ASCII.
_CAPITALS = "".join(filter(str.isupper, map(chr, range(0xC0, 0x530))))
_UPPER = rf"[A-Z{_CAPITALS}]"
_NAME = (
    rf"{_UPPER}[\w.'’-]*(?:\s+(?:(?:van|von|de|da|del|der|den|di|bin|al|el)"
    rf"\s+)*{_UPPER}[\w.'’-]*){{0,3}}"
)
_SOURCE = (
    r"(?:Quelle|Source|Fuente|Fonte|Bron|Dok|Källa|Kilde|Lähde|Źródło|Zdroj|"
    r"Sursa|Kaynak|Источник|Джерело|Πηγή)"
)
_INNER = re.compile(
    rf"^(?:{_SOURCE}\s?[:.]\s?\S.*|{LABEL}\s*{CLOSE}\s*\S.*"
    rf"|{LABEL}\s+{GIVEN}(?:\s.*)?"
    rf"|(?:{_AGENCIES})\s+(?:Photo|Images?|Foto|Archive)\b.*"
    rf"|(?:{_AGENCIES})\s*[/|]\s*\S.*"
    rf"|[^/]{{2,50}}/\s*(?:{_AGENCIES})\b.*"
    rf"|(?:{_AGENCIES})"
    rf"|.{{2,50}}\bvia\s+(?:{_AGENCIES}))$",
)
_PAIR = re.compile(
    rf"[^=＝]{{2,30}}[=＝]\s?(?:{_AGENCIES})$|[\u3400-\u9fff]{{2,4}}[摄攝]$|{_NAME}\s*[/:|,]\s*{_NAME}$|{LABEL}\s*[=＝]\s*\S.*$|Supplied\b.*$"
)
_HOUSE = re.compile(
    rf"{_NAME}(?:\s+for\s+(?:the\s+)?{_NAME})?$"
    r"|[\u3040-\u9fff\uac00-\ud7af ]{2,14}$"
)
_VIA = rf"(?:\s+[Vv]ia\s+(?:{_AGENCIES}))?"
_AGENCY = re.compile(
    r"(?P<whole>(?:(?<=[.!?\"”’)])\s*(?:[|/]\s*)?|\s+[|]\s*|^)"
    rf"(?:{_NAME}\s*/\s*"
    r"(?:[\w .&-]{2,30}/\s*)?(?:[Vv]ia\s+)?(?:Pool\s+via\s+|Handout\s+via\s+)?"
    rf"(?:{_AGENCIES})(?: TV| Handout| Images?| Photos?| Pictures)?{_VIA}"
    # A stop behind three letters ends the sentence before.
    r"|(?:Mandatory [Cc]redit:?\s+"
    r"|(?:[A-Z]|@(?=\w))(?:[\w ]|(?<!\w{3})\.){1,40}/)+[\w. ]{0,40}/?\s*"
    r"[Vv]ia (?:REUTERS|Reuters|AP|AFP)"
    rf"|{_UPPER}[^.:!?]{{2,40}}[-/]USA TODAY Sports"
    rf"|(?:{_AGENCIES})\s*/\s*{_UPPER}[^.]{{2,60}}"
    rf"|/(?:{_AGENCIES}){_VIA})"
    r"(?:\s*/\s*(?:File(?:s| Photo| photo)?|Illustration|Pool|Handout|"
    r"File Photo|[A-Z][\w ]{2,30}))*\s*\.?\s*$)"
)
_GLUED = re.compile(
    rf"(?P<whole>(?<=\w[.!?])(?:{_AGENCIES}){_VIA}\s*$)"
)  # ``... zu sehen.Getty Images``
_SOURCED = re.compile(
    rf"(?P<whole>(?:(?<=[.!?])|\s)[|/•·–—-]?\s*{_SOURCE}:\s*"
    r"(?P<inner>[^.!?:]{2,60})\.?\s*$)"
)  # only in a known caption, because a story can end in its source too
_PERSON_BEHIND = re.compile(
    rf"(?P<whole>\s[/|]\s?(?={_NAME}\s*$)\S+\s+\S.*$)"
)  # ``... in Palma / Ann Berg``
_LABELLED = re.compile(
    rf"(?P<whole>(?:(?<=[.!?。\"”’)|])|(?<=\s)|^)\s*+[|/•·–—-]?\s*+{LABEL}"
    r"\s*(?:[:：©＝]|(?:by|von)\s)\s*"
    r"(?P<inner>[^.!?:]{2,80}?(?:\.\s?[^.!?:]{1,40}){0,3})\s*\.?\s*$)"
)
_LABELLED_MAKER = re.compile(
    rf"(?P<whole>(?:(?<=[.!?。\"”’)|])|^)\s*+[|/•·–—-]?\s*+"
    rf"(?:{LABEL}\s(?:{MAKER}|of(?:\sthe)?)\s+{_NAME}"
    rf"|(?i:{LABEL})\s*[:：/／©=＝|]\s*[^.!?:]{{2,80}}"
    r"|Supplied|Handout(?: photo| picture| image)?(?=\s*$))"
    r"[^.!?:]{0,60}\.?\s*$)"
)  # only in a known caption: ``Foto di Ann Berg``, ``foto: Ann Berg``
_NAMES = rf"{_NAME}(?:\s?/\s?{_UPPER}[\w .&'’-]{{1,40}}){{0,2}}"
"""``Ann Berg/Coast Pictures``"""
_BARE = re.compile(
    rf"(?P<whole>(?<=[^\W\d_A-Z{_CAPITALS}]{{4}}[.!?])\s*+{_NAMES}"
    rf"(?:\sfor\s[Tt]he\s{_NAME})?\s*$"
    rf"|(?<=\d{{4}}[.!?])\s*+{_NAMES}\s*$"
    rf"|(?<=[\u3040-\u9fff\uac00-\ud7af][.。])\s*+"
    r"[\u3040-\u9fff\uac00-\ud7af ]{2,14}\s*$)"
)  # a name or a house behind a complete sentence
_COPYRIGHT = re.compile(
    r"(?P<whole>(?:^|\s)[|/–—-]?\s*(?:©|\(c\)|Copyright(?: ©)?)\s*"
    rf"(?P<inner>[^.!?]{{2,80}}(?:\.\s?{_UPPER}[\w-]+)?)\.?\s*$)"
)
_ABBREVIATED = re.compile(
    rf"(?P<whole>(?:(?<=[.!?\"”’)])\s+|^){SHORT_LABEL}\s+"
    r"[^.!?:]{2,80}(?:\.[^.!?:\s]{1,10})?\s*$)"
)  # ``Fot. PAP/Jan Berg``; its stop ends no sentence
_HOUSE_BEHIND = re.compile(
    rf"(?P<whole>(?:[=＝]|\s[/|])\s?(?:{_AGENCIES})\s*$)"
)  # ``... /뉴스1``; in Japanese an equals sign stands before the house
_GIVEN_ON = re.compile(
    rf"(?P<whole>(?<=[.!?\"”’)])\s+{_UPPER}[\w’'&-]*"
    rf"(?:\s(?:\(?{_UPPER}[\w’'&)-]*|of|the|and|media|de|la)){{0,7}}"
    r"\s[Vv]ia\s(?:REUTERS|Reuters|AP|AFP|Getty Images)\s*$)"
)  # ``Ihlas News Agency (IHA) via REUTERS``
_SURE = (_AGENCY, _LABELLED, _COPYRIGHT)
_TAILS = (
    _ABBREVIATED, *_SURE, _LABELLED_MAKER, _SOURCED, _GLUED, _HOUSE_BEHIND,
    _GIVEN_ON, _PERSON_BEHIND, _BARE,
)  # fmt: skip
_NOT_SURE = re.compile(rf"[\s|/•·–—-]*(?:{PLURAL_OR_DRAWN})\b")
_TAIL_LENGTH = 140  # characters at the end of a line that contain the hint
# Characters at the end of a line in which a credit can begin. A longer search
# takes quadratic time on hostile text.
_MAX_CREDIT = 400
_HINT = re.compile(
    rf"[/©|]|\(c\)|Copyright|{_SOURCE}:|{LABEL}\s*(?:[:©]|by\s|von\s)|\w[.!?]{_UPPER}"
)
_LABEL_HEAD = re.compile(
    rf"^(?:{LABEL}|(?i:{LABEL})(?=\s*[:：])|{SHORT_LABEL}|{_SOURCE}(?=[:.]))\s*"
    rf"(?:[:：/／|–—©=＝.-]|(?:{MAKER})\b|via\b|courtesy of\b|"
    rf"{GIVEN}\s(?:to|by|par|por|da|dalla|von|vom|door|przez)\b|of\b)?\s*",
)
_ON_BEHALF = re.compile(
    rf"^(?P<person>{_NAME})\s+(?:for|für|pour|para|voor)\s+"
    rf"(?=(?:[Tt]he\s|die\s|den\s|le\s|la\s|el\s|de\s)?{_UPPER})"
)  # ``Ann Berg for The Harbour Post``
_PHOTOGRAPHED = re.compile(rf"[\s|/·(（【\[]*{PHOTOGRAPHED}[\s)）\]】.。]*$")
_REPORTER = re.compile(
    r"(?P<house>[\u3400-\u9fff]{1,8}[社报報网網])(?:记者|記者|发|發)?[\s（(/]*"
    r"(?P<person>[\u3400-\u9fff]{2,4})\s*[摄攝][）)]?$"
)  # ``新华社记者 张远 摄``
_PERSON = re.compile(rf"(?=\S+\s){_NAME}$")
# A name with one of these words is an organisation. The list of agencies
# can never be complete.
_ORGANISATION = re.compile(
    r"\b(?:the|press(?:e)?|prensa|images?|photos?|photo(?:graphy|s)|pictures?|"
    r"fotos?|bild(?:er)?|agenc(?:y|ies|e|ia)|agentur|ag[êe]ncia|agencja|news(?:papers?)?|"
    r"media|wire|service|group|studios?|films?|tv|television|radio|network|"
    r"archives?|archiv|library|collection|museum|gallery|university|college|"
    r"institute|ministry|department|office|council|police|navy|army|force|"
    r"government|presidency|parliament|city|county|state|foundation|society|"
    r"association|union|federation|club|fc|company|corp|inc|ltd|llc|gmbh|ag|"
    r"times|post|herald|tribune|gazette|journal|chronicle|zeitung|nachrichten|"
    r"shimbun|daily|weekly|magazine|sports?|social|court|nasa|noaa)\b",
    re.IGNORECASE,
)
_PARTIES = re.compile(r"[/|:：=＝]|,\s(?=[A-Z]{2,5}$|(?:Pool|Handout)$)")
_NOT_A_PARTY = frozenset({"file photo", "illustration", "-"})


def is_bracketed_credit(text: str, *, in_caption: bool = False) -> bool:
    """
    Return whether the text inside brackets is a credit.

    Args:
        text: without the brackets.
        in_caption: the brackets end a line that is known to be a caption. A
            name, a slash and an unknown agency are then enough.
    """
    text = text.strip()
    return _INNER.match(text) is not None or (
        in_caption and _PAIR.match(text) is not None
    )


def is_house(text: str) -> bool:
    """
    Return whether the text in brackets can be a house or a person.

    That makes it a credit only behind the last sentence of a caption.
    """
    return _HOUSE.match(text.strip()) is not None


def find_tail(line: str, *, sure: bool = False) -> re.Match[str] | None:
    """
    Find the credit at the end of a line.

    Args:
        line: a caption, or a line of a story.
        sure: use only the forms in which no sentence of a story ends.

    Returns:
        The match; its group ``whole`` is the complete credit.
    """
    # The hint takes a tenth of the time of the forms, and most lines have
    # no hint.
    if sure and not _HINT.search(line[-_TAIL_LENGTH:]):
        return None
    forms = _SURE if sure else _TAILS
    start = max(0, len(line) - _MAX_CREDIT)
    found = next(
        (match for form in forms if (match := form.search(line, start))), None
    )
    if sure and found and _NOT_SURE.match(found["whole"]):
        return None
    return found


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
    return credit.strip(" /.,|-–—©:=")


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
    line = bare if bare == "Supplied" else strip_label(credit)
    photographed = _PHOTOGRAPHED.match(credit)
    if photographed and not names_only_agencies(photographed["person"]):
        return line, photographed["person"]
    if (behalf := _ON_BEHALF.match(line)) and _is_person(behalf["person"]):
        return line, behalf["person"]
    split = map(str.strip, _PARTIES.split(line))
    parts = [
        part for part in split if part and part.casefold() not in _NOT_A_PARTY
    ]
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
    return re.compile(rf"(?:{_AGENCIES})(?: Photo| Foto)?{_VIA}")

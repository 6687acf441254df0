"""
Photo credits in the forms that agencies use, alone or behind a caption.

    [Photo/Xinhua]                            REUTERS/Jason Lee/File Photo
    (AP Photo/Jae C. Hong, File)              Foto: Michael Kappeler/dpa
    (Photo by Sergei Supinsky/AFP via Getty Images)             /VCG
    | Niall Carson/PA Images via Getty Images      (Quelle: imago)
"""

import re

from extractors.fields.credit.labels import (
    CLOSE,
    DRAWN,
    GIVEN,
    GIVEN_ALONE,
    LABEL,
    MAKER,
    PLURAL_OR_DRAWN,
    SHORT_LABEL,
)
from extractors.fields.credit.names import (
    AGENCIES,
    AUTHOR,
    CAPITALS,
    NAME,
    SOURCE,
    UPPER,
    VIA,
)

__all__ = ["find_tail", "is_bracketed_credit", "is_house"]

_INNER = re.compile(
    rf"^(?:(?:File|FILE)\s(?:photo|pic|PHOTO|PIC)\s?[:/]\s?\S.*|{SOURCE}\s?[:.]\s?\S.*|{LABEL}\s*{CLOSE}\s*\S.*"
    rf"|{LABEL}\s+{GIVEN}(?:\s.*)?"
    rf"|(?:{AGENCIES})\s+(?:Photo|Images?|Foto|Archive)\b.*"
    rf"|(?:{AGENCIES})\s*[/|]\s*\S.*"
    rf"|[^/]{{2,50}}/\s*(?:{AGENCIES})\b.*"
    rf"|(?:{AGENCIES})"
    rf"|.{{2,50}}\bvia\s+(?:{AGENCIES}))$",
)
_PAIR = re.compile(
    rf"[^=＝]{{2,30}}[=＝]\s?(?:{AGENCIES})$|(?:{AGENCIES}){{2}}$|"
    r"[\u3400-\u9fff\s]{2,14}(?:[摄攝]影?|撮影)$|撮影\s?[・:：＝=].{2,12}$|"
    rf"{NAME}(?:\s*/\s*{NAME}){{2,3}}$|{SHORT_LABEL}\s?{UPPER}.*$|"
    rf"(?:{UPPER}[\w.&’'-]{{0,20}}\s){{1,3}}(?i:photos?|pictures?|images?)"
    r"(?:\s[Bb]y\s|\s?:\s?)\S.{1,60}$|"
    rf"{NAME}\s*[/:|,]\s*{NAME}$|{NAME}\s[–—-]\s(?:{AGENCIES}|"
    rf"Anadolu Ajansı)$|"
    rf"{LABEL}\s*[=＝]\s*\S.*$|Supplied\b.*$|{GIVEN_ALONE}$|"
    r"(?i:courtesy(?: of)?|(?:submitted|provided|contributed|supplied) by)"
    r"\s\S.{1,60}$|"
    r"(?:X|Twitter|Instagram|Facebook|TikTok|YouTube|Telegram|Weibo)"
    r"\s?[/:@]\s?\S.{1,60}$|"
    rf"(?i:foto|photo|ph\.?|immagine|bild)\s(?i:{AGENCIES})$|"
    # Japanese: a name and that it gave the picture
    r"[^\s()（）]{1,16}提供$|提供(?:写真|画像)?$"
)
_HOUSE = re.compile(
    rf"{NAME}(?:\s+for\s+(?:the\s+)?{NAME})?$"
    r"|[\u3040-\u9fff\uac00-\ud7af ]{2,14}$"
)
_AGENCY = re.compile(
    r"(?P<whole>(?:(?<=[.!?\"”’)])\s*(?:[|/]\s*)?|\s+[|]\s*|^)"
    rf"(?:{NAME}\s*/\s*"
    r"(?:[\w .&-]{2,30}/\s*)?(?:[Vv]ia\s+)?(?:Pool\s+via\s+|Handout\s+via\s+)?"
    rf"(?:{AGENCIES})(?: TV| Handout| Images?| Photos?| Pictures)?{VIA}"
    # A stop behind three letters ends the sentence before.
    r"|(?:Mandatory [Cc]redit:?\s+"
    r"|(?:[A-Z]|@(?=\w))(?:[\w ]|(?<!\w{3})\.){1,40}/)+[\w. ]{0,40}/?\s*"
    r"[Vv]ia (?:REUTERS|Reuters|AP|AFP)"
    rf"|{UPPER}[^.:!?]{{2,40}}[-/]USA TODAY Sports"
    rf"|(?:{AGENCIES})\s*/\s*{UPPER}[^.]{{2,60}}"
    rf"|(?:{AGENCIES})\s[–—-]\s{NAME}"
    rf"|(?:{AGENCIES})\s©\s?\d{{4}}\s?/\s?{NAME}"
    rf"|/(?:{AGENCIES}){VIA})"
    r"(?:\s*/\s*(?:File(?:s| Photo| photo)?|Illustration|Pool|Handout|"
    r"File Photo|[A-Z][\w ]{2,30}))*\s*\.?\s*$)"
)
_GLUED = re.compile(
    rf"(?P<whole>(?<=\w[.!?])(?:{AGENCIES}){VIA}\s*$)"
)  # ``... zu sehen.Getty Images``
_SOURCED = re.compile(
    rf"(?P<whole>(?:(?<=[.!?。])|\s)[|/•·–—-]?\s*(?:{SOURCE}|{AUTHOR}):\s*"
    rf"[^.!?:]{{2,40}}\s?[/|,]\s?(?:{SOURCE}|{AUTHOR}|Fot[.o]?):\s*"
    r"[^.!?:]{2,60}\s*$"
    rf"|(?:(?<=[.!?。])|\s)[|/•·–—-]?\s*{SOURCE}[:：]\s*"
    r"(?P<inner>[^.!?:]{2,60})\.?\s*$"
    # The BBC's pages: ``Image source, Getty Images``
    r"|(?:(?<=[.!?])\s+|^)Image (?:source|credit|copyright),\s[^.!?:]{2,60}$"
    rf"|(?<=[.!?])\s+{AUTHOR}:\s*{NAME}(?:\s?/\s?{UPPER}[\w ]{{1,30}})?\s*$)"
)  # only in a known caption, because a story can end in its source too
_PERSON_BEHIND = re.compile(
    rf"(?P<whole>\s[/|]\s?(?={NAME}\s*$)\S+\s+\S.*$)"
)  # ``... in Palma / Ann Berg``
_LABELLED = re.compile(
    rf"(?P<whole>(?:(?<=[.!?。\"”’)|])|(?<=\s)|^)\s*+[|/•·–—-]?\s*+{LABEL}"
    r"\s*(?:[:：©＝]|(?<=[Cc]redit)(?:\.{3}|…)|(?:by|von)\s)\s*"
    r"(?P<inner>[^.!?:]{2,80}?(?:\.\s?[^.!?:]{1,40}){0,3})\s*\.?\s*$)"
)
_LABELLED_MAKER = re.compile(
    rf"(?P<whole>(?:(?<=[.!?。\"”’)|])|^)\s*+[|/•·–—-]?\s*+"
    rf"(?:{LABEL}\s(?:{MAKER}|of(?:\sthe)?)\s+{NAME}"
    rf"|(?:{UPPER}{{2,5}}\s)?(?i:{LABEL})\s*[:：/／©=＝|]\s*[^.!?:]{{2,80}}"
    rf"|{DRAWN}\s?:\s*[^.!?:]{{2,80}}"
    rf"|(?:PHOTOS?|FOTOS?)\s{UPPER}{{2}}[^.!?:]{{2,60}}"
    rf"|(?i:{LABEL})\s{GIVEN}|{GIVEN_ALONE}(?=\s*$)"
    r"|Supplied|Handout(?: photo| picture| image)?(?=\s*$))"
    r"[^.!?:]{0,60}\.?\s*$)"
)  # only in a known caption: ``Foto di Ann Berg``, ``foto: Ann Berg``
_NAMES = (
    rf"{NAME}(?:(?:\s?/\s?{UPPER}[\w .&'’-]{{1,40}}){{0,2}}|"
    rf"(?:\s[|–—-]\s|[–—]){NAME})"
)
"""``Ann Berg/Coast Pictures``"""
_BARE = re.compile(
    rf"(?P<whole>(?<=[^\W\d_A-Z{CAPITALS}]{{4}}[.!?])\s*+{_NAMES}"
    rf"(?:\sfor\s(?:[Tt]he\s)?{NAME})?\s*$"
    rf"|(?<=\d{{4}}[.!?])\s*+{_NAMES}\s*$"
    rf"|(?<=[\u3040-\u9fff\uac00-\ud7af][.。])\s*+"
    r"[\u3040-\u9fff\uac00-\ud7af ]{2,14}\s*$)"
)  # a name or a house behind a complete sentence
_COPYRIGHT = re.compile(
    # In small letters ``(c)`` begins an item of a list.
    r"(?P<whole>(?:^|\s|(?<=[。\u3040-\u9fff\uac00-\ud7af]))[|/–—-]?\s*"
    r"(?:[©ⓒ]|（[cCｃＣ]）|\(c\)(?=\s*[^\sa-z])|Copyright(?: ©)?)\s*"
    rf"(?P<inner>[^.!?]{{2,80}}(?:\.\s?{UPPER}[\w-]+)?)\.?\s*$)"
)
_ABBREVIATED = re.compile(
    rf"(?P<whole>(?:(?<=[.!?\"”’)])\s+(?:[|/–—-]\s*)?|\s[|/–—-]\s|^)"
    rf"{SHORT_LABEL}\s+"
    r"[^.!?:]{2,80}(?:\.\s?[^.!?:\s]{1,10}){0,2}\.?\s*$)"
)  # ``Fot. PAP/Jan Berg``; its stop ends no sentence
_HOUSE_BEHIND = re.compile(
    rf"(?P<whole>(?:(?:\s(?:{AGENCIES}))?[=＝]|\s[/|])\s?(?:{AGENCIES})\s*$|"
    rf"\s[–—|-]\s(?:{GIVEN_ALONE}|{NAME}\s?/\s?{UPPER}[\w .-]{{1,30}})\s*$|"
    rf"\s[/|]\s?(?:{LABEL})\s?[=＝:：]\s?[^.!?:]{{2,40}}\s*$|"
    r"/\s?[가-힣]{2,4}\s?기자\s*$|"
    r"(?<=[。.])[记記]者\s?[\u3400-\u9fff]{2,4}\s?[/／]?\s?[摄攝]影?\s*$|"
    r"[=＝][\u3040-\u9fff]{2,8}撮影\s*$|\s(?:写真|撮影)・[\u3040-\u9fff]{2,8}\s*$|"
    r"\s--?\s?fotoBERNAMA\b[^.]{0,40}$"
    r"|[=＝][^=＝。]{2,40}、[\u3040-\u9fff]{2,8}撮影\s*$"
    rf"|\s(?:[–—-]\s{NAME}\s?[/–—-]|[–—-])\s?(?:{AGENCIES})"
    r"(?:\s(?:photo|pic|picture|foto))?"
    rf"(?:\s?/\s?{NAME}(?=\s*$))?(?:/[Ff]ile(?: [Pp]hoto)?)?\s*$)"
)  # ``... /뉴스1``; in Japanese an equals sign stands before the house
_GIVEN_ON = re.compile(
    rf"(?P<whole>(?<=[.!?\"”’)])\s+{UPPER}[\w’'&-]*"
    rf"(?:\s(?:\(?{UPPER}[\w’'&)-]*|of|the|and|media|de|la)){{0,7}}"
    r"\s[Vv]ia\s(?:REUTERS|Reuters|AP|AFP|Getty Images)\s*$"
    r"|(?<=[.!?\"”’)])\s+(?:(?:Screenshot|Screengrab|Image|Photo|Video)\s)?"
    rf"[Vv]ia\s(?:{AGENCIES}|X|Twitter|Facebook|Instagram|YouTube|TikTok|"
    r"Telegram)\s*$)"
)  # ``Ihlas News Agency (IHA) via REUTERS``
_SEVERAL = re.compile(
    rf"(?P<whole>(?:(?<=[.!?])|^)\s*+(?:{LABEL}|{DRAWN})\s?:\s*[^.!?:]{{2,60}},\s"
    rf"(?:{LABEL}|{DRAWN})\s?:\s*[^.!?:]{{2,60}}\s*$)"
)  # ``Collage: Ann Berg, Fotos: Coast Pictures``
_SURE = (_AGENCY, _LABELLED, _COPYRIGHT)
_TAILS = (
    _SEVERAL, _ABBREVIATED, *_SURE, _LABELLED_MAKER, _SOURCED, _GLUED, _BARE,
    _HOUSE_BEHIND, _GIVEN_ON, _PERSON_BEHIND,
)  # fmt: skip
_NOT_SURE = re.compile(rf"[\s|/•·–—-]*(?:{PLURAL_OR_DRAWN})\b")
_TAIL_LENGTH = 140  # characters at the end of a line that contain the hint
# Characters at the end of a line in which a credit can begin. A longer search
# takes quadratic time on hostile text.
_MAX_CREDIT = 400
_SIGN = re.compile(rf"[/©ⓒ|]|\(c\)|Copyright|\w[.!?]{UPPER}")
_CLOSE = re.compile(r"[:©]|by\s|von\s")
_LONGEST_LABEL = 50  # characters, with what closes it
_HINT = re.compile(rf"{SOURCE}:|{LABEL}\s*(?:{_CLOSE.pattern})")


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
    if sure and not _has_hint(line[-_TAIL_LENGTH:]):
        return None
    forms = _SURE if sure else _TAILS
    start = max(0, len(line) - _MAX_CREDIT)
    found = next(
        (match for form in forms if (match := form.search(line, start))), None
    )
    if sure and found and _NOT_SURE.match(found["whole"]):
        return None
    return found


def _has_hint(tail: str) -> bool:
    """
    Return whether the end of a line has a sign of a credit.

    Most lines have none, and the labels take most of the time. So they are
    looked for only before a colon or a preposition, which closes them.
    """
    return _SIGN.search(tail) is not None or any(
        _HINT.search(tail, max(0, end - _LONGEST_LABEL), end)
        for end in map(re.Match.end, _CLOSE.finditer(tail))
    )

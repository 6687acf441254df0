"""
The charset of the language that a document, or its feed, is in.

Old pages are in that of Windows, also where a server states ISO 8859-1 for
every page; some are in KOI8-R, EUC-JP, Big5 or ISO 8859-2. The text shows
which one is right. Polish or Turkish in ISO 8859-1 has no letters
of its own. Russian or Greek in its own charset has high bytes in a row, a
Western text has one here and there.
"""

import re

__all__ = [
    "codec_of_language",
    "is_in_codec_of_language",
    "states_language",
]

_LANGUAGE = re.compile(
    rb"""(?:\blang=["']?|<(?:dc:)?language>\s*)([A-Za-z]{2})\b""",
    re.IGNORECASE,
)
_OF_LANGUAGE = {
    language: tuple(codecs.split())
    for codecs, languages in {
        "cp1250 iso8859-2": "cs hr hu pl ro sk sl sq bs",
        "cp1251 koi8-r iso8859-5 cp866": "ru bg be mk sr kk",
        "cp1251 koi8-u iso8859-5": "uk",
        "cp1253 iso8859-7": "el",
        "cp1254": "tr az",
        "cp1255": "he iw",
        "cp1256 iso8859-6": "ar fa ur",
        "cp1257 iso8859-13": "et lt lv",
        "cp1258": "vi",
        "cp874": "th",
        "cp932 euc_jp": "ja",
        "cp949": "ko",
        "gb18030 big5hkscs": "zh",
    }.items()
    for language in languages.split()
}
"""The charsets of a language, that of Windows first."""
_OWN_LETTERS = {
    "pl": "ąćęłńśźż",
    "cs": "čďěňřšťůž",
    "sk": "čďľĺňŕšťž",
    "hu": "őű",
    "ro": "ăşţ",
    "hr": "čćđšž",
    "bs": "čćđšž",
    "sl": "čšž",
    "tr": "ğışi",
    "az": "ğışi",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
}
"""Letters that ISO 8859-1 lacks, of languages in Latin script.

``İ`` is an i with a dot above in small letters.
"""
_CYRILLIC = "оеаинтсрвлкмдпу"
_CHINESE = (
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會"
    "可也你对對生能而子那得于於着著下自之年过過发發后後作里裡用道行所然家事成方"
    "多经經去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣"
    "心本前开開但因只从從想实實市部日月新公司长長政府"
)
_COMMON = {
    **_OWN_LETTERS,
    **dict.fromkeys(("ru", "bg", "be", "mk", "sr", "kk", "uk"), _CYRILLIC),
    "el": "αοιετσνυρπκάέήίόύώ",
    **dict.fromkeys(("ar", "fa", "ur"), "اليمنتربودعسهكةقف"),
    "ja": "のにはをたがでとしれさあるいうこかもなっらりすまてイスントラル、。",
    "zh": f"{_CHINESE}\uff0c\u3002",
}
"""Frequent characters of languages that have several charsets."""
_SAMPLE = 65_536
"""Bytes of a text by which its charset is chosen."""
_SEVERAL_SCRIPTS = frozenset({"sq", "et", "sr"})
"""Albanian and Estonian can be in ISO 8859-1, Serbian in Latin script."""
_ASCII = bytes(range(128))
_ROW = re.compile(rb"[\x80-\xff]{3,}")


def codec_of_language(body: bytes, language: str = "") -> str:
    """
    Return the codec of the language that a document's start states.

    If its language has several charsets, it is the one in which the text has
    most of the frequent characters.

    Args:
        language: BCP 47, for a document that states none.
    """
    stated = _language(body, language)
    codecs = _OF_LANGUAGE.get(stated, ("",))
    if len(codecs) == 1 or stated not in _COMMON:
        return codecs[0]
    high = body[:_SAMPLE]
    common = frozenset(_COMMON[stated])
    return max(codecs, key=lambda codec: _share(high, codec, common))


def is_in_codec_of_language(body: bytes, codec: str, language: str) -> bool:
    """
    Return whether a text that states ISO 8859-1 is in its language's.

    Args:
        codec: that of the language (`codec_of_language`).
        language: BCP 47, for a document that states none.
    """
    language = _language(body, language)
    if not codec or language in _SEVERAL_SCRIPTS:
        return False
    if letters := _OWN_LETTERS.get(language):
        return _has_letters(body, codec, letters)
    high = len(body.translate(None, _ASCII))
    return sum(map(len, _ROW.findall(body))) * 2 > high


def states_language(body: bytes) -> bool:
    """Return whether the start of a document states its language."""
    return _LANGUAGE.search(body[:1024]) is not None


def _share(sample: bytes, codec: str, common: frozenset[str]) -> float:
    """Return the share of frequent characters among those beyond ASCII."""
    high = [char for char in sample.decode(codec, "replace") if char > "\x7f"]
    return sum(map(common.__contains__, high)) / max(1, len(high))


def _has_letters(body: bytes, codec: str, letters: str) -> bool:
    """
    Return whether the bytes that tell the two charsets apart are letters.

    Three in four of them must be the language's own letters, because a name
    or a sign of another language may be among them.
    """
    high = body.translate(None, _ASCII)
    readings = zip(
        high.decode(codec, "replace"),
        high.decode("cp1252", "replace"),
        strict=True,
    )
    differ = [own for own, western in readings if own != western]
    known = sum(letter.lower()[:1] in letters for letter in differ)
    return bool(differ) and known * 4 >= len(differ) * 3


def _language(body: bytes, other: str) -> str:
    """Return the language that is stated, else another one."""
    stated = _LANGUAGE.search(body[:1024])
    return (stated[1].decode("ascii") if stated else other[:2]).lower()

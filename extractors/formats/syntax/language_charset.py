"""
The charset of Windows in the language that a document states.

Old pages are in it, also where a server states ISO 8859-1 for every page. The
text shows which one is right. Polish or Turkish in ISO 8859-1 has no letters
of its own. Russian or Greek in its own charset has high bytes in a row, a
Western text has one here and there.
"""

import re

__all__ = ["codec_of_language", "is_in_codec_of_language"]

_LANGUAGE = re.compile(
    rb"""(?:\blang=["']?|<(?:dc:)?language>\s*)([A-Za-z]{2})\b""",
    re.IGNORECASE,
)
_OF_LANGUAGE = {
    language: codec
    for codec, languages in {
        "cp1250": "cs hr hu pl ro sk sl sq bs",
        "cp1251": "ru uk bg be mk sr kk",
        "cp1253": "el",
        "cp1254": "tr az",
        "cp1255": "he iw",
        "cp1256": "ar fa ur",
        "cp1257": "et lt lv",
        "cp874": "th",
        "cp932": "ja",
        "cp949": "ko",
        "gb18030": "zh",
    }.items()
    for language in languages.split()
}
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
_SEVERAL_SCRIPTS = frozenset({"sq", "et", "sr"})
"""Albanian and Estonian can be in ISO 8859-1, Serbian in Latin script."""
_ASCII = bytes(range(128))
_ROW = re.compile(rb"[\x80-\xff]{3,}")


def codec_of_language(body: bytes) -> str:
    """Return the codec of the language that a document's start states."""
    return _OF_LANGUAGE.get(_language(body), "")


def is_in_codec_of_language(body: bytes) -> bool:
    """Return whether a text that states ISO 8859-1 is in its language's."""
    language = _language(body)
    codec = _OF_LANGUAGE.get(language, "")
    if not codec or language in _SEVERAL_SCRIPTS:
        return False
    if letters := _OWN_LETTERS.get(language):
        return _has_letters(body, codec, letters)
    high = len(body.translate(None, _ASCII))
    return sum(map(len, _ROW.findall(body))) * 2 > high


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


def _language(body: bytes) -> str:
    stated = _LANGUAGE.search(body[:1024])
    return stated[1].decode("ascii").lower() if stated else ""

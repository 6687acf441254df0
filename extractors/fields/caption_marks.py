"""Marks of pictures in captions: file pictures, numbers, not for sale."""

import re

__all__ = [
    "FILE_END",
    "FILE_HEAD",
    "FILE_LABEL",
    "FILE_TAIL",
    "NOT_FOR_SALE",
    "ONLY_FILE_MARK",
    "PAGE_LABEL",
    "PICTURE_ID",
    "SHOT_NUMBER",
    "strip_marks",
]

_FILE_WORDS = (
    r"(?:Undated\s)?(?:File|Archive)\s(?:photo|picture|image|pic)|Archiv(?:bild|foto|aufnahme)|"
    r"(?:Photo|Image)s?\sd[’']archives?|"
    r"(?:Foto|Imagen|Fotografía)\sde\sarchivo|(?:Foto|Imagem)\sde\sarquivo|"
    r"(?:Foto|Immagine)\sd(?:[’']|i\s)(?:archivio|repertorio)|Archieffoto|Archiefbeeld|"
    r"Arkiv(?:bild|foto|bilde)|Arkistokuva|Zdjęcie\sarchiwalne|Archivní\sfoto|"
    r"Архивное\sфото|Архівне\sфото|Фото\sиз\sархива|Arşiv\sfotoğrafı|"
    r"資料写真|資料画像|자료\s?사진|资料图片?|資料照片?"
)
_STOCK_WORDS = (
    r"(?:Symbol|Beispiel|Illustrations)(?:bild|foto)|"
    r"(?:Representation(?:al)?|Representative|Illustrative|Illustration|Stock)"
    r"\s(?:image|photo|picture|pic)|For\sillustration(?:\spurposes)?\sonly|"
    r"(?:Photo|Image|Visuel)\sd[’']illustration|(?:Foto|Imagen|Imagem)\s"
    r"(?:ilustrativa|referencial|de\s(?:referencia|recurso))|(?:Foto|Immagine)"
    r"\s(?:illustrativa|simbolica|generica)|Genrebild|Illustrasjons(?:foto|bilde)|"
    r"Modelfoto|Genrefoto|Kuvituskuva|"
    r"(?:Zdjęcie|Fotografia|Zdj\.|Fot\.)\silustracyjn[ea]|"
    r"Ilustra[cč]n[íiáýé]{1,2}\s(?:foto|snímek|snímka|obrázek|záber)|"
    r"Illusztráció|Illusztrációs\s(?:fotó|kép)|Imagine\silustrativă|"
    r"Ilustrativna\sfotografija|Иллюстративное\sфото|Фото\sиллюстративное|"
    r"Ілюстративне\sфото|Temsili(?:\s(?:fotoğraf|görsel|resim))?|"
    r"Ảnh\sminh\shọa|イメージ(?:写真|画像)?|示意[图圖]|opis"
)
"""The picture shows something of the kind. ``opis``: PAP's description."""
_STOCK_HEAD = re.compile(
    rf"\s*(?:[(\[（](?:{_STOCK_WORDS})[)\]）]|(?:{_STOCK_WORDS}))\s*[:：.–—-]\s+",
    re.IGNORECASE,
)
_STOCK_END = re.compile(
    rf"(?:\s*[(\[（]\s*(?:{_STOCK_WORDS})\s*[)\]）]\.?"
    rf"|(?<=[.!?)])\s+[|/–—-]?\s*(?:{_STOCK_WORDS})\.?)\s*$",
    re.IGNORECASE,
)
_FILE_ALONE = re.compile(
    r"\s*[(\[（]\s*(?:Arşiv|Archiv|Archives?|Archivo|Arquivo|Archivio|Arkiv|"
    r"Archief|Архив|Архів|資料|资料)\s*[)\]）]\.?\s*$",
    re.IGNORECASE,
)
_MAX_END = 100  # characters
_MIN_WORDS = 4  # of a caption behind a label
_SMALL_WORD = re.compile(r"\s[a-zß-öø-ÿа-џ]")
FILE_HEAD = re.compile(
    rf"^\s*[\[(【（]?(?:FILES?(?: PHOTO| PICTURE| IMAGE| PIC| -)?|"
    rf"(?i:{_FILE_WORDS})|ARCHIV(?:ES?|O|IO|BILD|FOTO)?|ARQUIVO|ARKIV)"
    r"(?:[\])】）]\s*[:–—-]?|\s*[:：–—-]|\.(?=\s))\s*"
)
ONLY_FILE_MARK = re.compile(
    rf"\s*[(\[（]?(?:{_FILE_WORDS}|{_STOCK_WORDS})\s*[)\]）]?[.:]?\s*",
    re.IGNORECASE,
)
SHOT_NUMBER = re.compile(
    r"^\s*\(?\d{1,3}\s*(?:of|/|von|sur|de|di|av|van|из)\s*\d{1,3}\)?\s*"
    r"(?:[|:.–—-]\s*(?=\S)|$)"
    r"|^\s*(?P<at>\d{1,3})\s?/\s?\d{1,3}\s+(?=[^\W\d_a-zß-öø-ÿ][^\W\d_]{0,20}\s\S)"
)
PAGE_LABEL = re.compile(
    r"^\s*(?:Image caption[,:]|(?:Bildunterschrift|Légende|Didascalia|"
    r"Pie de foto|Legenda|Bildtext|Billedtekst|Bildetekst|Kuvateksti)\s?:)\s*"
)
"""The label that a page reads out before a caption."""
PICTURE_ID = re.compile(
    r"^\s*epa\d{7,9}\s+|\s*\(PTI\d\d_\d\d_\d{4}_\w{4,12}\)\s*$"
)
"""The number of a picture, as EPA and PTI write it."""
FILE_END = re.compile(
    rf"(?:\s*[(\[（]\s*(?:{_FILE_WORDS})\s*[)\]）]\.?"
    rf"|(?<=[.!?)])\s+[|/–—-]?\s*(?:{_FILE_WORDS})\.?)\s*$",
    re.IGNORECASE,
)
FILE_LABEL = re.compile(
    r"[\[(]?\s*(?:File|FILE|Archivo|Arquivo|Archiv|Archives?)"
    r"(?:\s(?i:photo|pic|picture|image))?\s?[:：]\s*(?=\S)"
)
"""Before a credit: ``[File: Ann Berg/Reuters]``."""
NOT_FOR_SALE = re.compile(r"\s*\((?:PHOTO )?NOT FOR SALE\)\s*$")
FILE_TAIL = re.compile(
    r"(?:[,/]?\s*\bfile(?:s|\s+photo|\s+pic(?:ture)?|\s+image)?|"
    r"[,/]\s*(?:archiv(?:es?|o|io|bild|foto)?|arquivo|archief|arkiv))\b\s*$",
    re.IGNORECASE,
)


def strip_marks(line: str) -> tuple[str, bool]:
    """
    Remove the words which say that a picture is old or only of the kind.

    They stand before a caption or behind it. A credit can follow the same
    label (``Archivbild: Ann Berg``), so a sentence must follow.

    Returns:
        The caption, and whether the picture is an old one.
    """
    start = max(0, len(line) - _MAX_END)
    stock = _STOCK_END.search(line, start)
    if stock and stock.start():
        line = line[: stock.start()]
    end = FILE_END.search(line, start) or _FILE_ALONE.search(line, start)
    if end and end.start():
        line = line[: end.start()]
    head = FILE_HEAD.match(line)
    label = head or _STOCK_HEAD.match(line)
    if label and not _is_sentence(line[label.end() :]):
        head = label = None
    rest = line[label.end() :] if label else line
    return rest, bool(head or (end and end.start()))


def _is_sentence(text: str) -> bool:
    """Return whether a caption follows; a bracket begins a credit."""
    return (
        text[:1].isalnum()
        and text.count(" ") >= _MIN_WORDS - 1
        and _SMALL_WORD.search(text) is not None
    )

"""Marks of pictures in captions: file pictures, numbers, not for sale."""

import re

__all__ = [
    "FILE_END",
    "FILE_HEAD",
    "FILE_TAIL",
    "NOT_FOR_SALE",
    "ONLY_FILE_MARK",
    "PICTURE_ID",
    "SHOT_NUMBER",
]

_FILE_WORDS = (
    r"(?:Undated\s)?(?:File|Archive)\s(?:photo|picture|image|pic)|Archiv(?:bild|foto|aufnahme)|"
    r"(?:Photo|Image)s?\sd[’']archives?|"
    r"(?:Foto|Imagen|Fotografía)\sde\sarchivo|(?:Foto|Imagem)\sde\sarquivo|"
    r"(?:Foto|Immagine)\sd[’'](?:archivio|repertorio)|Archieffoto|Archiefbeeld|"
    r"Arkiv(?:bild|foto|bilde)|Arkistokuva|Zdjęcie\sarchiwalne|Archivní\sfoto|"
    r"Архивное\sфото|Архівне\sфото|Фото\sиз\sархива|Arşiv\sfotoğrafı|"
    r"資料写真|資料画像|자료\s?사진|资料图片?|資料照片?"
)
FILE_HEAD = re.compile(
    rf"^\s*[\[(【（]?(?:FILES?(?: PHOTO| PICTURE| IMAGE| PIC| -)?|"
    rf"(?i:{_FILE_WORDS})|ARCHIV(?:ES?|O|IO|BILD|FOTO)?|ARQUIVO|ARKIV)"
    r"(?:[\])】）]\s*[:–—-]?|\s*[:：–—-]|\.(?=\s))\s*"
)
ONLY_FILE_MARK = re.compile(rf"\s*(?:{_FILE_WORDS})\s*[.:]?\s*", re.IGNORECASE)
SHOT_NUMBER = re.compile(
    r"^\s*\(?\d{1,3}\s*(?:of|/|von|sur|de|di|av|van|из)\s*\d{1,3}\)?\s*"
    r"(?:[|:.–—-]\s*(?=\S)|$)"
)
PICTURE_ID = re.compile(
    r"^\s*epa\d{7,9}\s+|\s*\(PTI\d\d_\d\d_\d{4}_\w{4,12}\)\s*$"
)
"""The number of a picture, as EPA and PTI write it."""
FILE_END = re.compile(
    rf"(?:\s*[(\[（]\s*(?:{_FILE_WORDS})\s*[)\]）]\.?"
    rf"|(?<=[.!?])\s+(?:{_FILE_WORDS})\.?)\s*$",
    re.IGNORECASE,
)
NOT_FOR_SALE = re.compile(r"\s*\((?:PHOTO )?NOT FOR SALE\)\s*$")
FILE_TAIL = re.compile(
    r"(?:[,/]?\s*\bfile(?:s|\s+photo|\s+pic(?:ture)?|\s+image)?|"
    r"[,/]\s*(?:archiv(?:es?|o|io|bild|foto)?|arquivo|archief|arkiv))\b\s*$",
    re.IGNORECASE,
)

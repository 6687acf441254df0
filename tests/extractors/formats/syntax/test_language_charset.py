"""Texts that state ISO 8859-1 and are in the charset of their language."""

import pytest

from extractors.formats.syntax.charset import decode

TURKISH = "Belediye, İçel'deki köprüyü kış boyunca kapatacağını açıkladı."
POLISH = "Zarząd dróg zamknie tunel, ogłosił w środę „Łącznik”."
RUSSIAN = "Совет порта проголосовал за углубление канала."
FRENCH = "La mairie a rouvert le théâtre à Arles, près de la forêt."


def page(language, text, label):
    return (
        f'<html lang="{language}"><head><meta charset={label}></head>'
        f"<p>{text}</p></html>"
    )


@pytest.mark.parametrize("label", ["iso-8859-1", "windows-1252"])
@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (TURKISH, "cp1254", "tr"),
        (POLISH, "cp1250", "pl"),
        (RUSSIAN, "cp1251", "ru-RU"),
        ("Ο δήμαρχος άνοιξε ξανά το λιμάνι.", "cp1253", "el"),
        ("العمدة يفتح الميناء من جديد", "cp1256", "ar"),
        ("市政府重新开放港口", "gbk", "zh-CN"),
    ],
)
def test_decode_western_label_reads_charset_of_language(
    text, encoding, language, label
):
    body = page(language, text, label).encode(encoding)

    assert text in decode(body)
    assert text in decode(body.replace(b"charset", b"x"), label)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "fr"),
        (FRENCH, "pl"),
        (FRENCH, "ru"),
        ("Linnavalitsus: sõit läheb öösel üle silla", "et"),
        ("Opera „Carmen” – 5 złotych".replace("ł", "l"), "pl"),
    ],
)
def test_decode_western_label_of_western_text_counts(text, language):
    assert text in decode(page(language, text, "iso-8859-1").encode("cp1252"))

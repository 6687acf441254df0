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


KOREAN = "항만위원회는 동쪽 부두를 닫기로 했다"
JAPANESE = "港湾委員会は東側の桟橋を閉鎖すると決めた。"
CHINESE = "港口委員會決定關閉東部碼頭，為期十一週。"


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8"])
@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (POLISH.replace("„", "").replace("”", ""), "iso8859-2", "pl"),
        (POLISH, "cp1250", "pl-PL"),
        (RUSSIAN, "koi8-r", "ru"),
        (RUSSIAN, "cp1251", "ru"),
        (RUSSIAN, "cp866", "ru"),
        (JAPANESE, "euc_jp", "ja"),
        (JAPANESE, "cp932", "ja"),
        (CHINESE, "big5", "zh-TW"),
        (CHINESE, "gb18030", "zh"),
        (KOREAN, "cp949", "ko"),
    ],
)
def test_decode_finds_the_charset_of_the_language_of_the_feed(
    text, encoding, language, declared
):
    body = f'<?xml version="1.0" encoding="{declared}"?><t>{text}</t>'

    assert text in decode(body.encode(encoding), "", language)


@pytest.mark.parametrize("language", ["pl", "ru", "ja", "tr"])
def test_decode_western_text_in_the_feed_of_another_language(language):
    body = f'<?xml version="1.0" encoding="utf-8"?><t>{FRENCH}</t>'

    assert FRENCH in decode(body.encode("cp1252"), "", language)


def test_decode_declared_charset_with_one_cut_character():
    text = JAPANESE * 9
    body = f'<?xml version="1.0" encoding="Shift_JIS"?><t>{text}</t>'
    cut = body.encode("cp932").replace("委".encode("cp932"), b"\x88", 1)

    assert JAPANESE * 7 in decode(cut)

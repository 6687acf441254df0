import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.formats.syntax.charset import decode
from tests.extractors.formats.helpers import only

RUSSIAN = "Мост через залив открыли для движения после ремонта. "
CHINESE = "港口星期二重新开放，渡轮恢复运行，市长说。"
KOREAN = "항구는 화요일에 다시 열렸고 여객선 운항이 재개되었다."
GERMAN = "Über Bögen führt die Brücke, größer als früher, übers Wehr. "
LEGACY = [
    (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (CHINESE, "gb2312"),
    (CHINESE, "big5"), (KOREAN, "euc-kr"), (GERMAN, "iso-8859-1"),
    ("渡し船は火曜日に再開したと市は発表した。", "shift_jis"),
    ("渡し船は火曜日に再開したと市は発表した。", "euc-jp"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "encoding"), LEGACY)
def test_decode_declared_charset_reads_the_text(text, encoding):
    text = text if encoding != "big5" else "港口重新開放，市長說。"
    body = f"<?xml version='1.0' encoding='{encoding}'?><p>{text}</p>"

    assert text in decode(body.encode(encoding))


@pytest.mark.parametrize("text", [RUSSIAN, CHINESE, KOREAN])
@pytest.mark.parametrize("label", ["", "utf-8", "windows-1251", "gb2312"])
def test_decode_cut_characters_spoil_themselves_only(text, label):
    whole = (text * 3).encode()
    cut = whole[:-1] + b". " + whole[1:]

    decoded = decode(cut, label)

    assert text * 2 in decoded
    assert decoded.count("\ufffd") <= 4


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        ("Přístav v úterý znovu otevřel, řekl starosta.", "cp1250", "cs"),
        (RUSSIAN, "cp1251", "ru-RU"),
        ("Ο δήμαρχος άνοιξε ξανά το λιμάνι.", "cp1253", "el"),
        ("העיר פתחה שוב את הנמל", "cp1255", "he"),
        (GERMAN, "cp1252", "de"),
    ],
)
@pytest.mark.parametrize("meta", ["", "<meta charset=utf-8>"])
def test_decode_without_true_label_reads_charset_of_language(
    text, encoding, language, meta
):
    page = f'<html lang="{language}"><head>{meta}</head><p>{text}</p></html>'

    assert text in decode(page.encode(encoding))


def test_decode_label_of_iso_with_controls_is_windows():
    text = "Žižkov: „Ščítáno a podepsáno“, píše – Łódź śpiewa"
    page = f'<meta charset="iso-8859-2"><p>{text}</p>'

    assert text in decode(page.encode("cp1250"))
    assert "Ščítáno Ąę" in decode(
        '<meta charset="iso-8859-2">Ščítáno Ąę'.encode("iso-8859-2")
    )


def test_decode_latin_text_with_two_accents_is_not_utf8():
    assert decode(b"caf\xe9 ol\xe9") == "café olé"


def test_decode_blanks_before_declaration_keep_its_charset():
    feed = (
        "\n  <?xml version='1.0' encoding='koi8-r'?><rss><channel><item>"
        f"<title>{RUSSIAN}</title></item></channel></rss>"
    )

    assert only(feed.encode("koi8-r")).headline == RUSSIAN.strip()


@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="gb2312">',
        "<META http-equiv=Content-Type content='text/html; charset=gb2312'>",
    ],
)
def test_decode_charset_late_in_head_counts(meta):
    links = "<link rel=alternate href=/x?charset=utf-8>" * 60
    page = f"<html><head>{links}{meta}</head><body>{CHINESE}</body></html>"

    assert CHINESE in decode(page.encode("gb2312"))


def test_decode_charset_in_body_does_not_count():
    text = "<p>" + GERMAN * 30 + '<meta charset="koi8-r">'
    page = f"<html><head></head><body>{text}</body></html>"

    assert GERMAN in decode(page.encode("cp1252"))


def test_decode_label_of_no_charset_does_not_count():
    assert decode(b"caf\xe9", "undefined") == "café"


@given(st.binary(max_size=300), st.text(max_size=10))
def test_decode_any_bytes_never_fails(body, label):
    assert isinstance(decode(body, label), str)

"""
Notes that screen readers read behind a link: "(opens in new window)".

Such a note names something new and a window or tab. Both words are known in
many languages, so their combination in brackets is the note in any wording.
Another note says only that the link leads elsewhere: "(external link)".
"""

import re

__all__ = ["strip_link_notes"]

_NEW = (
    r"\bnew\b|\bneue[nmrs]?\b|nouve(?:lle|l|au)\b|\bnuev[oa]\b|"
    r"\bnuov[oa]\b|\bnov[oa]\b|\bnieuwe?\b|\bnow(?:ym|ej|a|e)\b|"
    r"\bнов(?:ом|ому|ій|ой|ое|ая|ую)\b|\bnytt?\b|\buuteen\b|\byeni\b|\bnové[mho]*\b|"
    r"\bνέ[οα]\b|\búj\b|\bnouă\b|\bnova\b|\bbaru\b|\bmới\b|\bנפרד|חדש|"
    r"新|새|جديد"
)
_WINDOW = (
    r"\bwindow|\btab\b|fenster|fenêtre|onglet|ventana|pestaña|finestra|"
    r"scheda|janela|\baba\b|separador|venster|tabblad|okn(?:ie|[oěu])\b|"
    r"karci?e\b|окне|вікні|вкладк|fönster|flik|vindue?|fane\b|ikkunaan|"
    r"välilehteen|pencere|sekme|ウィンドウ|ウインドウ|タブ|窓|창|탭|窗口|"
    r"παράθυρο|καρτέλα|ablakban|\blapon\b|fereastr|prozoru|jendela|cửa sổ|"
    r"חלון|視窗|标签|分頁|نافذة|تبويب"
)
_OPENING = "([（【"
_NOTE = re.compile(r" ?[(\[（【](?P<inner>[^()\[\]（）【】]{4,60})[)\]）】]")
_MAX_WORDS = 9
_BOTH = re.compile(
    rf"(?=.{{0,60}}(?:{_NEW}))(?=.{{0,60}}(?:{_WINDOW}))", re.IGNORECASE
)


_ELSEWHERE = re.compile(
    r"external (?:link|site|website)|"
    r"(?:opens|goes to) (?:an )?external .{1,20}|"
    r"extern(?:er|e)? (?:link|seite|webseite|website|l[äæ]nk|lenke)|"
    r"lien externe|enlace externo|link esterno|(?:link|ligação) externa?o?|"
    r"link zewnętrzny|внешняя ссылка|зовнішнє посилання|"
    r"externí odkaz|külső hivatkozás|εξωτερικός σύνδεσμος|link extern|"
    r"外部リンク|外部サイト|外部链接|외부 ?링크",
    re.IGNORECASE,
)


def strip_link_notes(text: str) -> str:
    """Remove bracketed notes that a link opens in a new window or tab."""
    if not any(mark in text for mark in _OPENING):
        return text
    return _NOTE.sub(_replacement, text)


def _replacement(note: re.Match[str]) -> str:
    inner = note["inner"]
    is_note = len(inner.split()) <= _MAX_WORDS and (
        _BOTH.match(inner) or _ELSEWHERE.fullmatch(inner)
    )
    return "" if is_note else note[0]

"""
Words of the page in and behind captions: buttons, players, licence links.

Notes to picture editors are recognised by their capitals.
"""

import re

from extractors.fields import credit, furniture
from extractors.fields.caseless import compile_caseless
from extractors.fields.credit.labels import LABEL
from extractors.fields.credit.names import AGENCIES

__all__ = ["is_label", "strip_page_words"]

_PICTURE = (
    r"(?:captions?|images?|pictures?|photos?|gallery|slideshow|v[ií]d[eé]os?|"
    r"clip|"
    # German, Dutch, Scandinavian, Finnish
    r"bild(?:unterschrift|text|er|galerie|erstrecke)?|galerie|grafik|"
    r"bilden|bildet|afbeelding|foto[’']?s?|bijschrift|onderschrift|billedet?|"
    r"billedtekst|"
    r"bilde|bildetekst|"
    r"kuva|kuvateksti|"
    # Romance
    r"légende|leyenda|pie de (?:foto|imagen)|imagen|galería|legenda|imagem|"
    r"galeria|didascalia|immagine|galleria|filmato|"
    # Slavic, Turkish
    r"zdjęci[ea]|obraz|podpis|film|obrázek|фото|изображение|картинку|подпись|"
    r"wideo|видео|галерею|зображення|відео|fotoğrafı?|görseli?|videoyu|"
    r"altyazıyı|açıklamayı)"
)
_VERB = (
    r"(?:hide|show|toggle|expand|tonen|verbergen|bekijken|vergroten|sluiten|"
    r"openen|"
    r"luk|åbn|åpne|öppna|assistir|assista|vedi|collapse|enlarge|view|open|"
    r"close|zoom|watch|play|"
    r"abspielen|ansehen|anzeigen|ausblenden|einblenden|vergrößern|öffnen|"
    r"schließen|starten|toon|verberg|bekijk|vergroot|sluit|speel|afspelen|"
    r"visa|dölj|förstora|spela(?: upp)?|stäng|vis|skjul|forstørr?|"
    r"spill av|afspil|näytä|piilota|suurenna|toista|"
    r"masquer|afficher|agrandir|voir|lire|regarder|visionner|fermer|ouvrir|"
    r"ocultar|mostrar|ampliar|ver|reproducir|reproduzir|abrir|cerrar|fechar|"
    r"nascondi|mostra|ingrandisci|guarda|apri|chiudi|riproduci|"
    r"pokaż|ukryj|powiększ|zobacz|odtwórz|otwórz|zamknij|zobrazit|přehrát|"
    r"показать|скрыть|увеличить|открыть|закрыть|смотреть|воспроизвести|"
    r"показати|приховати|збільшити|дивитися|göster|gizle|büyüt|oynat|izle)"
)
_ARTICLE = (
    r"(?:(?:the|this|full|all|more|das|die|den|dieses|im|in|de|het|den|det|"
    r"larger|bigger|större|stor|større|na|ao|al|la|le|les|cette|el|esta|este|"
    r"il|lo|una?|o|a|to|tę|это|цю)\s+|l[’'])"
)
_WHERE = r"(?: (?:in|as) (?:the )?(?:gallery|lightbox|full ?screen|full size))"
_CLICK = (
    r"(?:click|tap|clique|clic|cliquez|haz clic|pulsa|clicca|klicken|klik|"
    r"klikk|klicka|kliknij|klikněte|нажмите|tıkla)"
    r"(?: (?:here|aqui|aquí|ici|hier|sie|qui))?(?: (?:to|for|para|pour|per|"
    r"zum|"
    r"om te|for å|for at|för att|aby|pro|чтобы))"
)
_UNSPACED = (
    r"(?:(?:画像|写真|動画|キャプション|説明)を?(?:拡大|表示|再生|見る|閉じる|隠す)(?:する)?|"
    r"拡大(?:する|画像)|"
    r"(?:사진|이미지|영상|동영상) ?(?:크게 ?보기|확대|보기|재생|닫기)|"
    r"(?:点击|點擊)?(?:查看|放大|观看|觀看|播放|隐藏|隱藏)"
    r"(?:大图|大圖|图片|圖片|视频|影片|原图)|"
    r"(?:عرض|تكبير|شاهد|إخفاء|تشغيل|مشاهدة) (?:ال)?(?:صورة|فيديو|تعليق))"
)
_LABEL = compile_caseless(
    rf"^\W*(?:{_VERB}\s+{_ARTICLE}{{0,2}}{_PICTURE}{_WHERE}?|"
    rf"{_CLICK}\s+(?:\S+\s+){{0,2}}{_VERB}|"
    r"(?:adobe stock|alamy(?: stock photo)?|depositphotos|dreamstime|123rf)|"
    rf"{_ARTICLE}?{_PICTURE}\s+(?:\S+\s+){{0,2}}{_VERB}|{_UNSPACED}|"
    r"(?:watch|play|listen|view|see)(?: it| this)? "
    r"(?:now|live|here|again)|(?:now playing|live now|jetzt (?:ansehen|"
    r"anhören)|regarder maintenant|ver ahora|assista agora|guarda ora)|"
    r"(?:forgot|forgotten|lost|reset) (?:your |my |the )?password|"
    r"(?:passwort vergessen|mot de passe oublié|password dimenticata|"
    r"(?:contraseña|senha) (?:olvidada|esquecida)|wachtwoord vergeten|"
    r"glömt lösenordet|nie pamiętasz hasła|забыли пароль)|"
    r"(?:log|sign) (?:in|up|out)(?: (?:now|here|to .{1,30}))?|"
    r"(?:enlarge|expand|collapse|zoom|full ?screen|vergrößern|agrandir|"
    r"ampliar|ingrandisci|vergroot|förstora|forstørr?|powiększ|увеличить|"
    r"büyüt)"
    r")\W*$"
)
_SOLD = (
    r"(?:licen[cs](?:e|ing)?|rights?|prints?|reprints?|photos?|pictures?|"
    r"images?|lizenz(?:en|rechte)?|rechte|bild(?:er)?|fotos?|licenses?|"
    r"droits|licence|derechos|licencia|imagen|direitos|licença|imagem|"
    r"diritti|licenza|immagine|rechten|afbeelding|rättigheter|bilden)"
)
_BUY = (
    r"(?:purchase|buy|get|obtain|order|acquire|acheter|obtenir|comprar|"
    r"adquirir|obtener|acquista|compra|koop|köp|kjøp|køb)"
)
_LICENCE = re.compile(
    rf"[\s,;/|(\[–—-]*(?:\b(?i:{_BUY})\s(?:[\w’']+\s){{0,4}}?(?i:{_SOLD})\b|"
    rf"\b(?i:{_SOLD})\s(?:(?:hier|jetzt|nu)\s)?(?:erwerben|kaufen|bestellen|"
    rf"kopen)\b|"
    r"\bLicen[cs]e this \w+|ライセンスを?(?:取得|購入)|[Rr]ights[- ]managed|"
    r"\b(?:[Dd]ireitos|[Dd]erechos) de (?:licenciamento|licencia)\b|"
    r"\bCC[ -]?(?:BY|0|ZERO)\b|\bCreative Commons\b|\bPublic [Dd]omain\b|"
    r"\bLi[cz]en[csz]\w{0,3}: ?CC\b)[^.]{0,60}(?:\.\d)?[^.]{0,40}$"
)
_MAX_TAIL = 240  # characters in which a licence or a note can begin
_MAX_LABEL = 60  # characters of a button
_MAX_WORDS = 6  # of a link behind a caption
_MIN_NOTE = 4  # words in capitals
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.-]+"
_SHORT_NOTE = re.compile(
    r"[\s/+*–—-]*(?:"
    rf"\b{_CAPITALS}(?: (?:AND )?{_CAPITALS}){{0,3}} OUT\b|"
    r"\b(?:ATTENTION EDITORS|THIS (?:IMAGE|PICTURE|PHOTO)|BEST QUALITY|"
    r"REFILE|RESENDING|CORRECTS?|CORRECTING|HANDOUT(?= EDITORIAL)|"
    r"MANDATORY CREDIT|"
    r"EDITORIAL USE ONLY|RESTRICTED TO|NO [A-Z]{4,}|"
    r"TPX IMAGES|USAGE ÉDITORIAL|SOLO USO EDITORIAL)\b|"
    r"(?:ACHTUNG|Achtung|Attention [Ee]ditors|ATTENTION [Ee]ditors|Uwaga|"
    r"UWAGA|"
    r"Hinweis|HINWEIS)\b ?[:!–-]|"
    # Forbidden to print: Japanese and Korean agencies
    r"[※＊*（(【\[]{0,2}\s?(?:無断(?:転載|複製|使用)|転載(?:禁止|不可)|"
    r"재판매 및 DB|무단 ?전재))"
)
_SERVICE = re.compile(r"\s*\+{3}[^+]{2,40}\+{3}\s*$")
"""The service of an agency: ``+++ dpa-Bildfunk +++``."""
_ENDS = (".", "!", "?", "。", ")", "]", "）", "】", "”", '"')
_LABEL_WORD = re.compile(rf"{LABEL}[:：/]", re.IGNORECASE)
_BARE_LABEL = re.compile(
    r"(?:PHOTO|FOTO|PICTURE)S? (?!NOT|NO\b|FOR\b|MUST|IS\b|MAY\b|USE|ONLY)"
)
"""``PHOTO ANN BERG, THE HILL POST``"""
_CREDIT_MARK = re.compile(r"©|copyright|photo|credit", re.IGNORECASE)


_CLOSED = re.compile(r"[.!?。)\]）】」]|/\w")
_AGENCY_NAME = re.compile(rf"\b(?:{AGENCIES})[/-][A-ZÀ-Þ]\S* [A-ZÀ-Þ]\S*")
_CREDIT_BEHIND = re.compile(
    r"(?P<bracket>\((?:Photo by|Photo:|AP Photo/|Foto:|Xinhua/)[^()]{3,80}\))"
    r"\s*\.?$|MANDATORY (?P<label>CREDIT:\s[^.:()]{3,60}/\s?"
    rf"(?:{AGENCIES}))\s*\.?$"
)
_AGENCY_START = re.compile(rf"©?\s*(?:{AGENCIES})\b", re.IGNORECASE)


def is_label(line: str) -> bool:
    """
    Return whether a whole line is a button or other word of the page.

    Below a story ``© Name`` is furniture, beside a picture it is the credit.
    """
    line = line.strip()
    if len(line) > _MAX_LABEL:
        return False
    return _LABEL.match(line) is not None or (
        not _CREDIT_MARK.search(line) and furniture.is_furniture(line)
    )


def strip_page_words(line: str) -> str:
    """Remove links, licences and editors' notes from a caption's end."""
    line = _strip_note(_strip_links(_SERVICE.sub("", line)))
    match = _LICENCE.search(line, max(0, len(line) - _MAX_TAIL))
    if match and match.start():
        line = line[: match.start()].rstrip()
        if line.count("(") > line.count(")"):
            line += ")"
    return line


def _strip_links(line: str) -> str:
    """Remove the words of one link behind a complete sentence or credit."""
    words = line.rsplit(" ", _MAX_WORDS)
    for at in range(1, len(words)):
        before, tail = " ".join(words[:at]), " ".join(words[at:])
        if (
            before.endswith(_ENDS)
            and not _CREDIT_MARK.search(tail)
            and is_label(tail)
        ):
            return before
    return line


def _strip_note(line: str) -> str:
    """
    Remove a note of at least four words in capitals at the end.

    The agency before it, as in ``via REUTERS NO SALES``, is of the credit,
    and so are the name behind the agency and all that a label announces:
    ``EPA/ANN BERG UK OUT``, ``FOTO: ANN BERG / NTB``.
    """
    words = _cut_short_note(line).split(" ")
    start = len(words)
    while start and not any(map(str.islower, words[start - 1])):
        start -= 1
    while start < len(words) and _is_of_credit(words[start]):
        start += 1
    note = words[start:]
    capitals = sum(word.isupper() and len(word) > 1 for word in note)
    if (
        not start
        or capitals < _MIN_NOTE
        or any(map(_LABEL_WORD.fullmatch, note[:2]))
        or _BARE_LABEL.match(" ".join(note))
        or _AGENCY_START.match(" ".join(note))
    ):
        return " ".join(words)
    return " ".join(words[:start])


def _cut_short_note(line: str) -> str:
    """
    Cut a note that is known by its words, behind a sentence or credit.

    In ``EPA/ANN BERG UK OUT`` two words behind the agency are the name.
    """
    start = max(1, len(line) - _MAX_TAIL)
    name = _AGENCY_NAME.search(line, start - 1)
    found = _SHORT_NOTE.search(line, name.end() if name else start)
    if found is None or not _CLOSED.search(line[: found.start()]):
        return line
    before = line[: found.start()].rstrip()
    if behind := _CREDIT_BEHIND.search(line, found.start()):
        # ``EDITORIAL USE ONLY. (Photo by Ann Berg/AFP)``
        return f"{before} {behind['bracket'] or behind['label']}"
    return f"{before})" if before.count("(") > before.count(")") else before


def _is_of_credit(word: str) -> bool:
    bare = word.strip("()[]/|")
    return not bare or credit.names_only_agencies(bare)

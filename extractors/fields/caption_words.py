"""
Words of the page in and behind captions: buttons, players, licence links.

Notes to picture editors are recognised by their capitals.
"""

import re

from extractors.fields import furniture

__all__ = ["is_label", "strip_page_words"]

_PICTURE = (
    r"(?:captions?|images?|pictures?|photos?|gallery|slideshow|video|"
    r"bild(?:unterschrift|er)?|galerie|légende|photo|vidéo|leyenda|"
    r"pie de foto|"
    r"imagen|foto|galería|legenda|imagem|didascalia|immagine|galleria)"
)
_VERB = (
    r"(?:hide|show|toggle|expand|enlarge|view|open|close|zoom|watch|play|"
    r"masquer|afficher|agrandir|voir|ocultar|mostrar|ampliar|ver|"
    r"nascondi|mostra|ingrandisci|guarda)"
)
_LABEL = re.compile(
    rf"^\W*(?:{_VERB}(?: (?:the|this|la|le|el|il|a|o|full|all|more))*"
    rf" {_PICTURE}|{_PICTURE} (?:\S+ )?(?:anzeigen|ausblenden|einblenden|"
    r"vergrößern|öffnen)|(?:watch|play|listen|view|see)(?: it| this)? "
    r"(?:now|live|here|again)|(?:now playing|live now|jetzt (?:ansehen|"
    r"anhören)|regarder maintenant|ver ahora|assista agora|guarda ora)|"
    r"(?:forgot|forgotten|lost|reset) (?:your |my |the )?password|"
    r"(?:passwort vergessen|mot de passe oublié|password dimenticata)|"
    r"(?:log|sign) (?:in|up|out)(?: (?:now|here|to .{1,30}))?|"
    r"(?:enlarge|zoom|fullscreen|full screen|vergrößern|agrandir|ampliar)"
    r")\W*$",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"[\s,;/|(\[–—-]*(?:\b(?:Purchase|Buy|Get|Obtain|Order)\s[\w ]{0,30}"
    r"(?:Licen[cs]\w+|Rights|Prints?)\b|\bLicen[cs]e this \w+|"
    r"\bCC[ -]?(?:BY|0|ZERO)\b|\bCreative Commons\b|\bPublic [Dd]omain\b|"
    r"\bLi[cz]en[csz]\w{0,3}: ?CC\b)[^.]{0,60}(?:\.\d)?[^.]{0,40}$"
)
_MAX_TAIL = 160  # characters in which a licence can begin
_MAX_LABEL = 60  # characters of a button
_MAX_WORDS = 6  # of a link behind a caption
_MIN_NOTE = 4  # words in capitals
_ENDS = (".", "!", "?", "。", ")", "]", "）", "】", "”", '"')
_CREDIT_MARK = re.compile(r"©|copyright|photo|credit", re.IGNORECASE)


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
    line = _strip_note(_strip_links(line))
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
    """Remove a note of at least four words in capitals at the end."""
    words = line.split(" ")
    start = len(words)
    capitals = 0
    while start and not any(map(str.islower, words[start - 1])):
        start -= 1
        capitals += words[start].isupper() and len(words[start]) > 1
    if not start or capitals < _MIN_NOTE:
        return line
    return " ".join(words[:start])

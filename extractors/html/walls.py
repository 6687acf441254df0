"""
Detect pages that are walls: bot challenges, consent walls, paywalls.

A story can be about cookies, captchas or subscribers. So a phrase that
addresses the reader is only evidence. A page is a wall if it has such phrases
and almost no story beside them. None of 1,110 stories of three corpora is
detected as a wall. Of 317 stories that were cut to fifty words (a brief among
all the furniture of its page) five are, and these five do contain a prompt.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from extractors.html import page_tree
from extractors.html.dom import text_lines
from extractors.html.reading_prompts import (
    asks_to_pay,
    asks_to_register,
    is_free,
)

__all__ = [
    "WALLS",
    "VisibleText",
    "detect_wall",
    "drop_prompts",
    "is_paywall",
    "visible_text",
]

WALLS = ("bot-wall", "consent-wall", "paywall", "registration-wall")

_BOT = re.compile(
    r"^just a moment\b|^attention required|^access (?:to this page has been )?"
    r"denied$|^403 forbidden|^are you a (?:robot|human)\??$|"
    r"verify(?:ing)? (?:that )?you are (?:a |not a )?(?:human|robot)|"
    r"checking (?:if the site connection is secure|your browser)|"
    r"pardon our interruption|enable javascript and cookies to continue|"
    r"unusual (?:traffic|activity) from your|press (?:&|and) hold|"
    r"complete the (?:captcha|security check)|"
    r"you have been blocked|request unsuccessful\.|"
    r"you don'?t have permission to access|"
    r"your browser looks like (?:that of )?a robot|"
    r"als mensch bestätigen|bestätigen sie, dass sie (?:kein|ein mensch)|"
    r"vérifi(?:er|ez) que vous (?:êtes|n.êtes pas)|no eres un robot",
    re.IGNORECASE,
)
# One of these can be in any story; three different ones are a consent form.
_CONSENT = re.compile(
    r"\b(?:we|us) (?:and our (?:\d+ )?(?:partners|vendors))\b|"
    r"\bwe(?:,| ) .{0,60}\buse cookies\b|\bwe use cookies\b|"
    r"before you continue\b|your (?:privacy|data)(?: is)? (?:choices?|matters"
    r"|important to us|your choice)|\b(?:accept|reject|agree to|allow) all\b|"
    r"manage (?:your )?(?:privacy |cookie )?(?:choices|preferences|settings|"
    r"options)|withdraw (?:your )?consent|legitimate interests?|"
    r"store and/?(?:or)? access information on a device|"
    r"personali[sz]ed (?:ads|advertising|content)\b|"
    r"wir und unsere (?:bis zu )?(?:\d+ )?(?:partner|drittanbieter)|"
    r"wir (?:verwenden|nutzen|setzen) .{0,40}cookies|"
    r"alle[sn]? (?:akzeptieren|ablehnen|zustimmen)|akzeptieren und weiter|"
    r"(?:ihre|deine|meine) (?:einwilligung|zustimmung)|"
    r"(?:datenschutz|cookie|privatsphäre)-?einstellungen|"
    r"mit werbung (?:weiter)?lesen|berechtigte[sn]? interesse|pur-?abo|"
    r"personalisierte (?:werbung|anzeigen|inhalte)|"
    r"nous et nos (?:\d+ )?(?:partenaires|fournisseurs)|"
    r"nous utilisons .{0,40}cookies|tout (?:accepter|refuser)|"
    r"continuer sans accepter|votre (?:consentement|vie privée)|"
    r"(?:gérer|paramétrer) (?:mes|vos|les) (?:choix|préférences|cookies)|"
    r"intérêts? légitimes?|publicités? personnalisée?s?|"
    r"nosotros y nuestros (?:\d+ )?socios|(?:aceptar|rechazar) todo|"
    r"noi e i nostri (?:\d+ )?partner|(?:accetta|rifiuta) tutt[oi]|"
    r"wij en onze (?:\d+ )?partners|alles (?:accepteren|weigeren)",
    re.IGNORECASE,
)
# The pronouns of a form; a story about forms is in the third person.
_PRONOUNS = re.compile(
    r"\b(?:we|our|us|your?|wir|uns(?:ere\w?)?|sie|ihre?\w?|deine?\w?|nous|nos|"
    r"vous|votre|vos|nosotros|nuestros|su|sus|noi|nostri|tuo|tue|wij|onze|uw)\b",
    re.IGNORECASE,
)
_BESIDE_STORY = frozenset({"nav", "aside", "footer"})
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]{2}")
_MIN_WORDS = 8  # of a line of a story; a shorter line can be a button
_MAX_STORY = 100  # words of a story; a page with more is not a wall
_LITTLE = 60  # words of a story
_SCRAP = 12  # words of a story
_MAX_PROMPT = 200  # characters
_MIN_PHRASES = 3  # of a consent form


class VisibleText(NamedTuple):
    """
    The lines that a page shows outside its navigation and footer.

    Attributes:
        all: every line.
        unlinked: lines without the text of links, because teasers of other
            stories can be labelled "for subscribers".
    """

    all: tuple[str, ...]
    unlinked: tuple[str, ...]


def visible_text(markup: str) -> VisibleText:
    """Return the text that a whole page shows."""
    tree = page_tree.parse(markup)
    return VisibleText(
        tuple(text_lines(tree, _BESIDE_STORY)),
        tuple(text_lines(tree, _BESIDE_STORY | {"a"})),
    )


def detect_wall(
    paragraphs: tuple[str, ...],
    read_visible_text: Callable[[], VisibleText],
    headline: str,
    *,
    is_story: bool,
) -> str:
    """
    Return the kind of wall that a page is.

    Args:
        paragraphs: its main text.
        read_visible_text: called only if the main text is short.
        headline: its own.
        is_story: whether its metadata has a story's date or headline, which
            no bot challenge has.

    Returns:
        One of `WALLS`. Empty if the page is not a wall.
    """
    words = _count_story_words(paragraphs)
    if words > _MAX_STORY:
        return ""
    visible = read_visible_text()
    lines = (headline, *visible.all)
    if words <= _LITTLE and not is_story and any(map(_BOT.search, lines)):
        return "bot-wall"
    if words <= (_SCRAP if is_story else _LITTLE) and _is_consent_form(lines):
        return "consent-wall"
    return _prompt_kind(tuple(filter(_is_short, visible.unlinked)))


def _prompt_kind(lines: tuple[str, ...]) -> str:
    """
    Return the wall that prompts in these lines belong to; empty if none.

    A paywall asks subscribers to sign in too, so a registration wall must
    not ask for money, or must say that the account is free.
    """
    register = [line for line in lines if asks_to_register(line)]
    pays = any(map(asks_to_pay, lines))
    if register and (not pays or any(map(is_free, register))):
        return "registration-wall"
    return "paywall" if pays else ""


def is_paywall(paragraphs: tuple[str, ...]) -> bool:
    """Return whether a text ends in a prompt to subscribe."""
    return any(
        _is_short(line) and asks_to_pay(line) for line in paragraphs[-4:]
    )


def drop_prompts(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines without prompts and the buttons that follow them."""
    kept: list[str] = []
    after_prompt = False
    for line in paragraphs:
        after_prompt = after_prompt or _is_prompt(line)
        button = after_prompt and _count_words(line) < _MIN_WORDS
        if not (button or _is_prompt(line)):
            kept.append(line)
    return tuple(kept)


def _is_prompt(line: str) -> bool:
    """Return whether a line addresses the reader instead of giving news."""
    if _is_short(line) and (asks_to_pay(line) or asks_to_register(line)):
        return True
    return bool(_BOT.search(line)) or (
        _addresses_reader(line) and bool(_CONSENT.search(line))
    )


def _addresses_reader(line: str) -> bool:
    return _count_words(line) < _MIN_WORDS or bool(_PRONOUNS.search(line))


def _is_short(line: str) -> bool:
    return len(line) < _MAX_PROMPT


def _is_consent_form(lines: tuple[str, ...]) -> bool:
    phrases = {
        phrase.group().lower()
        for line in filter(_addresses_reader, lines)
        for phrase in _CONSENT.finditer(line)
    }
    return len(phrases) >= _MIN_PHRASES


def _count_words(line: str) -> int:
    """Count words; two characters of a script without spaces are one."""
    return line.count(" ") + 1 + len(_UNSPACED.findall(line))


def _count_story_words(paragraphs: tuple[str, ...]) -> int:
    """Count the words of story lines, up to a little more than a story."""
    words = 0
    for line in paragraphs:
        count = _count_words(line)
        if count >= _MIN_WORDS and not _is_prompt(line):
            words += count
        if words > _MAX_STORY:
            break
    return words

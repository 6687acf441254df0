"""
Pages that are no story: bot challenges, consent walls, paywalls.

A story may speak of cookies, captchas and subscribers. So a phrase that
speaks *to* the reader is only evidence; a page is a wall if there is next
to no story beside the phrases. None of 1,110 stories of three corpora is
taken for one; of 317 whose text was cut to fifty words (a brief among all
the furniture of its page) five are, and those five do hold a demand.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from extractors.html import page_tree
from extractors.html.dom import lines

__all__ = [
    "WALLS",
    "VisibleText",
    "is_paywall",
    "shown",
    "wall",
    "without_demands",
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
# One of these may stand in any story; three are a form.
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
_PAY = re.compile(
    r"subscribe (?:now )?to (?:continue|keep|read|unlock)|(?:already a|for) "
    r"subscribers?[.?]? ?(?:only|log ?in|sign in)?$|to continue reading|"
    r"this (?:article|content|story) is (?:only )?(?:for|available to|reserved"
    r" for) (?:\w+ )?subscribers|log ?in or subscribe|you(?: ha|')ve reached "
    r"your (?:limit|monthly)|you(?: ha|')ve (?:read|used) (?:all|your) .{0,30}"
    r"(?:free|articles|stories)|unlock this (?:article|story)|"
    r"réservé aux abonnés|pour lire la suite|jetzt (?:weiterlesen|abonnieren)|"
    r"mit .{1,12}\+? weiterlesen|solo para suscriptores|"
    r"exclusivo para assinantes|riservato agli abbonati",
    re.IGNORECASE,
)
_REGISTER = re.compile(
    r"(?:create|set up) (?:a|an|your) (?:free )?account (?:or sign in )?to "
    r"(?:continue|keep|read|unlock)|(?:register|sign ?up|log ?in|sign ?in)"
    r"(?: now)?(?: for free)? to (?:continue|keep reading|read (?:the|this|on|"
    r"more))|registration is (?:free|required) to (?:read|continue)|"
    r"registrieren (?:und|,? ?um) (?:weiter|den|diesen)|"
    r"melden sie sich an, um (?:weiter|den|diesen)|"
    r"créez (?:un|votre) compte (?:gratuit )?pour (?:lire|continuer)|"
    r"inscrivez-vous (?:gratuitement )?pour (?:lire|continuer)|"
    r"reg[ií]strate (?:gratis )?para (?:leer|seguir)|"
    r"registrati per (?:leggere|continuare)",
    re.IGNORECASE,
)
_FREE = re.compile(r"\bfree|gratuit|kostenlos|\bgratis", re.IGNORECASE)
# Whom a form speaks for and to; a story on forms is told in third person.
_ADDRESS = re.compile(
    r"\b(?:we|our|us|your?|wir|uns(?:ere\w?)?|sie|ihre?\w?|deine?\w?|nous|nos|"
    r"vous|votre|vos|nosotros|nuestros|su|sus|noi|nostri|tuo|tue|wij|onze|uw)\b",
    re.IGNORECASE,
)
_BESIDE = frozenset({"nav", "aside", "footer"})
_SHORTEST = 8  # words of a line that tells something
_STORY = 100  # words; a page that tells more is none of these walls
_LITTLE = 60
_SCRAP = 12
_LONGEST_DEMAND = 200  # characters
_FORM = 3  # different phrases


class VisibleText(NamedTuple):
    """
    The lines that a page shows outside of its navigation and footer.

    Attributes:
        all: every line.
        unlinked: those without the text of links: other stories' teasers
            are labelled "for subscribers" too.
    """

    all: tuple[str, ...]
    unlinked: tuple[str, ...]


def shown(markup: str) -> VisibleText:
    """Give what an uncut page shows."""
    tree = page_tree.parse(markup)
    return VisibleText(
        tuple(lines(tree, _BESIDE)), tuple(lines(tree, _BESIDE | {"a"}))
    )


def wall(
    paragraphs: tuple[str, ...],
    look: Callable[[], VisibleText],
    headline: str,
    *,
    is_story: bool,
) -> str:
    """
    Name the wall that a page is.

    Args:
        paragraphs: its main text.
        look: gives what it shows; asked only if the text is short.
        headline: its own.
        is_story: whether it states a story's date or headline as data, as
            no challenge does.

    Returns:
        One of `WALLS`; empty for a page that is to be read.
    """
    told = _told(paragraphs)
    if told > _STORY:
        return ""
    seen = look()
    everything = (headline, *seen.all)
    if told <= _LITTLE and not is_story and any(map(_BOT.search, everything)):
        return "bot-wall"
    if told <= (_SCRAP if is_story else _LITTLE) and _is_form(everything):
        return "consent-wall"
    return _demanded(tuple(filter(_is_short, seen.unlinked)))


def _demanded(lines: tuple[str, ...]) -> str:
    """Name what is asked for: who sells has accounts as well."""
    register = [line for line in lines if _REGISTER.search(line)]
    pays = any(map(_PAY.search, lines))
    if register and (not pays or any(map(_FREE.search, register))):
        return "registration-wall"
    return "paywall" if pays else ""


def is_paywall(paragraphs: tuple[str, ...]) -> bool:
    """Tell whether the text breaks off at a demand to subscribe."""
    return any(_is_short(line) and _PAY.search(line)
               for line in paragraphs[-4:])  # fmt: skip


def without_demands(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """Cut the lines that speak to the reader, and the buttons after them."""
    kept: list[str] = []
    demanded = False
    for line in paragraphs:
        demanded = demanded or _is_phrase(line)
        button = demanded and _length(line) < _SHORTEST
        if not (button or _is_phrase(line)):
            kept.append(line)
    return tuple(kept)


def _is_phrase(line: str) -> bool:
    """Tell a line that speaks to the reader from one that tells of news."""
    demands = (_PAY, _REGISTER) if _is_short(line) else ()
    return any(one.search(line) for one in (_BOT, *demands)) or (
        _is_addressed(line) and bool(_CONSENT.search(line))
    )


def _is_addressed(line: str) -> bool:
    return _length(line) < _SHORTEST or bool(_ADDRESS.search(line))


def _is_short(line: str) -> bool:
    return len(line) < _LONGEST_DEMAND


def _is_form(lines: tuple[str, ...]) -> bool:
    found = {
        one.group().lower()
        for line in filter(_is_addressed, lines)
        for one in _CONSENT.finditer(line)
    }
    return len(found) >= _FORM


def _length(line: str) -> int:
    return line.count(" ") + 1


def _told(paragraphs: tuple[str, ...]) -> int:
    """Count the words that tell something, until they are a story."""
    told = 0
    for line in paragraphs:
        count = _length(line)
        if count >= _SHORTEST and not _is_phrase(line):
            told += count
        if told > _STORY:
            break
    return told

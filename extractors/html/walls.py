"""
Pages that are no story: bot challenges, consent walls, paywalls.

A story may speak of cookies, captchas and subscribers. So a phrase that
speaks *to* the reader is only evidence; a page is a wall if there is next
to no story beside the phrases.
"""

import re
from collections.abc import Iterable

__all__ = ["WALLS", "is_paywall", "wall", "without_demands"]

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
    r"(?:create|set up) (?:a|your) free account to (?:continue|keep|read|"
    r"unlock)|(?:register|sign ?up|log ?in|sign ?in)(?: now)?(?: for free)? "
    r"to (?:continue|keep reading|read (?:the|this|on|more))|"
    r"registration is (?:free|required)|(?:kostenlos|jetzt) registrieren|"
    r"bitte (?:melden sie sich an|registrieren)|"
    r"créez (?:un|votre) compte (?:gratuit )?pour|"
    r"inscrivez-vous (?:gratuitement )?pour (?:lire|continuer)|"
    r"reg[ií]strate (?:gratis )?para|registrati per (?:leggere|continuare)",
    re.IGNORECASE,
)
# Whom a form speaks for and to; a story on forms is told in third person.
_ADDRESS = re.compile(
    r"\b(?:we|our|us|your?|wir|uns(?:ere\w?)?|sie|ihre?\w?|deine?\w?|nous|nos|"
    r"vous|votre|vos|nosotros|nuestros|su|sus|noi|nostri|tuo|tue|wij|onze|uw)\b",
    re.IGNORECASE,
)
_SHORTEST = 8  # words of a line that tells something
_STORY = 100  # words; a page that tells more is none of these walls
_LITTLE = 60
_SCRAP = 12
_LONGEST_DEMAND = 200  # characters
_FORM = 3  # different phrases


def wall(
    paragraphs: tuple[str, ...],
    shown: Iterable[str],
    headline: str,
    *,
    is_story: bool,
) -> str:
    """
    Name the wall that a page is.

    Args:
        paragraphs: its main text.
        shown: every line that it shows, main text or not.
        headline: its own.
        is_story: whether it states a story's date or headline as data.

    Returns:
        One of `WALLS`; empty for a page that is to be read.
    """
    told = _words(line for line in paragraphs if not _is_phrase(line))
    if told > _STORY:
        return ""
    lines = (headline, *shown)
    if told <= _LITTLE and any(map(_BOT.search, lines)):
        return "bot-wall"
    if told <= (_SCRAP if is_story else _LITTLE) and _is_form(lines):
        return "consent-wall"
    for name, demand in (("registration-wall", _REGISTER), ("paywall", _PAY)):
        if any(map(demand.search, filter(_is_short, lines[1:]))):
            return name
    return ""


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


def _words(lines: Iterable[str]) -> int:
    return sum(count for count in map(_length, lines) if count >= _SHORTEST)

"""Pages that are no story: bot challenges, consent walls, paywalls."""

import re

from extractors.errors import ExtractError

__all__ = ["is_paywall", "refuse_wall"]

_BOT = re.compile(
    r"just a moment|attention required|access (?:to this page has been )?"
    r"denied|are you a (?:robot|human)|verify(?:ing)? (?:that )?you are "
    r"(?:a )?human|checking your browser|pardon our interruption|"
    r"enable javascript and cookies to continue|unusual traffic from|"
    r"captcha|security check|ddos protection|request unsuccessful|"
    r"403 forbidden|robot check",
    re.IGNORECASE,
)
_PAY = re.compile(
    r"subscribe (?:now )?to (?:continue|keep|read|unlock)|(?:already a|for) "
    r"subscribers?[.?]? ?(?:only|log ?in|sign in)?$|to continue reading|"
    r"this (?:article|content|story) is (?:only )?(?:for|available to|reserved"
    r" for) (?:\w+ )?subscribers|log ?in or subscribe|you have reached your "
    r"(?:limit|monthly)|unlock this (?:article|story)|"
    r"réservé aux abonnés|pour lire la suite|jetzt (?:weiterlesen|abonnieren)|"
    r"mit .{1,12}\+? weiterlesen|solo para suscriptores|"
    r"exclusivo para assinantes|riservato agli abbonati",
    re.IGNORECASE,
)
_SHORT_PAGE = 120  # words; a challenge says little


def refuse_wall(paragraphs: tuple[str, ...], headline: str) -> None:
    """Raise ``bot-wall`` for a challenge in place of a story."""
    said = " ".join(paragraphs)
    if said.count(" ") <= _SHORT_PAGE and (
        _BOT.search(headline) or _BOT.search(said)
    ):
        reason, detail = "bot-wall", "a challenge in place of the story"
        raise ExtractError(reason, detail)


def is_paywall(paragraphs: tuple[str, ...]) -> bool:
    """Tell whether the text breaks off at a demand to subscribe."""
    return any(
        len(line) < 200 and _PAY.search(line) for line in paragraphs[-4:]
    )

"""Read a time of day at one place of a text."""

import re

__all__ = ["match_half", "match_time", "move_to_half"]

_CLOCK = re.compile(
    r"(?P<h>\d\d?)\s?(?:[:.h]|uhr|時|时|點|点|시)\s?(?P<m>[0-5]\d)"
    r"(?:[:.][0-5]\d(?:\.\d+)?)?(?!\d)\s?(?:分|분|(?:hrs|hours|uhr|uur|heures?|horas?|ore|ч|hs?)(?!\w))?"
    r"\s?(?P<half>a\.?m\b\.?|p\.?m\b\.?)?",
    re.IGNORECASE,
)
_HALF_DAY = re.compile(
    r"(?P<h>\d\d?)\s?(?:o'clock\s)?(?P<half>a\.?m\b\.?|p\.?m\b\.?)",
    re.IGNORECASE,
)
_HOUR = re.compile(
    r"(?P<h>\d\d?)\s?(?:h(?:rs|oras?|ours|eures?)?|hs|uhr|uur|ore|o'clock"
    r"|час(?:ов|а)?|ч|godz|hod|時|时|點|点|시)(?![^\W\d_])(?P<half_past>半)?"
    r"|(?P<h2>\d\d?)[時时點点시](?P<half_past2>半)?",
    re.IGNORECASE,
)
_AT_HOUR = re.compile(
    r"(?:at|à|(?:a |de )?las|(?:alle|dalle|delle)(?: ore)?|ore|às|om|kl\.?|klo"
    r"|klockan|um|godz\.?|o|saat|الساعة)\s{1,2}(?P<h>\d\d?)(?![\d.:/h])"
    r"(?!\s?[ap]\.?m\b)(?!\s{0,2}[^\W\d_]{3,}\s+\d{4})",
    re.IGNORECASE,
)
_FOUR_DIGITS = re.compile(
    r"(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d)(?!\d)"
    r"(?:\s?(?:hrs|hours|h|uhr|uur)(?!\w))?",
    re.IGNORECASE,
)
_NOON = re.compile(
    r"(?:12\s?)?(?:noon|midday|midi|mediod[ií]a|mezzogiorno|meio[- ]dia"
    r"|mittags?|полдень|полудня|正午|中午|الظهر|południ\w|poledne|öğle|정오)"
    r"(?!\w)|正午|中午|정오",
    re.IGNORECASE,
)
_MIDNIGHT = re.compile(
    r"(?:12\s?)?(?:midnight|minuit|medianoche|mezzanotte|meia[- ]noite"
    r"|mitternacht|middernacht|полноч\w|północ\w?|půlnoc\w?|midnatt)(?!\w)"
    r"|午夜|零時|자정",
    re.IGNORECASE,
)
_PM = re.compile(
    r"(?:(?:in the )?(?:afternoon|evening)|abends?|nachmittags?"
    r"|(?:du |ce )?soir|de l['’]après-midi|(?:de|por) la (?:tarde|noche)"
    r"|[dà]a? (?:tarde|noite)|del pomeriggio|di sera|вечером|вечера|дня"
    r"|avond|kväll(?:en)?|aften|kveld|مساءً?|после полудня)(?!\w)",
    re.IGNORECASE,
)
_AM = re.compile(
    r"(?:in the morning|morgens|früh|vormittags|du matin|de la mañana"
    r"|da manhã|del mattino|утра|ночи|صباحاً?|ظهراً?)(?!\w)",
    re.IGNORECASE,
)
_CJK_HALF = re.compile("(?P<am>午前|上午|凌晨|早上|오전)|午後|下午|晚上|오후")
_TIMES = (_CLOCK, _HALF_DAY, _HOUR, _AT_HOUR, _FOUR_DIGITS)
_NOON_MINUTES = 12 * 60
_DAY_MINUTES = 24 * 60


def match_half(text: str, at: int) -> tuple[bool, int] | None:
    """Return whether a word before the hour says afternoon: ``午後3時``."""
    match = _CJK_HALF.match(text, at)
    return (match["am"] is None, match.end()) if match else None


def match_time(
    text: str, at: int, *, afternoon: bool | None
) -> tuple[int, int] | None:
    """
    Return a time in minutes after midnight, and the place behind it.

    ``midnight`` is the end of the day, 1440.

    Args:
        text: digits are ASCII.
        at: where the time must begin.
        afternoon: what a word before the hour says; None if there is none.
    """
    if match := _NOON.match(text, at):
        return _NOON_MINUTES, match.end()
    if match := _MIDNIGHT.match(text, at):
        return _DAY_MINUTES, match.end()
    for pattern in _TIMES:
        match = pattern.match(text, at)
        value = _minutes(match, afternoon=afternoon) if match else None
        if match and value is not None:
            return value, match.end()
    return None


def move_to_half(text: str, at: int, minutes: int) -> tuple[int, int] | None:
    """Return the time as words behind it correct it: ``6 Uhr abends``."""
    if match := _PM.match(text, at):
        late = minutes < _NOON_MINUTES
        return minutes + _NOON_MINUTES * late, match.end()
    for pattern in (_AM, _NOON):  # "12 Uhr mittags"
        if match := pattern.match(text, at):
            return minutes, match.end()
    return None


def _minutes(match: re.Match[str], *, afternoon: bool | None) -> int | None:
    found = match.groupdict()
    hour = int(found.get("h") or found.get("h2") or 0)
    minute = int(found.get("m") or 0)
    if found.get("half_past") or found.get("half_past2"):
        minute = 30
    half = (found.get("half") or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    elif afternoon and hour < 12:
        hour += 12
    total = hour * 60 + minute
    return total if total <= 24 * 60 else None

"""
Headlines and slugs that only say that an alert follows.

``BC-APNewsAlert``, ``Eilmeldung`` and ``Alerte info`` stand on many alerts a
day, so they identify none. The alert's own text does, and its first sentence
is its headline.
"""

import re
from itertools import pairwise

__all__ = ["first_sentence", "is_alert_label"]

_ALERT = frozenset(
    re.findall(
        r"[^\s,]+",
        "alert alerts newsalert newsflash newsbreak urgent urgents breaking"
        " flash flashes bulletin snap eil eilmeldung eilt blitz blitzmeldung"
        " vorrangmeldung alerte alertes urgence urgente urgenti urgentes"
        " alerta alertas allerta ultimora lampo sondakika acil"
        " pilne pilny spoed spoedbericht nieuwsflits hastesak"
        " hasteflash pikauutinen mendesak"
        " \u0441\u0440\u043e\u0447\u043d\u043e"
        " \u043c\u043e\u043b\u043d\u0438\u044f"
        " \u0442\u0435\u0440\u043c\u0456\u043d\u043e\u0432\u043e"
        " \u0639\u0627\u062c\u0644 \u0641\u0648\u0631\u06cc"
        " \u901f\u5831 \u7dca\u6025 \u81f3\u6025 \u5feb\u8baf \u5feb\u8a0a"
        " \u7a81\u53d1 \u6025\u7535 \uc18d\ubcf4 \uae34\uae09"
        " \u05de\u05d1\u05d6\u05e7",
    )
)
_WITH_ALERT = frozenset(
    re.findall(
        r"[^\s,]+",
        "news info infos information actu noticia noticias notizia nachricht"
        " nyhet nyheter last latest ultima \u00faltima ultim ora hora minute"
        " hour derni\u00e8re son dakika haber de"
        " am bc pm ap afp agi ana ansa antara anp apa ats belga bernama cp"
        " dpa dpad efe kna kyodo lusa ntb pa pap reuters ritzau rtrs sda sid"
        " stt tass tt upi xinhua yonhap"
        " \u0625\u062e\u0628\u0627\u0631\u064a \u62a5\u9053 \u5831\u9053"
        " \u043d\u043e\u0432\u043e\u0441\u0442\u0438",
    )
)
_BOUND_WORDS = frozenset({("ultima", "hora"), ("\u00faltima", "hora"),
                          ("ultim", "ora"), ("son", "dakika")})  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W\d_]+")
_MAX_LABEL = 60
"""Characters; a longer line tells something."""
_END = re.compile(
    r"[.!?](?=[\"'\u201d\u2019\u00bb)]*(?:\s|\Z))|[\u3002\uff01\uff1f]"
)
_MIN_LAST_WORD = 4
"""Letters of the last word of a sentence; before a shorter one, the full stop
can be that of ``U.S.`` or ``Gov.``."""
_MAX_SENTENCE = 250
_STOPS = re.compile(r"\A[.\u3002\s]+")


def is_alert_label(text: str) -> bool:
    """
    Return whether a headline or slug only labels an alert.

    Its words are those of alerts in any language, names of agencies and
    cycles (``BC-``), and numbers.
    """
    if not text or len(text) > _MAX_LABEL:
        return False
    words = tuple(
        word.casefold() for word in _WORD.findall(_CAMEL.sub(" ", text))
    )
    known = all(word in _ALERT or word in _WITH_ALERT for word in words)
    is_alert = any(word in _ALERT for word in words) or any(
        pair in _BOUND_WORDS for pair in pairwise(words)
    )
    return known and is_alert


def first_sentence(text: str) -> str:
    """
    Return the first sentence of a text, without its full stop.

    A long one is cut at a space before 250 characters.
    """
    paragraph = _STOPS.sub("", text).partition("\n\n")[0]
    line = " ".join(paragraph[: 2 * _MAX_SENTENCE].split())
    for end in _END.finditer(line):
        last = line[: end.start()].rpartition(" ")[2]
        is_short = len(last.strip("\"'(\u201c\u00ab")) < _MIN_LAST_WORD
        if end[0] != "." or not is_short or end.end() == len(line):
            mark = "" if end[0] in ".\u3002" else end[0]
            return _shorten(line[: end.start()] + mark)
    return _shorten(line)


def _shorten(line: str) -> str:
    if len(line) <= _MAX_SENTENCE:
        return line
    return line[:_MAX_SENTENCE].rpartition(" ")[0] or line[:_MAX_SENTENCE]

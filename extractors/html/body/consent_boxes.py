"""
Find boxes that ask the reader for consent, or stand in for embedded content.

The words of a box decide, or the name that a consent platform gives it. A
line of a cookie dialogue names cookies or consent and addresses the reader. A
placeholder names a platform, an action of the reader, content and data. A box
is removed if most of its lines are such lines; a story about cookies says so
in its headline.
"""

import re

from lxml import html

from extractors.fields.caseless import compile_caseless
from extractors.html.dom import (
    classes,
    is_within,
    remember_names,
    remove,
    text_of,
)
from extractors.html.reader_notices import asks_for_consent, notice_subjects

__all__ = ["remove_consents"]

Counts = dict[html.HtmlElement, tuple[int, int]]

_BOXES = ("div", "section", "aside", "figure", "ul", "table", "details")
_LINES = ("p", "li", "h2", "h3", "h4", "h5", "td", "div", "span", "label")
_BLOCKS = frozenset({*_LINES, *_BOXES}) - {"span"}
_MIN_LINE = 35  # characters; a shorter line is a label or a button
_MAX_LINE = 1500  # characters that are read of a line
_MOST = 0.6  # of the characters of a box's lines
# A line without these stems is not read further; most lines have none.
_STEMS = (
    "cookie", "consen", "einwillig", "zustimm", "privac", "privat", "data",
    "daten", "données", "datos", "dati", "dados", "toestemm", "gegevens",
    "zgod", "danych", "dane", "соглас", "данн", "конфиденц", "クッキー",
    "куки", "кукі", "ciastecz", "çerez", "쿠키", "동의", "同意", "隐私",
    "隱私", "個人情報", "プライバシー", "データ", "数据", "數據", "samtyck",
    "suostum", "eväste", "kakor", "informasjonskaps", "souhlas", "موافق",
    "بيانات", "الارتباط", "خصوصي", "confiden", "hozzájár", "συγκατ",
    "개인정보", "personuppg", "personver", "kişisel", "veri", "rıza",
)  # fmt: skip
_PLATFORMS = (
    "youtube", "instagram", "facebook", "twitter", "tiktok", "tik tok",
    "vimeo", "spotify", "soundcloud", "x.com", "dailymotion", "datawrapper",
    "google", "telegram", "third", "dritt", "extern", "tiers", "tercer",
    "terzi", "terze", "estern", "terceir", "derden", "zewnętrzn", "внешн",
    "сторонн", "外部", "第三方", "외부", "خارج", "tredjepart", "kolmann",
)  # fmt: skip
_SURE = frozenset({"cookie", "consent"})
_ABOUT_PAGE = _SURE | {"privacy"}
_ROLES = frozenset({"dialog", "alertdialog"})
_MAX_LABEL = 100  # characters of a dialogue's label
_MAX_PLACEHOLDER = 1000  # characters
_MAX_NOTICE = 400  # characters of a line of a placeholder
_MIN_TRAITS = 2  # of each line; one line has all
_TRAITS = tuple(
    compile_caseless(pattern)
    for pattern in (
        # platforms and third parties
        r"youtube|instagram|facebook|twitter|tik ?tok|vimeo|spotify|"
        r"soundcloud|\bx\.com|dailymotion|datawrapper|google|telegram|"
        r"third[- ]part|drittanbiet|\bdritte|\bextern|\btiers\b|"
        r"tercer[oa]s?\b|"
        r"\bterz[ei]\b|\bestern[oaie]|terceiros|derden|zewnętrzn|внешн|"
        r"сторонн|外部|第三方|외부|خارج|tredjepart|kolmann",
        # what the reader does or agrees to
        r"\bkli(?:ck|kk?)|\bclic|\bclique|aktivier|activ|einblend|anzeig|anzuzeig|"
        r"angezeigt|\bload|\blad[ea]|charg|\bcarg|\bcaric|carreg|wyświetl|"
        r"показ|загру|表示|クリック|einverstanden|einwillig|accept|akzept|"
        r"acept|acceit|aceit|accett|consent|consens|zustimm|autori[sz]|"
        r"toestemming|akkoord|zgod|соглас|同意|\bagree|\ballow|\bpermi[ts]|동의|"
        r"samtyck|samtykk|hyväksy|موافق",
        # what is shown
        r"inhalt|content|conten[iu]|conteúdo|\bfilm|vidé?o|\btweet|\bposts?\b|"
        r"beitr[aä]g|treści|контент|содерж|видео|コンテンツ|動画|内容|"
        r"콘텐츠|innehåll|innhold|indhold|sisält|inhoud|محتوى|"
        r"materia[lł]",
        # data
        r"cookie|\bdaten\b|personenbezogen|\bdata\b|données|\bdatos\b|"
        r"\bdati\b|\bdados\b|gegevens|\bdan(?:e|ych)|данн|データ|数据|데이터|"
        r"datenschutz|privacy|privacidad|confidential|uppgifter|"
        r"persond|personopplys|クッキー|بيانات|ciasteczk|куки",
    )
)

_PLATFORM_NAMES = re.compile(
    r"(?:^|\s)(?:onetrust-(?:consent|banner|pc)-sdk|ot-sdk-container|"
    r"cybotcookiebotdialog|didomi-(?:host|popup|notice)|usercentrics-root|"
    r"qc-cmp2-(?:container|main|ui)|cmplz-(?:cookiebanner|dialog)\S*|"
    r"cky-(?:consent-container|modal)|iubenda-cs-\S+|borlabscookie(?:box)?|"
    r"coi-(?:consent-)?banner\S*|coioverlay|tarteaucitron\w*|"
    r"sp_message_container\w*|truste-\S+|fc-consent-root|axeptio_\w+|"
    r"cookiefirst-root|termly-\S+|cc-window|"
    r"osano-cm-\w+|cmpbox|cookie-law-info-bar|moove_gdpr\w*|"
    r"cookies?-(?:dialog|modal|popup|preferences|settings|policy-list))"
    r"(?=\s|$)",
    re.IGNORECASE,
)
"""Dialogues of the usual consent platforms; their words do not count."""
_names_dialogue = remember_names(_PLATFORM_NAMES)


def remove_consents(
    tree: html.HtmlElement, counts: Counts, headline: str
) -> int:
    """
    Remove consent dialogues and placeholders, and return how many.

    Args:
        tree: the page; changed in place.
        counts: its characters.
        headline: the story's; a story about consent keeps its lines.
    """
    if notice_subjects(headline) & _SURE:
        return 0
    sizes, notices = _measure(tree, counts)
    removed = 0
    without_platform: set[html.HtmlElement] = set()
    for box in list(tree.iter(*_BOXES)):
        if removed and not is_within(box, tree):
            continue
        if (
            _is_named_dialogue(box)
            or _is_dialogue(box, sizes, notices)
            or (
                _is_small(box, counts)
                and _names_platform(box, without_platform)
                and _is_placeholder(box)
            )
        ):
            remove(box)
            removed += 1
    return removed


def _measure(
    tree: html.HtmlElement, counts: Counts
) -> tuple[dict[html.HtmlElement, int], dict[html.HtmlElement, int]]:
    """
    Count the characters of lines, and of notices, in each element.

    Both are empty if the page has no notice, as most pages.
    """
    lines = _find_lines(tree, counts)
    notices = [line for line in lines if _is_notice(text_of(line)[:_MAX_LINE])]
    if not notices:
        return {}, {}
    return _add_up(lines, counts), _add_up(notices, counts)


def _find_lines(
    tree: html.HtmlElement, counts: Counts
) -> list[html.HtmlElement]:
    """Return the innermost elements that have the text of a line."""
    lines: list[html.HtmlElement] = []
    around: set[html.HtmlElement] = set()
    # Backwards, so that the innermost elements come first.
    for line in reversed(list(tree.iter(*_LINES))):
        if counts[line][0] < _MIN_LINE or line in around:
            continue
        lines.append(line)
        element = line
        while element is not None and element not in around:
            around.add(element)
            element = element.getparent()
    return lines


def _add_up(
    lines: list[html.HtmlElement], counts: Counts
) -> dict[html.HtmlElement, int]:
    """Count the characters of these lines in each element around them."""
    sizes: dict[html.HtmlElement, int] = {}
    for line in lines:
        for element in (line, *line.iterancestors()):
            sizes[element] = sizes.get(element, 0) + counts[line][0]
    return sizes


def _is_notice(line: str) -> bool:
    lower = line.lower()
    return any(stem in lower for stem in _STEMS) and asks_for_consent(line)


def _is_named_dialogue(box: html.HtmlElement) -> bool:
    is_named = _names_dialogue(classes(box)) is not None
    return (is_named or _is_labelled(box)) and _has_no_headline(box)


def _is_labelled(box: html.HtmlElement) -> bool:
    """Return whether a box says that it is a dialogue on consent."""
    return box.get("role") in _ROLES and not _ABOUT_PAGE.isdisjoint(
        notice_subjects((box.get("aria-label") or "")[:_MAX_LABEL])
    )


def _has_no_headline(box: html.HtmlElement) -> bool:
    return next(box.iter("h1"), None) is None


def _is_dialogue(
    box: html.HtmlElement,
    sizes: dict[html.HtmlElement, int],
    notices: dict[html.HtmlElement, int],
) -> bool:
    found = notices.get(box, 0)
    return (
        found > 0
        and found >= _MOST * sizes.get(box, 0)
        and _has_no_headline(box)
    )


def _is_small(box: html.HtmlElement, counts: Counts) -> bool:
    total, unlinked = counts[box]
    return _MIN_LINE <= total <= _MAX_PLACEHOLDER and 2 * unlinked >= total


def _names_platform(
    box: html.HtmlElement, without: set[html.HtmlElement]
) -> bool:
    """
    Return whether a box names a platform.

    Args:
        without: boxes that name none, nor do the boxes in them; filled in.
    """
    if box.getparent() not in without:
        lower = text_of(box).lower()
        if any(name in lower for name in _PLATFORMS):
            return True
    without.add(box)
    return False


def _is_placeholder(box: html.HtmlElement) -> bool:
    """Return whether all prose of a small box offers embedded content."""
    if next(box.iter("h1"), None) is not None:
        return False
    lines = [
        line
        for element in box.iter(*_LINES)
        if not any(child.tag in _BLOCKS for child in element)
        and len(line := text_of(element)) >= _MIN_LINE
    ] or [text_of(box)]
    if max(map(len, lines)) > _MAX_NOTICE:
        return False
    # The button says what the reader does: ``Aceptar y ver``.
    labels = " ".join(map(text_of, box.iter("button")))[:_MAX_NOTICE]
    if any(_count_traits(line) < _MIN_TRAITS for line in lines):
        return False
    most = max(_count_traits(f"{line} {labels}") for line in lines)
    return most == len(_TRAITS)


def _count_traits(line: str) -> int:
    return sum(trait.search(line) is not None for trait in _TRAITS)

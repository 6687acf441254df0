"""
The words of an order to wait, language by language.

An order has three parts: words that refuse or ban, a word for publishing,
and a word for "before" or "until". Other words may stand between the parts:
``do not publish or post before``, ``ne peut être publié avant``. A ban can
also follow its noun: ``publication interdite avant``.

Languages that put the date before the verb have marks of their own. All words
are in small letters.
"""

from typing import NamedTuple

__all__ = [
    "BANS",
    "BEFORE",
    "HEADS",
    "LABELS",
    "NEVER",
    "NOUN",
    "ON_OR_AFTER",
    "OTHER_ORDERS",
    "REFUSALS",
    "STATES",
    "SUBJECTS",
    "USES",
]


class OrderWords(NamedTuple):
    """
    The parts of an order in one language, as regular expressions.

    Attributes:
        refuse: words that mean an order whatever stands before them.
        ban: words that can also report a ban.
        publish: nouns and verbs for publishing.
        before: words before the end of the embargo.
    """

    refuse: str
    ban: str
    publish: str
    before: str


NEVER = r"(?!)"
"""There are no such words."""
_ORDERS = (
    OrderWords(  # English
        r"not\s(?:to\sbe|for)|(?:do|must|may|can|should|shall)\snot|don['’]t"
        r"|cannot|never",
        r"prohibited|forbidden|banned|not\s(?:permitted|allowed)|no",
        r"publi(?:sh|c)\w*|releas\w+|use[ds]?|broadcast\w*|transmi\w+|air"
        r"|aired|distribut\w+|post(?:ed|ing)?|print\w*|run|share[ds]?"
        r"|circulat\w+|airing|report(?:ed|ing)?|disclos\w+",
        r"before|until|till|prior\sto|earlier\sthan|ahead\sof",
    ),
    OrderWords(  # German
        r"(?:(?:darf|dürfen|bitte)\s?)?nicht\s(?:zur|zum)|bitte\snicht"
        r"|nicht(?=\s(?:veröffentlichen|verwenden|senden|publizieren))",
        r"keine|untersagt|verboten|unzulässig|nicht\s(?:gestattet|erlaubt)",
        r"veröffentlich\w+|verwend\w+|send(?:en|ung)|publi[zk]\w+|verbreit\w+"
        r"|berichterstattung|weitergabe",
        r"vor|bis|erst\sab",
    ),
    OrderWords(  # French
        r"ne\spas|ne\s(?:peu(?:t|vent)|doi(?:t|vent))(?:\spas)?\sêtre",
        r"interdi(?:te?s?|ction)(?:\sd[eu]|\sà\sla)?|pas\sde|aucune",
        r"publi(?:er|ée?s?|cations?)|diffus(?:er|ée?s?|ions?)|reprodui\w+"
        r"|utilis(?:er|ée?s?|ations?)|repr(?:endre|ises?)|divulgu\w+",
        r"avant|jusqu",
    ),
    OrderWords(  # Spanish and Portuguese
        r"no|não|no\s(?:se\s)?(?:puede|debe)n?|não\s(?:pode|deve)m?(?:\sser)?",
        r"(?:prohibid|proibid|vedad)[ao]s?|prohibición\sde|proibição\sde",
        r"(?:publica|difundi|divulga|usa|utiliza|emiti|reproduci|veicula"
        r"|distribui|circula)(?:r|rse|d[ao]s?)|publicaci[oó]n|publicação"
        r"|difusi[oó]n|difusão|divulgaci[oó]n|divulgação|emisi[oó]n"
        r"|reproducci[oó]n|uso|veiculação|publi(?:que|carse)n?",
        r"antes|hasta|até|previo\sa",
    ),
    OrderWords(  # Italian
        r"(?:da\s)?non|non\s(?:può|deve|va)(?:\sessere)?",
        r"vietat[aoie]|divieto\sdi|proibit[aoie]|vietat[ao]\sl[aeo]",
        r"pubblica(?:re|t[aoie]|bil[ei]|zion[ei])|diffon(?:dere)|diffus\w+"
        r"|utilizz\w+|usare|uso|divulg\w+|riprodu\w+",
        r"prima|fino",
    ),
    OrderWords(  # Dutch
        r"niet\s(?:voor|te|worden)|niet|(?:mag|mogen)\sniet(?:\sworden)?",
        r"verboden|geen|niet\stoegestaan",
        r"publicatie|(?:ge)?publice\w+|gebruik\w*|verspreid\w*|uitzend\w*"
        r"|openbaar",
        r"voor|vóór|tot",
    ),
    OrderWords(  # Danish, Norwegian, Swedish
        r"(?:får|må|bør|ska|skal)\s(?:ej|inte|ikke)|(?:ej|inte|ikke)\s"
        r"(?:för|for|til|till)",
        r"förbjud\w+|forbudt",
        r"publi[cs]er\w*|offentli\w+|bruk\w*|brug\w*|använd\w+|sprid\w+"
        r"|spred\w*|sänd\w*|send\w*",
        r"före|før|innan|förrän|till|til",
    ),
    OrderWords(  # Polish and Czech
        r"nie|nie\smoże\sbyć|ne|nesmí\sbýt",
        r"zakaz|zákaz|zabronion\w+|zakázán\w*",
        r"publik\w+|rozpowszechnia\w*|wykorzyst\w+|zveřej\w+|šíř\w+",
        r"przed|do|před",
    ),
    OrderWords(  # Czech, written as one word
        r"(?=ne(?:publikov|zveřej|šíř|použív))", NEVER,
        r"ne(?:publikov|zveřej|šíř|použív)\w+", r"před|do",
    ),
    OrderWords(  # Russian, Ukrainian
        r"не(?=\s(?:публик|распростр|разглаш|использ|для\s|подлеж))",
        r"запре[щт]\w*(?:\sна)?|заборон\w+",
        r"публик\w+|опублик\w+|печати|распростран\w+|разглаш\w+|использ\w+"
        r"|поширен\w+|выпуск\w*|эфир\w*",
        r"до|раньше|ранее",
    ),
    OrderWords(  # Arabic
        r"لا|عدم|ي[\u064b-\u0652]?منع|ي[\u064b-\u0652]?حظر|محظور|ممنوع|حظر",
        NEVER,
        r"(?:ال|ي|ت|ل)?نشر\w{0,2}|(?:ال)?بث\w{0,2}|(?:ال)?(?:تداول|إذاعة)\w{0,2}",
        r"حتى|قبل|إلى|لغاية",
    ),
)  # fmt: skip
_WORD = r"[^\W\d_]{1,24}"
_GAP = rf"(?:,?[\s/]{_WORD}){{0,%d}}?,?[\s/]{{1,2}}"


def _refusal(words: OrderWords) -> str:
    return (
        rf"(?:{words.refuse})(?:{_GAP % 2}|)(?:{words.publish}){_GAP % 6}"
        rf"(?:{words.before})"
    )


def _ban(words: OrderWords) -> str:
    return (
        rf"(?:{words.ban}){_GAP % 2}(?:{words.publish}){_GAP % 3}"
        rf"(?:{words.before})"
        rf"|(?:{words.publish}){_GAP % 2}(?:{words.ban}){_GAP % 2}"
        rf"(?:{words.before})"
    )


_PERMITS = (
    r"(?:can|may)\sbe\s(?:used|published|released|broadcast)\s(?:from|after)"
    r"|darf\serst\sab|freigabe\s(?:erst\s)?ab"
    r"|(?:publication|diffusion)\sautorisée\s(?:à\spartir|après|dès)"
    r"|à\s(?:publier|diffuser)\s(?:à\spartir|après|dès)"
    r"|(?:publicación|difusión)\s(?:autorizada|permitida)\sa\spartir"
    r"|(?:publicação|divulgação)\s(?:autorizada|permitida)\sa\spartir"
    r"|(?:pubblicazione|diffusione)\sconsentita\s(?:dal|a\spartire)"
    r"|(?:para|a)\s(?:publicar|publicação|difundir|divulgar)\sa\spartir"
    r"|da\s(?:pubblicare|diffondere)\s(?:dal|a\spartire|non\sprima)"
    r"|do\spublikacji\s(?:od|po)|te\spubliceren\s(?:vanaf|na)"
    r"|публикация\sразрешена\s(?:с|после)"
)
_PUBLISH_CJK = (
    r"(?:发布|發布|發佈|刊登|刊发|报道|報導|公布|公開|公开|播出|使用|转载)"
)
REFUSALS = "|".join(map(_refusal, _ORDERS))
"""Orders that mean nothing else, wherever they stand in a note."""

USES = (
    r"(?:for|zur)\s(?:general\s)?"
    r"(?:publication|release|use|broadcast|veröffentlichung)"
)
"""Words that state an embargo if a time of day stands behind them."""

ON_OR_AFTER = r"(?:on\s(?:or|and)\safter|am\soder\snach)"
"""Words before the day from which the copy may be used."""

OTHER_ORDERS = "|".join((
    r"hold\sfor\srelease|klausuleret\stil",
    rf"{USES}\s(?:only\s)?(?:{ON_OR_AFTER}|not\sbefore"
    r"|not?\s(?:earlier|sooner)\sthan)",
    # German puts the verb behind the date.
    r"nicht\svor(?=\s[^;!?]{3,60}?\s(?:zu\s)?(?:veröffentlich|verwend|send"
    r"|publizier|verbreit))",
    r"bis(?=\s[^;!?]{3,60}?\s(?:gesperrt|mit\ssperrfrist))",
    r"(?:veröffentlichung|verwendung|sendung|verbreitung)\s"
    r"(?:erst|frühestens|nicht\svor)",
    r"محظور\sحتى",
    # Japanese, Chinese, Korean
    r"(?:報道|情報|公開|発表|記事|掲載|配信|ニュース)解禁(?:日時|時間|日)?",
    r"(?:報道|公開|掲載|配信|放送|使用)(?:禁止|厳禁|不可|しないで|を控え)",
    rf"(?:请勿|請勿|不得|禁止|勿)(?:于|於|在)?"
    rf"(?=[^。；]{{2,24}}前{_PUBLISH_CJK})",
    rf"(?:请|請)?(?:于|於)(?=[^。；]{{2,24}}后{_PUBLISH_CJK})",
    rf"(?:前|之前)(?:请勿|請勿|不得|禁止|勿){_PUBLISH_CJK}",
    rf"(?:禁止|不得|请勿|請勿){_PUBLISH_CJK}.{{0,2}}(?:至|直到|早于)",
    r"禁(?:发|發|刊)(?:至|到)",
    rf"{_PUBLISH_CJK}时间(?:不得早于)?|解禁时间|(?:新闻)?(?:封锁|禁发)期[至到]?",
    r"(?:보도|공개|배포|게재)\s?(?:금지|불가|제한)",
    r"以降に?(?:報道|公開|掲載|配信)|이후\s?보도(?:\s?가능)?",
    r"(?:보도|공개|배포)(?:는|시점|시각|일시)",
))  # fmt: skip
"""The same without a word of `BEFORE`."""

BANS = "|".join(map(_ban, _ORDERS))
"""Orders that can also report a ban; they count at the head of a clause."""

BEFORE = "|".join(words.before for words in _ORDERS)
"""Each of `REFUSALS` and `BANS` has one of these words."""

STATES = (
    r"(?:sende|veröffentlichungs|publikations)?sperr(?:e?frist|vermerk)(?:en)?"
    r"|(?:sende|veröffentlichungs|publikations)sperre|spärrtid"
    r"|embargoed|embargad[ao]s?|embargat[aoi]|embargiert"
    r"|(?:sous|sob|bajo|sotto|onder|under|unter|pod|под)\s"
    r"(?:(?:strict|strikt\w+|strengem|stretto|estricto|total)\s)?"
    r"(?:embargo\w{0,3}|[еэ]мбарго)"
)
"""The copy is under embargo."""

HEADS = (
    r"advance\sfor(?:\s(?:use|release|publication))?(?:\son)?|gesperrt\sbis"
    rf"|hold\suntil|frei\s(?:ab|für)|{_PERMITS}|{USES}{_GAP % 3}{ON_OR_AFTER}"
    rf"|(?:frei\s)?{USES}\s(?:at|on|after|from|until|(?:erst\s)?ab"
    r"|am)|zu\sveröffentlichen\sab|julkaisuvapaa|julkaistavissa|må\sførst\soffentliggøres|vrij\s(?:vanaf|na)"
    r"|libre\sà\spartir|libera\sdalle|к\sпубликации\s(?:с|после)"
    r"|(?:sperret|spærret|spärra[dt])\still?"
)
"""Words that state an embargo if a date or time stands behind them."""

LABELS = r"release\s(?:time|date)|time\sof\s(?:release|publication)"
"""The same in a note; a text says of what it reports when it is released."""

NOUN = (
    r"embargo(?:\s(?:stricte?|estricto|total|rigoroso|absoluto))?|embargiem"
    r"|ambargo(?:lu\w{0,3})?|[еэ]мбарго|εμπ[αά]ργκο|embargó"
)
"""The noun, which is also a subject of the news."""

SUBJECTS = r"解禁(?:日時|時間|日|時刻)?|エンバーゴ|엠바고"
"""The noun in languages that write no spaces around it."""

"""Words for months, weekdays and exchanges."""

from extractors.entities.text.lexicon import section

__all__ = [
    "EXCHANGES",
    "FORMS_OF_ADDRESS",
    "MONTHS",
    "RELATIVE_DAYS",
    "SUFFIXES",
    "WEEKDAYS",
]


_LANGUAGES = ("en", "es", "fr", "de", "id", "ru", "ar")


def _number_words(
    rows: str, first: int, languages: tuple[str, ...]
) -> dict[str, dict[str, int]]:
    """Number the words of each row; ``/`` separates forms of one word."""
    lines = zip(languages, rows.strip().splitlines(), strict=True)
    return {
        language: {
            word: number
            for number, words in enumerate(row.split(), first)
            for word in words.split("/")
        }
        for language, row in lines
    }


MONTHS = _number_words(
    """
january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct november/nov december/dec
enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
januar februar märz april mai juni juli august september oktober november dezember
januari februari maret/mac april mei juni/jun juli/julai agustus/ogos september oktober november desember/disember
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
""",  # noqa: E501  (a table of twelve)
    1,
    _LANGUAGES,
)
"""Number of a month by language and name, lower case; ``id`` has Malay."""

WEEKDAYS = _number_words(
    """
monday/mon. tuesday/tue. wednesday/wed. thursday/thu. friday/fri. saturday/sat. sunday/sun.
lunes martes miércoles jueves viernes sábado domingo
lundi mardi mercredi jeudi vendredi samedi dimanche
montag dienstag mittwoch donnerstag freitag samstag sonntag
senin selasa rabu kamis jumat sabtu minggu
понедельник вторник среду четверг пятницу субботу воскресенье
الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
星期一/周一 星期二/周二 星期三/周三 星期四/周四 星期五/周五 星期六/周六 星期日/周日
""",  # noqa: E501  (a table of seven)
    0,
    (*_LANGUAGES, "zh"),
)
"""Number of a weekday (Monday 0) by language and name, lower case."""

RELATIVE_DAYS = {
    "en": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "es": {"hoy": 0, "ayer": -1, "anteayer": -2, "mañana": 1},
    "fr": {"aujourd'hui": 0, "aujourd’hui": 0, "hier": -1, "demain": 1},
    "de": {"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1},
    "id": {"hari ini": 0, "kemarin": -1, "semalam": -1, "besok": 1, "esok": 1},
    "ru": {"сегодня": 0, "вчера": -1, "позавчера": -2, "завтра": 1},
    "ar": {"أمس": -1, "غدا": 1, "غدًا": 1},
    "zh": {
        "今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "明天": 1,
    },
}  # fmt: skip
"""Difference in days to the item's date, by language and word."""

FORMS_OF_ADDRESS = section("address.txt", "address")
"""Words directly before a surname, of all languages."""

EXCHANGES = {
    "NYSE": "XNYS", "NASDAQ": "XNAS", "LSE": "XLON", "TSX": "XTSE",
    "ASX": "XASX", "HKEX": "XHKG", "SGX": "XSES", "NSE": "XNSE",
    "BSE": "XBOM", "TSE": "XTKS",
}  # fmt: skip
"""ISO 10383 MIC by the name in ``(NYSE: IBM)``."""

SUFFIXES = {
    "N": "XNYS", "O": "XNAS", "OQ": "XNAS", "A": "XASE", "K": "XNYS",
    "L": "XLON", "DE": "XETR", "F": "XFRA", "PA": "XPAR", "AS": "XAMS",
    "BR": "XBRU", "MI": "XMIL", "MC": "XMAD", "S": "XSWX", "VX": "XVTX",
    "ST": "XSTO", "HE": "XHEL", "OL": "XOSL", "CO": "XCSE", "VI": "XWBO",
    "WA": "XWAR", "MM": "MISX", "IS": "XIST", "TA": "XTAE", "J": "XJSE",
    "SS": "XSHG", "SZ": "XSHE", "HK": "XHKG", "T": "XTKS", "KS": "XKRX",
    "KQ": "XKOS", "TW": "XTAI", "SI": "XSES", "BK": "XBKK", "JK": "XIDX",
    "KL": "XKLS", "NS": "XNSE", "BO": "XBOM", "AX": "XASX", "NZ": "XNZE",
    "TO": "XTSE", "V": "XTSX", "SA": "BVMF", "MX": "XMEX", "SN": "XSGO",
    "BA": "XBUE", "SE": "XSAU",
}  # fmt: skip
"""ISO 10383 MIC by the suffix of an instrument code (``IBM.N``)."""

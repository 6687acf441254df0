"""
Months, weekdays and words like ``yesterday``, by language.

The names of other languages than the listed ones come from CLDR. CLDR has no
forms behind a preposition (``w środę``, ``в мае``); those are listed here.
"""

from collections.abc import Mapping
from functools import cache

from extractors.words.cldr import locale_of

__all__ = ["RELATIVE_DAYS", "month_numbers", "weekday_numbers"]

_MONTHS = {
    "en": "january/jan february/feb march/mar april/apr may june/jun july/jul"
    " august/aug september/sept/sep october/oct november/nov december/dec",
    "es": "enero febrero marzo abril mayo junio julio agosto"
    " septiembre/setiembre octubre noviembre diciembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre"
    " novembre décembre",
    "de": "januar/jänner februar märz april mai juni juli august september"
    " oktober november dezember",
    "id": "januari februari maret/mac april mei juni/jun juli/julai"
    " agustus/ogos september oktober november desember/disember",
    "ru": "января/январе/январь февраля/феврале/февраль марта/марте/март"
    " апреля/апреле/апрель мая/мае/май июня/июне/июнь июля/июле/июль"
    " августа/августе/август сентября/сентябре/сентябрь"
    " октября/октябре/октябрь ноября/ноябре/ноябрь декабря/декабре/декабрь",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر"
    " ديسمبر",
    "zh": "",
}
"""``/`` separates the forms of one word; ``id`` has Malay too."""

_WEEKDAYS = {
    "en": "monday/mon. tuesday/tue. wednesday/wed. thursday/thu. friday/fri."
    " saturday/sat. sunday/sun.",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "montag dienstag mittwoch donnerstag freitag samstag/sonnabend"
    " sonntag",
    "id": "senin selasa rabu kamis jumat sabtu minggu",
    "ru": "понедельник вторник среду четверг пятницу субботу воскресенье",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    "zh": "星期一/周一 星期二/周二 星期三/周三 星期四/周四 星期五/周五"
    " 星期六/周六 星期日/周日/星期天",
}

_MORE_MONTHS = {
    "cs": "lednu únoru březnu dubnu květnu červnu červenci srpnu září říjnu"
    " listopadu prosinci",
    "fi": "tammikuussa helmikuussa maaliskuussa huhtikuussa toukokuussa"
    " kesäkuussa heinäkuussa elokuussa syyskuussa lokakuussa marraskuussa"
    " joulukuussa",
    "he": "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר"
    " באוקטובר בנובמבר בדצמבר",
    "pl": "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu"
    " październiku listopadzie grudniu",
    "uk": "січні лютому березні квітні травні червні липні серпні вересні"
    " жовтні листопаді грудні",
}
_MORE_WEEKDAYS = {
    "cs": "pondělí úterý středu čtvrtek pátek sobotu neděli",
    "et": "esmaspäeval teisipäeval kolmapäeval neljapäeval reedel laupäeval"
    " pühapäeval",
    "fi": "maanantaina tiistaina keskiviikkona torstaina perjantaina"
    " lauantaina sunnuntaina",
    "hr": "ponedjeljak utorak srijedu četvrtak petak subotu nedjelju",
    "hu": "hétfőn kedden szerdán csütörtökön pénteken szombaton vasárnap",
    "lt": "pirmadienį antradienį trečiadienį ketvirtadienį penktadienį"
    " šeštadienį sekmadienį",
    "lv": "pirmdien otrdien trešdien ceturtdien piektdien sestdien svētdien",
    "pl": "poniedziałek wtorek środę czwartek piątek sobotę niedzielę",
    "sk": "pondelok utorok stredu štvrtok piatok sobotu nedeľu",
    "sl": "ponedeljek torek sredo četrtek petek soboto nedeljo",
    "sr": "понедељак уторак среду четвртак петак суботу недељу",
    "uk": "понеділок вівторок середу четвер п’ятницю суботу неділю",
}
_NO_WEEKDAYS = frozenset({"luni", "pazar", "thứ hai", "thứ ba"})
"""Weekdays that are ordinary words: months, a market, second and third."""

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
    "bg": {"днес": 0, "вчера": -1, "утре": 1},
    "ca": {"avui": 0, "ahir": -1, "demà": 1},
    "cs": {"dnes": 0, "včera": -1, "zítra": 1},
    "da": {"i dag": 0, "i går": -1, "i morgen": 1},
    "el": {"σήμερα": 0, "χθες": -1, "αύριο": 1},
    "et": {"täna": 0, "eile": -1, "homme": 1},
    "fa": {"امروز": 0, "دیروز": -1, "فردا": 1},
    "fi": {"tänään": 0, "eilen": -1, "huomenna": 1},
    "he": {"היום": 0, "אתמול": -1, "מחר": 1},
    "hr": {"danas": 0, "jučer": -1, "sutra": 1},
    "hu": {"tegnap": -1, "holnap": 1},
    "it": {"oggi": 0, "ieri": -1, "domani": 1},
    "ja": {"今日": 0, "昨日": -1, "明日": 1},
    "ko": {"오늘": 0, "어제": -1, "내일": 1},
    "nb": {"i dag": 0, "i går": -1, "i morgen": 1},
    "nl": {"vandaag": 0, "gisteren": -1, "eergisteren": -2},
    "no": {"i dag": 0, "i går": -1, "i morgen": 1},
    "pl": {"dziś": 0, "dzisiaj": 0, "wczoraj": -1, "jutro": 1},
    "pt": {"hoje": 0, "ontem": -1, "amanhã": 1},
    "ro": {"astăzi": 0, "ieri": -1, "mâine": 1},
    "sk": {"dnes": 0, "včera": -1, "zajtra": 1},
    "sr": {"данас": 0, "јуче": -1, "сутра": 1},
    "sv": {"i dag": 0, "i går": -1, "i morgon": 1, "idag": 0, "igår": -1},
    "tr": {"bugün": 0, "dün": -1, "yarın": 1},
    "uk": {"сьогодні": 0, "вчора": -1, "завтра": 1},
    "vi": {"hôm nay": 0, "hôm qua": -1, "ngày mai": 1},
}  # fmt: skip
"""Difference in days to the item's date, by language and word."""


@cache
def month_numbers(language: str) -> Mapping[str, int]:
    """
    Return the number of a month by its name, in small letters.

    Args:
        language: ISO 639; if empty, the names of several languages, of which
            the first with a name counts.
    """
    listed = _listed(_MONTHS, language, 1)
    return listed or _cldr(language, "months", 0) | _rows(
        _MORE_MONTHS.get(language, ""), 1
    )


@cache
def weekday_numbers(language: str) -> Mapping[str, int]:
    """Return the number of a weekday, Monday 0; see ``month_numbers``."""
    listed = _listed(_WEEKDAYS, language, 0)
    names = listed or _cldr(language, "days", 0) | _rows(
        _MORE_WEEKDAYS.get(language, ""), 0
    )
    return {n: number for n, number in names.items() if n not in _NO_WEEKDAYS}


def _listed(
    tables: Mapping[str, str], language: str, first: int
) -> dict[str, int]:
    if language:
        return _rows(tables.get(language, ""), first)
    merged: dict[str, int] = {}
    for row in list(tables.values())[::-1]:
        merged |= _rows(row, first)
    return merged


def _rows(row: str, first: int) -> dict[str, int]:
    return {
        word: number
        for number, words in enumerate(row.split(), first)
        for word in words.split("/")
    }


def _cldr(language: str, kind: str, shift: int) -> dict[str, int]:
    """Return the full names; short ones (``mar``, ``set``) are also words."""
    locale = locale_of(language)
    if locale is None:
        return {}
    table = getattr(locale, kind)
    return {
        str(name).lower(): number + shift
        for form in ("stand-alone", "format")
        for number, name in table[form]["wide"].items()
    }

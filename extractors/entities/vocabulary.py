"""Months, weekdays, scales, currencies and exchanges, by their words."""

__all__ = [
    "CURRENCIES", "EXCHANGES", "MONTHS", "SCALES", "SUFFIXES", "WEEKDAYS",
]  # fmt: skip


def _numbered(rows: str, first: int) -> dict[str, int]:
    return {
        word: number
        for row in rows.strip().splitlines()
        for number, words in enumerate(row.split(), first)
        for word in words.split("/")
    }


MONTHS = _numbered(
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
)
"""Number of a month by its name, lower case: en, es, fr, de, id/ms, ru, ar."""

WEEKDAYS = _numbered(
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
)
"""Number of a weekday (Monday 0) by its name, lower case."""

SCALES = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "mln": 1e6, "mn": 1e6, "bln": 1e9, "bn": 1e9, "tn": 1e12, "trn": 1e12,
    "m": 1e6, "k": 1e3, "millones": 1e6, "millón": 1e6, "mil": 1e3,
    "millions": 1e6, "milliards": 1e9, "milliard": 1e9, "millionen": 1e6,
    "milliarden": 1e9, "milliarde": 1e9, "ribu": 1e3, "juta": 1e6,
    "miliar": 1e9, "triliun": 1e12, "тысяч": 1e3, "миллионов": 1e6,
    "млн": 1e6, "миллиардов": 1e9, "млрд": 1e9, "трлн": 1e12, "مليون": 1e6,
    "مليار": 1e9, "万": 1e4, "亿": 1e8, "万亿": 1e12,
}  # fmt: skip

CURRENCIES = {
    "$": "USD", "US$": "USD", "USD": "USD", "U.S. dollars": "USD",
    "dollars": "USD", "dólares": "USD", "Dollar": "USD", "dolar AS": "USD",
    "долларов": "USD", "دولار": "USD", "美元": "USD", "€": "EUR",
    "EUR": "EUR", "euros": "EUR", "euro": "EUR", "Euro": "EUR",
    "евро": "EUR", "يورو": "EUR", "欧元": "EUR", "£": "GBP", "GBP": "GBP",
    "pounds": "GBP", "pound": "GBP", "pence": "GBX", "¥": "JPY",
    "JPY": "JPY", "yen": "JPY", "日元": "JPY", "yuan": "CNY", "CNY": "CNY",
    "RMB": "CNY", "元": "CNY", "人民币": "CNY", "rubles": "RUB",
    "roubles": "RUB", "рублей": "RUB", "₽": "RUB", "₹": "INR",
    "rupees": "INR", "Rs": "INR", "Rp": "IDR", "rupiah": "IDR",
    "ringgit": "MYR", "RM": "MYR", "won": "KRW", "₩": "KRW", "HK$": "HKD",
    "A$": "AUD", "C$": "CAD", "S$": "SGD", "NZ$": "NZD", "R$": "BRL",
    "reais": "BRL", "pesos": "MXN", "Swiss francs": "CHF", "francs": "CHF",
    "CHF": "CHF", "lira": "TRY", "liras": "TRY", "rand": "ZAR",
    "riyals": "SAR", "ريال": "SAR", "dirhams": "AED", "درهم": "AED",
    "baht": "THB", "dong": "VND", "shekels": "ILS", "zlotys": "PLN",
    "crowns": "SEK", "kronor": "SEK", "hryvnias": "UAH", "naira": "NGN",
    "Australian dollars": "AUD", "Canadian dollars": "CAD",
    "Hong Kong dollars": "HKD", "Singapore dollars": "SGD",
}  # fmt: skip
"""ISO 4217 code by sign or word (``GBX``: pence, as exchanges quote)."""

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

"""
Numbers in words, by language, with their digits.

Agencies write small numbers in words or in digits, by the rules of their
style books. The language of a word is not known here. Articles are left out
(``one``, ``un``), and the Danish ``to`` and Italian ``sei``. Others that mean
more than a number, such as ``once`` and ``due``, are numbers only where a
number stands in their place (`facts`).
"""

__all__ = ["NUMBER_WORDS"]

_FROM_TWO = (
    "two three four five six seven eight nine ten eleven twelve thirteen"
    " fourteen fifteen sixteen seventeen eighteen nineteen twenty",
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn"
    " vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
    "deux trois quatre cinq six sept huit neuf dix onze douze treize"
    " quatorze quinze seize dix-sept dix-huit dix-neuf vingt",
    "dos tres cuatro cinco seis siete ocho nueve diez once doce trece"
    " catorce quince dieciséis diecisiete dieciocho diecinueve veinte",
    "due tre quattro cinque - sette otto nove dieci undici dodici tredici"
    " quattordici quindici sedici diciassette diciotto diciannove venti",
    "dois três quatro cinco seis sete oito nove dez onze doze treze"
    " catorze quinze dezesseis dezessete dezoito dezenove vinte",
    "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien"
    " veertien vijftien zestien zeventien achttien negentien twintig",
    "två tre fyra fem sex sju åtta nio tio elva tolv tretton"
    " fjorton femton sexton sjutton arton nitton tjugo",
    "- tre fire fem seks syv otte ni ti elleve tolv tretten"
    " fjorten femten seksten sytten atten nitten tyve",
    "dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście"
    " dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście"
    " osiemnaście dziewiętnaście dwadzieścia",
    "два три четыре пять шесть семь восемь девять десять одиннадцать"
    " двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать"
    " восемнадцать девятнадцать двадцать",
    "два три чотири п'ять шість сім вісім дев'ять десять одинадцять"
    " дванадцять тринадцять чотирнадцять п'ятнадцять шістнадцять"
    " сімнадцять вісімнадцять дев'ятнадцять двадцять",
    "iki üç dört beş altı yedi sekiz dokuz on",
)
_TENS = (
    "twenty thirty forty fifty sixty seventy eighty ninety",
    "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "vingt trente quarante cinquante soixante",
    "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
)

NUMBER_WORDS = {
    word.casefold(): str(value)
    for words, first, step in (
        *((line, 2, 1) for line in _FROM_TWO),
        *((line, 20, 10) for line in _TENS),
    )
    for value, word in zip(
        range(first, first + step * len(words.split()), step),
        words.split(),
        strict=True,
    )
    if word not in {"-", "on"}
}
"""Number words as `tokens` returns them; from two to twenty, and the tens."""

"""
Numbers in words, by language, with their digits.

Agencies write small numbers in words or in digits, by the rules of their
style books. The language of a word is not known here. Articles are left out
(``one``, ``un``), and the Danish ``to`` and Italian ``sei``. Others that mean
more than a number, such as ``once`` and ``due``, are numbers only where a
number stands in their place (`facts`).
"""

__all__ = ["NUMBER_WORDS", "SCALE_WORDS"]

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

_SCALES = {
    3: "bin duizend ezer mie mii mil mila mille millier rb ribu tausend "
    "thousand tis tisíc tisíce tsd tuhat tuhatta tusen tusind tys "
    "tysiąc tysiąca tysiące tysięcy χιλ χιλιάδα χιλιάδεσ тис тисяч "
    "тисяча тисячі тыс тысяч тысяча тысячи",
    5: "lakh",
    6: "jt juta mi milhão milhões milioane milion miliona milione milioni "
    "milionu miliony milionów milionů milj miljoen miljon miljoner "
    "miljoona miljoonaa mill million millionen millioner millions "
    "millió millones millón milyon mio mln mn εκ εκατ εκατομμύρια "
    "εκατομμύριο миллион миллиона миллионов млн мільйон мільйона "
    "мільйони мільйонів",
    7: "crore",
    9: "bi bilhão bilhões billion bln bn md mds mia miliar miliard "
    "miliarda miliarde miliardi miliardo miliardy miliardów miljard "
    "miljarder miljardi miljardia milliard milliarde milliarden "
    "milliarder milliards milliárd milm milyar mld mr mrd δισ δισεκ "
    "δισεκατομμύρια δισεκατομμύριο миллиард миллиарда миллиардов млрд "
    "мільярд мільярда мільярди мільярдів",
    12: "bil bilion biliona bilionu biliony bilionów bilionů bilj biljoen "
    "biljon biljoner biljoona biljoonaa bill billionen billioner "
    "billions billió billones billón bio tn tri tril trilhão trilhões "
    "trilioane trilion triliun trillion trilyon trn τρισ "
    "τρισεκατομμύρια τρισεκατομμύριο триллион триллиона триллионов "
    "трильйон трильйона трильйони трильйонів трлн",
}  # fmt: skip
"""Words by the power of ten that they are."""

SCALE_WORDS = {
    word: 10**power for power, row in _SCALES.items() for word in row.split()
}
"""
Powers of ten of twenty languages, as CLDR and the press write them.

They are listed because the language of a word is not known here, and Babel
needs 0.2 s and 24 MB for twenty languages, which an event loop would wait
for. A test compares them with `number_format`.
"""

"""
Recognise notices that only subscribers can read the rest of a text.

Each site writes such a notice in its own words, so a list of sentences cannot
be complete. Each sentence of a notice has one of three shapes. It says that
this text is only for subscribers. It asks whether the reader is a subscriber
already. Or it begins with a request to subscribe or to log in, and names
reading. A sentence of a story that mentions subscribers has none of these
shapes. Sentences that many sites share are in ``furniture.txt``.
"""

import re

from extractors.fields.caseless import compile_caseless

__all__ = ["is_access_notice"]

_LONGEST = 180  # characters
_SUBSCRIBER = (
    r"(?:subscri|members?\b(?! of)|abonn|abbona|suscri|assin(?:ante|e\b)|"
    r"prenumer|předpla|predpla|előfizet|tilaa|подпис|передплат|συνδρομ|abone|"
    r"subskr|pretplat|претплат|абон|naročni|abonent|tellija|áskrif|"
    r"plus\b|premium\b|berlangganan|pelanggan|مشترك|اشترا?ك|"
    r"מנוי|مشترک|اشتراک)"
)
_THIS_TEXT = (
    r"(?:th(?:is|e (?:rest of this|full)) (?:article|story|post|content|text|"
    r"page)|"
    r"diese[rn]? (?:artikel|beitrag|text|inhalt)|"
    r"(?:cet article|ce (?:contenu|texte))|"
    r"est[ea] (?:art[ií]culo|contenido|noticia|nota|artigo|conteúdo|texto|"
    r"matéria|"
    r"notícia|reportagem)|(?:contenido|contenuto|conteúdo) (?=s[oó]lo|solo|"
    r"exclusiv)|"
    r"quest[oa] (?:articolo|contenuto|notizia)|(?:dit artikel|deze inhoud)|"
    r"(?:den här|denna|denne|dette) (?:artikel\w*|text\w*|sak\w*|innehåll\w*|"
    r"indhold\w*|innhold\w*)|tämä (?:artikkeli|juttu|sisältö)|"
    r"t(?:en|a) (?:artykuł|tekst|treść)|t(?:ento|oto) (?:článek|text|obsah|"
    r"článok)|"
    r"(?:эт(?:от|а) )?(?:материал|статья|текст)|(?:ц(?:ей|я) )?(?:матеріал|"
    r"стаття)|"
    r"bu (?:içerik|haber|yazı|makale)|αυτό το (?:άρθρο|κείμενο)|"
    r"ov(?:aj|o|a) (?:članak|tekst|sadržaj|vij?est)|ta (?:članek|vsebina)|"
    r"овај (?:чланак|текст|садржај)|тази статия|това съдържание|"
    r"šis straipsnis|see artikkel|aquest (?:article|contingut)|þessi grein|"
    r"ez a (?:cikk|tartalom)|acest (?:articol|conținut)|artikel ini|"
    r"هذ[اه] (?:ال)?(?:مقال\w?|محتوى)|כתבה זו)"
)
_ONLY = (
    r"(?:only|for|part of|exclusiv\w*|nur|für|teil|réservée?|s[oó]lo|para|"
    r"riservato|solo|per|alleen|voor|bara|för|kun|for|vain|tylko|dla|jen|"
    r"pouze|"
    r"pro|только|лише|тільки|yalnızca|sadece|özel\w*|μόνο|csak|doar|pentru|"
    r"hanya|samo|isključivo|само|tik|ainult|només|len|aðeins|فقط|רק)"
)
_ALREADY = (
    r"(?:already|bereits|schon|déjà|ya|già|já|al|redan|allerede|joko|jo|już|"
    r"ju[zž]|"
    r"již|už|уже|вже|zaten|ήδη|már|deja|sudah)"
)
_REQUEST = (
    r"(?:subscribe|become|upgrade|register|log ?in|sign ?(?:in|up)|"
    r"(?:jetzt )?(?:abonnieren|anmelden|registrieren|werden sie)|"
    r"abonnez|connectez|inscrivez|suscr[ií]be|reg[ií]strate|inicia|hazte|"
    r"assine|faça|torne|abbonati|accedi|iscriviti|registrati|"
    r"abonneer|word|log(?:ga)? in|bli(?:v)? |köp|logg inn|log ind|"
    r"tilaa|kirjaudu|subskrybuj|zaloguj|wykup|předpla[tť]|přihlas|"
    r"оформите|подпишитесь|войдите|оформіть|підпишіться|увійдіть|"
    r"abone ol|giriş yap|εγγραφείτε|συνδεθείτε|γίνετε|fizessen|jelentkezzen|"
    r"pretplatite|prijavite|претплатите|пријавите|predpla[tť]|prihlás|"
    r"naročite|абонирайте|влезте|prenumeruokite|prisijunkite|tellige|"
    r"subscriviu|abonează|langganan|berlangganan)"
)
_READ = (
    r"(?:read|lesen|lire|lecture|leer|leyendo|ler\b|lendo|leitura|legg|"
    r"lettura|"
    r"lezen|läs|les[ae]?\b|læs|luke|lue\b|czyta|čten|číst|чита|прочит|oku|"
    r"čita|číta|branj|brati|чете|skaity|luge|llegi|"
    r"διαβά|ανάγνωσ|olvas|cit[ei]|baca)"
)
_LOG_IN = (
    r"(?:(?:log|sign) ?in|(?:hier |jetzt )?(?:anmelden|einloggen)|"
    r"connectez-vous|se connecter|inici(?:a|e|ar) sesión|accedi|"
    r"(?:faça|fazer) login|entrar?|inloggen|logga in|logg inn|log ind|"
    r"kirjaudu(?: sisään)?|zaloguj się|přihlas(?:te|it) se|войти|войдите|"
    r"увійти|"
    r"увійдіть|giriş yap(?:ın)?|συνδεθείτε|(?:jelentkezzen|lépjen) be|"
    r"autentifică-te|masuk)"
)
_SHAPES = compile_caseless(
    rf"{_THIS_TEXT}\b[^\n]{{0,40}}?\b{_ONLY}\b[^\n]{{0,30}}?{_SUBSCRIBER}"
    r"[^\s.]{0,14}(?:\s[^\s.]{1,14}){0,2}\W{0,2}$|"
    rf"(?=[^\n]{{0,40}}\b{_ALREADY}\b)(?=[^\n]{{0,40}}{_SUBSCRIBER})"
    r"[^\n]{4,60}[?;؟]$|"
    rf"{_REQUEST}[^\n,]{{0,60}},?[^\n,]{{0,30}}{_READ}\w{{0,10}}"
    r"(?:\s[^\s,.]{1,14}){0,3}\W{0,2}$|"
    rf"[^\n]{{0,12}}{_READ}[^\n,]{{1,20}} abone olun(?:uz)?\W?$|"
    r"weiterlesen mit [^\n,]{1,30}$|"
    rf"(?:il vous reste|te queda|noch) [^\n]{{1,12}}% [^\n]{{2,30}}{_READ}"
)
_FOLLOWS = compile_caseless(rf"(?:{_LOG_IN}|{_REQUEST})\b[^\n]{{0,30}}$")
_WORTH_READING = compile_caseless(_SUBSCRIBER)
_SENTENCES = re.compile(r"(?<=[.!?;؟])\s+")
_QUOTES = re.compile('["“”„«»]')


def is_access_notice(line: str) -> bool:
    """Return whether a line only says that subscribers can read the rest."""
    line = line.strip()
    if (
        len(line) > _LONGEST
        or not _WORTH_READING.search(line)
        or _QUOTES.search(line)
    ):
        return False
    first, *others = _SENTENCES.split(line.replace(" ?", "?"))
    return _SHAPES.match(first) is not None and all(
        _SHAPES.match(other) or _FOLLOWS.match(other) for other in others
    )

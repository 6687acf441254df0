"""
Names of sites and sections, as they stand behind a page's title.

    Ferry sinks | World | The Northport Gazette      渡轮沉没_北港新闻网
"""

import re

from extractors.fields.text import fold

__all__ = ["has_name_of_press", "is_address", "is_same_site", "is_section"]

_ARTICLE = re.compile(
    r"(?:the|le|la|les|l|el|los|il|lo|der|die|das|de|het|o|a) "
)
_ADDED = (
    r"(?:news|online|tv|web|com|net|press|media|digital|nachrichten|noticias|"
    r"notizie|nyheter|uutiset|haberleri|haber|новости|ニュース|新闻|新聞|뉴스)"
)
_BEHIND_NAME = re.compile(rf"(?: {_ADDED}){{1,2}}")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[\w-]{1,40}\.){1,3}[a-z]{2,8}", re.IGNORECASE
)
_DOMAIN = re.compile(r"(?:www\.)?([\w-]+)(?:\.[\w-]{2,8}){1,3}")
_PRESS = re.compile(
    r"(?:新闻网?|新聞網?|日报|日報|时报|時報|晚报|晚報|早报|早報|在线|在線|网|網|"
    r"社|通讯社|通信社|电视台|電視台|ニュース|新聞社?|オンライン|テレビ|放送|"
    r"신문|일보|뉴스|방송|타임스|경제)(?:\w{0,8})$"
)
_MAX_NAME = 80  # characters
_MAX_SECTION = 40  # characters
_SECTION = re.compile(
    r"(?:(?:us|uk|eu|local|top|latest|breaking|real|general|daily) )?"
    r"(?:world|business|sports?|football|soccer|politics|opinion|culture|news|"
    r"local|national|international|lifestyle|life|science|health|tech|"
    r"technology|entertainment|economy|markets?|finance|money|travel|food|"
    r"environment|climate|education|society|arts?|books|film|music|media|"
    r"europe|asia|africa|americas|middle east|explained|features?|crime|"
    r"panorama|politik|wirtschaft|kultur|gesellschaft|wissen|wissenschaft|"
    r"digital|reise|auto|meinung|ausland|inland|lokales|regional|regionales|"
    r"nachrichten|aktuell|"
    r"actualités?|société|monde|politique|économie|faits divers|culture|"
    r"sciences?|santé|planète|environnement|france|régions?|débats|médias|"
    r"mundo|sociedad|política|economía|cultura|deportes|internacional|"
    r"nacional|sucesos|españa|opinión|tecnología|ciencia|gente|"
    r"cronaca|esteri|economia|politica|spettacoli|cronache|mondo|salute|"
    r"brasil|esportes?|desporto|cotidiano|sociedade|cidades|saúde|"
    r"binnenland|buitenland|economie|politiek|cultuur|"
    r"inrikes|utrikes|ekonomi|nyheter|kultur|innenriks|utenriks|økonomi|"
    r"indland|udland|samfund|kotimaa|ulkomaat|talous|urheilu|politiikka|"
    r"polska|świat|kraj|biznes|gospodarka|wiadomości|"
    r"domácí|zahraniční|ekonomika|domov|svět|z domova|"
    r"belföld|külföld|gazdaság|kultúra|"
    r"gündem|dünya|spor|siyaset|"
    r"общество|политика|экономика|мир|в мире|спорт|культура|происшествия|"
    r"новости|суспільство|політика|економіка|світ|новини|"
    r"κόσμος|πολιτική|οικονομία|κοινωνία|ελλάδα|αθλητικά|"
    r"العالم|سياسة|اقتصاد|رياضة|أخبار|محليات|"
    r"社會|社会|国际|國際|国際|政治|经济|經濟|経済|体育|體育|娱乐|娛樂|財經|财经|时政|時政|科技|文化|"
    r"生活|国内|國內|要聞|要闻|スポーツ|エンタメ|사회|정치|경제|국제|문화|스포츠|연예|"
    r"berita|nasional|internasional|ekonomi|olahraga)"
    r"(?: (?:and|&|et|y|und|e|news)(?: \w{3,14})?)?"
)


def is_same_site(part: str, site: str) -> bool:
    """Return whether a part of a title is the site's name in any form."""
    if not part or not site or len(part) > _MAX_NAME:
        return False
    name, known = _bare_name(part), _bare_name(site[:_MAX_NAME])
    if not name or not known:
        return False
    return (
        name == known
        or name.replace(" ", "") == known.replace(" ", "")
        or any(
            longer.startswith(shorter)
            and _BEHIND_NAME.fullmatch(longer, len(shorter)) is not None
            for longer, shorter in ((name, known), (known, name))
        )
    )


def is_address(part: str) -> bool:
    """Return whether a part of a title is a web address: ``port.example``."""
    return len(part) <= _MAX_NAME and _ADDRESS.fullmatch(part) is not None


def is_section(part: str) -> bool:
    """Return whether a part of a title is the name of a section."""
    return (
        len(part) <= _MAX_SECTION
        and _SECTION.fullmatch(part.casefold()) is not None
    )


def has_name_of_press(part: str) -> bool:
    """Return whether a part in a script of East Asia is a paper's name."""
    return len(part) <= _MAX_SECTION and _PRESS.search(part) is not None


def _bare_name(name: str) -> str:
    """Return a name, or the label of a host, folded and without article."""
    domain = _DOMAIN.fullmatch(name)
    return _ARTICLE.sub("", fold(domain[1] if domain else name), count=1)

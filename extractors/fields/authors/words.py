"""
The words around the names of authors, language by language.

Labels and prepositions stand before a name, tasks behind it, particles in it.
"""

__all__ = ["LABELS", "PARTICLES", "PREPOSITIONS", "ROLES", "WITH_ROLES"]

PREPOSITIONS = (
    (r"(?:(?:text|story|words|report(?:ed|ing)?|written|posted|updated|analysis"
     r"|opinion|comment|review|interview)\s+"
     r"|(?:posted|published|updated)\s+(?:on\s+)?[^\n.]{4,30}\d\s+)?by",
     r"in|at|from|for|of|For(?=\s[Tt]he\s)|FOR(?=\sTHE\s)"),
    (r"(?:(?:eine?\s+)?(?:(?:gast)?beitrag|text|bericht|artikel|kommentar"
     r"|interview|analyse|reportage)\s+)?von(?:\s+unsere[mnr]\s+[^\W\d_]{6,20})?"
     r"|aus\s+[^\W\d_]{3,20}\s+(?:berichte[nt]|von)"
     r"|das\s+(?:interview|gespräch)\s+führten?", r"in|aus|für"),
    (r"(?:(?:propos\s+recueillis|écrit|publié|texte)\s+"
     r"|(?:publié|posté)\s+le\s+[^\n]{4,40}\d\w?\s+)?par"
     r"|de\s+notre\s+(?:envoyée?\s+spéciale?|correspondante?),?"
     r"|(?:une?\s+)?(?:chronique|tribune|analyse|reportage|récit|enquête)\s+de"
     r"(?=\s\S+\s\S)",
     r"à|en|pour"),
    (r"(?:(?:escrito|texto|reportagem|reportaje)\s+"
     r"|publicado\s+(?:el|em)\s+[^\n]{4,40}\d\w?\s+)?por",
     r"en|em|para|desde"),
    (r"(?:(?:a\s+cura|testo|articolo|servizio)\s+)?di|d(?:al|alla|el)\s+nostr[oa]\s+(?:inviat|corrispondent)[aoe]",
     r"da|a|per"),
    (r"door(?:\s+onze\s+(?:verslag|redact|correspond)[^\W\d_]{2,10})?"
     r"|van\s+onze\s+(?:verslag|redact)[^\W\d_]{3,8}", r"in|uit|voor"),
    (r"(?:(?:te[kx]st|skrevet|skriven)\s+)?a[vf]", r"i|fra|från|for|för"),
    (r"oleh", r"di|dari|untuk"),
    (r"(?:ρεπορτάζ\s+)?τ(?:ου|ης|ων)", r"στ(?:ο|η|ην|ον)|από|για"),
)  # fmt: skip
"""Words before a name, and those before the place behind it, as patterns."""

LABELS = (
    r"(?:written|words|story|text)\s+by|(?:verfasst|geschrieben)\s+von|"
    r"(?:écrit|publié)\s+par|(?:escrito|publicado)\s+por|scritto\s+da|"
    r"geschreven\s+door|skriven\s+av|skrevet\s+a[vf]|napisane\s+przez|"
    r"authors?|autor(?:a|en|in|es|as|zy|k[ay]|ica|i?us|ė|s)?|avtor(?:ica)?|"
    r"piš(?:e|u)|napisa(?:o|la|li)|napsala?|parašė|höfundur|пише|"
    r"auteure?s?|autric[ei]|autore|autori|författare|forfatter|"
    r"reporters?|reportero|texto?e?|teksti?|testo|szöveg|írta|szerző|tác giả|"
    r"words|written|journalist|interview|redacción|redação|oprac\.?|"
    r"opracował[ai]?|rozmawiał[ai]?|yazan|hazırlayan|laporan|bài(?: viết)?|"
    r"by|von|par|por|di|door|av|af|oleh|penulis|pewarta|reporter|yazar|haber|"
    r"автор(?:[ыи]|ка)?|аутор|текст|取材・文|作者|文|撰文|记者|記者|執筆|筆者|글|기자|"
    r"بقلم|كتب|كتبت|الكاتب|کاتب|نویسنده|लेखक|द्वारा|מאת|συντάκτ\w{2,3}|κείμενο"
)
"""Words before a colon and a name, as a pattern."""

PARTICLES = frozenset(
    {"von", "van", "vom", "zu", "zum", "zur", "de", "da", "do", "dos",
     "das", "del", "della", "di", "der", "den", "ter", "ten", "te", "la",
     "le", "las", "los", "el", "al", "bin", "ibn", "ben", "bint", "abu",
     "af", "av", "du", "des", "d’", "y", "e", "i", "san", "st", "und"}
)  # fmt: skip
"""Words in small letters that are part of names."""

ROLES = frozenset(
    {"staff", "writer", "writers", "reporter", "reporters", "editor",
     "editors", "correspondent", "correspondents", "journalist",
     "journalists", "columnist", "contributor", "contributors", "producer",
     "author", "authors", "freelance", "freelancer", "intern", "bureau",
     "desk", "newsroom", "team", "admin", "administrator", "webmaster",
     "developer", "user", "guest", "editorial", "board", "agency",
     "agencies", "newsdesk", "moderator", "director", "analyst",
     "strategist", "manager", "publisher", "photographer",
     "redaktion", "redakteur", "redakteurin", "redakteure",
     "korrespondent", "korrespondentin", "korrespondenten", "reporterin",
     "chefredakteur", "chefredakteurin", "chefreporter", "merkezi",
     "enviado", "enviada", "inviato", "inviata", "envoyé", "envoyée",
     "autor", "autorin", "autoren", "journalistin", "mitarbeiter",
     "mitarbeiterin", "gastautor", "volontär", "volontärin", "agenturen",
     "agentur", "rédaction", "redaction", "rédacteur", "rédactrice",
     "journaliste", "journalistes", "correspondant", "correspondante",
     "auteur", "agences", "agence", "redacción", "redaccion", "redactor",
     "redactora", "redactores", "corresponsal", "periodista", "reportero",
     "reportera", "agencias", "agencia", "autores", "redação", "redacao",
     "repórter", "correspondente", "jornalista", "agências", "redazione",
     "redattore", "corrispondente", "giornalista", "agenzie", "redactie",
     "redacteur", "verslaggever", "redaktionen",
     "redaktør", "redaktör", "journalister", "redaksjonen", "redakcja",
     "redaktor", "redakce", "redakcia", "dziennikarz", "korespondent",
     "toimitus", "szerkesztőség", "redaksi", "wartawan", "editörü",
     "muhabir", "редакция", "редактор", "корреспондент", "журналист",
     "автор", "редакція", "журналіст", "記者", "记者", "编辑", "編集部",
     "编辑部",
     "本报记者", "편집부", "기자", "المحرر", "التحرير", "مراسل", "محرر"}
)  # fmt: skip
"""Tasks and desks."""

WITH_ROLES = frozenset(
    {"the", "our", "a", "an", "news", "web", "online", "digital", "local",
     "national", "special", "senior", "chief", "deputy", "managing",
     "political", "business", "sports", "sport", "economics", "foreign",
     "world", "city", "general", "site", "central", "by", "and", "of",
     "for", "from", "la", "de", "el", "le", "les", "los", "di", "der",
     "die", "das", "da", "do", "unser", "unsere", "chef", "und", "et", "y",
     "e", "assistant", "associate", "lead", "first", "breaking",
     "international", "cura", "della", "onze", "van", "haber"}
)  # fmt: skip
"""Words that stand beside tasks."""

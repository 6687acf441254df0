"""
Labels before a headline that name the genre of its story.

    ANALYSIS-Why the ferries stopped        OPINION | Ferries must be free
    [인터뷰] 선장의 하루                      REPORTAGE. Une nuit au port

The genres are those of IPTC's NewsCodes (https://cv.iptc.org/newscodes/genre).
A label is written in capitals or in brackets: ``Interview: ...`` in small
letters is as often the first word of the headline. Checked 2026-12.
"""

import re

__all__ = ["GENRE_LABELS", "HYPHENATED_LABELS", "genre_of"]

_GENRES = {
    "Exclusive": (
        r"exclusive|exclusif|exclusivit[éÉ]|exclusiva|exclusivo|esclusiva"
        r"|exkluziv|exklusiv|eksklusi[vf]|exclusief|эксклюзив|ексклюзив"
        r"|özel haber|独家|獨家|独自|단독|حصري|خاص"
    ),
    "Analysis": (
        r"(?:news )?analysis|analyse|an[áa]lisis|análise|analisi|analys"
        r"|analyysi|analiza|analýza|elemzés|анализ|аналіз|аналитика|analiz"
        r"|d[ée]cryptage|分析|解析|분석|تحليل"
    ),
    "Opinion": (
        r"opinion|op-ed|editorial|commentary|comment|column|viewpoint"
        r"|breakingviews|leitartikel|kommentar|kolumne|gastbeitrag|glosse"
        r"|tribune|[ée]dito|opini[óo]n|comentario|opinião|columna"
        r"|editoriale|commento|opinie|ledare|krönika|debatt|leder|kronikk"
        r"|kronik|pääkirjoitus|kolumni|kommentti|opinia|komentarz|felieton"
        r"|komentář|komentár|мнение|колонка|yorum"
        r"|社説|社论|社論|コラム|評論|评论|사설|칼럼|기고|رأي"
    ),
    "Interview": (
        r"(?:\w{2,12} )?interview|entretien|entrevista|intervista"
        r"|intervju|haastattelu|wywiad|rozhovor|interjú|интервью|интерв[’']ю"
        r"|röportaj|söyleşi|专访|專訪|インタビュー|인터뷰|مقابلة|حوار"
    ),
    "Background": (
        r"factbox|fact box|timeline|explainer|backgrounder|chronology"
        r"|scenarios|hintergrund|erklärstück|faktencheck|fragen und antworten"
        r"|chronologie|rep[èe]res|contexte|las claves|claves|cronolog[íi]a"
        r"|scheda|fakta|tausta|taustoitus|справка|довідка|解説|해설"
    ),
    "Curtain raiser": (
        r"preview|(?:\w{2,12} )?curtain-?raiser|vorschau|vorbericht"
        r"|avant-papier|avant-match|la previa|previa|anteprima"
        r"|voorbeschouwing|zapowiedź|превью|展望|프리뷰"
    ),
    "Feature": (
        r"(?:news )?feature|news focus|focus|long read|reportage|cr[óo]nica"
        r"|reportaje|reportagem|reporta[żž]|репортаж|특집|기획|特集|特写|特寫"
    ),
    "Profile": (
        r"profile|newsmaker|portr[äa]t|portrait|perfil|ritratto|portret"
        r"|henkilökuva|портрет|人物"
    ),
    "Obituary": (
        r"obituary|nachruf|n[ée]crologie|obituario|obituário|necrologio"
        r"|dödsruna|nekrolog|некролог|부고|訃報|讣告"
    ),
    "Question and answer session": r"q\s?&\s?a|q\+a|faq|一問一答|일문일답",
    "Special report": r"special report|spezial|grand format",
    "Polls and surveys": r"reuters poll|umfrage|sondage|sondaggio|encuesta",
    "Press-digest": (
        r"press digest|press review|pressestimmen|presseschau|pressespiegel"
        r"|revue de presse|revista de prensa|rassegna stampa"
    ),
    "Daybook": r"daybook|terminvorschau|tagesvorschau|agenda du jour",
    "Transcript and verbatim": r"transcript|verbatim|(?:im )?wortlaut",
}
_HYPHENATED = {
    "Background": r"highlights",
    "Curtain raiser": r"look ?ahead|week ahead",
    "Daybook": r"diary|agenda",
    "Exclusive": r"scoop",
    "Opinion": r"instant view",
    "Polls and surveys": r"poll",
    "Results listings and statistics": r"tables?|results",
    "Transcript and verbatim": r"text",
    "Summary": r"(?:news|business|world|sports) summary",
    "Special report": r"insight",
    "": (
        r"brief|media|graphic|research alert|buzz|deals of the day"
        r"|(?:global|emerging|us|european|asian) (?:markets|stocks)"
        r"|stocks news(?: [a-z]{2,8})?|forex|treasuries|metals|precious"
    ),
}
"""Words that also begin headlines; the hyphen of Reuters marks them."""

GENRE_LABELS = "|".join(_GENRES.values())
"""Labels in small letters, as a pattern."""

HYPHENATED_LABELS = "|".join(_HYPHENATED.values())
"""The same, of labels that a hyphen follows."""

_BY_GENRE = [
    (genre, re.compile(labels, re.IGNORECASE))
    for by_genre in (_GENRES, _HYPHENATED)
    for genre, labels in by_genre.items()
]
_SIGNS = " \t-:：–—|/.!()[]<>〈〉【】（）＜＞*+="


def genre_of(mark: str) -> str:
    """Return the IPTC genre that a mark names; empty if none."""
    label = mark.strip(_SIGNS)
    return next(
        (genre for genre, labels in _BY_GENRE if labels.fullmatch(label)), ""
    )

"""
The words of the desk's notes, language by language.

They say what a version adds, corrects or repeats, which media come with it,
and for whom the note is. Checked 2026-11.
"""

from extractors.providers.labels import ADDS, CORRECTING

__all__ = [
    "AMENDED",
    "BARE",
    "BY",
    "CORRECTS",
    "EARLIER",
    "EARLIER_OF_THIS",
    "ELSEWHERE",
    "ERRORS",
    "FIRST",
    "MEDIA",
    "NOTES",
    "OF",
    "OF_THIS",
    "RENEWED",
    "REPEATS",
    "SLUGS",
    "STORY",
    "SUBJECTS",
    "THIS",
    "UPDATES",
    "WAS",
]

UPDATES = "|".join(
    (
        *ADDS,
        r"adding|update[sd]?\b|updating|recasting|writes?\s+through|writethru",
        r"reopens|substitut|replaces|\d(?:st|nd|rd|th)\s+(?:ld|lead)\b",
        r"(?:ld|lead)(?=[\])])|remplace|ersetzt|vervangt|nieuw\s*:|neu\b",
        r"durchgehend\s+(?:neu|aktuali)|neue?\s+fassung|neufassung",
        r"mise\s+à\s+jour|notícia\s+(?:atual|substitu)|em\s+atualização",
        r"com\s+mais\s+informaç|voegt\b|aanvull|bijkomende\s+informatie",
        r"utökad|kompletter|päivit|täydenn|lisätty|dodano|aktualiz|dopĺňa",
        r"frissít|kiegészít|completare|adaugă|dopunjen|ažuriran|допуњен",
        r"ενημερ|προσθ|güncell|eklen|pembaruan|続報|종합",
    )
)
"""Stems with which a note says that it adds, in any letters."""

CORRECTS = "|".join(
    (
        r"correct(?:s|ed|ing|ion)\b|clarif|fixes",
        # Danish and Norwegian; in German rescuers.
        r"retter\s+(?:tal|navn|fejl|feil|titel|tittel)",
        *CORRECTING,
        r"[^()\uff08\uff09]{1,40}(?:訂正|更正)",
    )
)
"""Stems with which a note says that it corrects, in any letters."""

REPEATS = (
    r"repeats|wiederhol|répétition|reprise|repite|reitera|repete|rpt\b|повтор"
)
"""Stems with which a note says that it is sent again, in any letters."""

SUBJECTS = (
    r"quotes?|details?|comments?|reactions?|background|context|graphics?"
    r"|headlines?|paragraphs?|paras?|bullets?|bylines?|datelines?|leads?"
    r"|photos?|pictures?|links?|tags?|slugs?|keywords?|results?|prices?"
    r"|shares?|milestones?|throughout|changes|typo|text|embargo"
    r"|statements?|analysts?|figures?|table"
)
"""What a note without brackets adds or corrects, in English."""

BARE = (
    r"(?:adds|updates|updated|recasts|rewrites|refiles|repeats|corrects|fixes"
    r"|removes|drops|writes\s+through)"
)
"""Reuters writes ``Adds quotes from minister``, without brackets."""

MEDIA = (
    r"photos?|pictures?|images?|videos?|audio|graphics?|infographics?|maps?"
    r"|files?|archive|fotos?|bild(?:ern?)?|grafik(?:en)?|archiv|karte"
    r"|vidéos?|infographie|archives|carte|gráficos?|v[íi]deos?|áudio|archivo"
    r"|arquivo|mapa|infograf[íi]as?|grafica|video|immagini|foto|beeld"
    r"|bilder|kuva(?:t)?|zdjęci[ea]|wideo|obraz|grafika|fotografie|fotó"
    r"|videó|foto\w{0,4}|fotoğrafl[ıi]|fotoğraf|görüntülü|görüntü"
    r"|фото|видео|відео|инфографика|інфографіка|графика|صور|صورة|فيديو",
    r"写真|動画|映像|画像|图|图片|图表|视频|사진|영상|그래픽",
    r"opis|krótka|synteza|synthèse|papier\s+g[ée]n[ée]ral|zusammenfassung"
    r"|überblick|gesamt|resumen|general|riepilogo|overview|summary|wrap",
)
"""Media that come with a story, and the kind of its report."""

SLUGS = (
    r"(?:(?:with|see|also)\b:?\s*)?BC-[A-Z]{2,3}-{1,2}\S.{0,80}",
    r"AP\s(?:Photos?|Video|Graphics?|Audio)(?:\s[A-Z0-9:,-]{2,20}){0,6}\.?",
    r"\^[^^\n]{5,200}\^",
    r"#{1,3}\s?dpa-Notizblock",
)
"""Lines of a service's own format: a slug, AP's ``^headline^``."""

STORY = (
    r"(?:story|article|report|version|item|copy|dispatch|post)\b",
    r"(?:artikels?|texte?s?|beitrag(?:e?s)?|meldung|bericht(?:e?s)?|nachricht)\b",
    r"(?:article|dépêche|texte|papier)\b",
    r"(?:noticia|nota|información|artículo|texto|notícia|matéria|reportagem"
    r"|artigo|articolo|notizia|testo|pezzo)\b",
    r"(?:artikel(?:en)?|bericht|stuk|saken?|sagen|artikkelen|teksten|texten"
    r"|artikeln|nyheten|juttu\w{0,3}|artikkeli\w{0,3}|uuti\w{2,5})\b",
    r"(?:artykuł\w{0,2}|tekst\w{0,2}|depesz\w|člán(?:ek|ku)|zpráv\w|text\w{0,2}"
    r"|cikk\w{0,5}|articolul\w{0,2}|știre\w|član(?:ak|ka)|vijest\w?)\b",
    r"(?:материал|текст|стать|новост|сообщени|заметк|матеріал|статт|новин"
    r"|повідомлен)\w{0,3}\b",
    r"haber\w{0,4}\b|berita\b|記事|配信|本文|本稿|报道|報道|文章|기사|المقال|الخبر",
)
"""A story, as a note calls it, in any letters."""

THIS = (
    r"this|dies(?:er|e|es|en)"
    r"|cet(?:te)?|ce|est[ae]|quest[ao]|quest['’]|dit|deze|denne|dette|denna"
    r"|detta|tä(?:mä|tä)|t[eao]n?|tent?o|tato|aceast[ăa]|acest|ez\sa|ov(?:aj|a)"
    r"|эт(?:от|а|о)|ц(?:ей|я|е)|bu|この|本|此|이|هذا|هذه"
)
"""``this``, before the word for the story, in any letters."""

AMENDED = "|".join(
    (
        r"correct|amend|clarif|berichtigt|richtiggestellt|geändert|modifi|errat",
        r"rettet|rättat|rättad|korjattu|oprav|ispravlj|изменен|düzelt",
        r"gecorrigeerd|correctie|aangepast|poprawion|skorygowan|javít|정정|수정",
        r"fe de err|korrektur|korrig|corrett",
        *CORRECTING,
    )
)
"""Stems with which a sentence says that a story was corrected."""

RENEWED = (
    r"updated|aktualisiert|ergänzt|mise?\sà\sjour|actualis|actualizad|atualizad"
    r"|ampliad|aggiornat|bijgewerkt|aangevuld|oppdater|opdater|uppdater"
    r"|päivitetty|täydenn|zaktualizowan|uzupełnion|aktualizován|aktualizujeme"
    r"|frissül|frissít|actualizat|ažurira|обновл|дополн|оновл|доповн|güncell"
    r"|更新|업데이트|تحديث"
)
"""Stems with which a sentence says that a story was updated."""

EARLIER = (
    r"(?:(?:earlier|previous|original|initial)\sversions?"
    r"|(?:frühere|vorherige|ursprüngliche|ältere)[nr]?\s(?:version|fassung)"
    r"|précédente\sversion|version\s(?:précédente|antérieure|initiale)"
    r"|versi[óo]n\s(?:anterior|previa|inicial)|vers[ãa]o\s(?:anterior|inicial)"
    r"|precedente\sversione|versione\s(?:precedente|originale)"
    r"|(?:eerdere|vorige)\sversie|tidligere\s(?:version|versjon|udgave|utgave)"
    r"|tidigare\sversion)"
)
"""An earlier version, in languages that say with a preposition of what."""

FIRST = (
    r"first\sversion|ersten?\s(?:version|fassung)|première\sversion"
    r"|primera\sversión|primeira\svers[ãa]o|prima\sversione|eerste\sversie"
    r"|første\s(?:version|versjon|udgave|utgave)|första\sversion"
)
"""A first version: people, too, tell a first version of what happened."""

OF = r"of|des|der|du|de|d['’]|del|della|dello|do|da|van|av|af|for|för"
"""Prepositions before what it is a version of."""

OF_THIS = (
    r"of\sth(?:is|e)|diese[rs]|de\scet(?:te)?|de\sest[ae]|dest[ae]"
    r"|di\squest[ao]|van\s(?:dit|deze)|av\sdenna|a[vf]\sdenne|av\sdetta"
)
"""``of this``, before the word for the story."""

BY = r"by|par|por|pel[oa]s?|von|vom|durch|dal?|dalla|door|av|af|przez"
"""Prepositions before who did it: a law is changed by somebody."""

EARLIER_OF_THIS = (
    r"(?:aiem|aikaisem)\w{3,8}\sversio\w{0,4}"
    r"|(?:wcześniejszej|poprzedniej|pierwotnej)\swersji"
    r"|(?:předchozí|původní|dřívější)\sverzi|(?:korábbi|előző)\sváltozat\w{0,4}"
    r"|(?:предыдущей|первоначальной|прежней|более\sранней)\sверсии"
    r"|(?:попередній|початковій)\sверсії|önceki\s(?:sürüm|versiyon|hal)\w{0,5}"
    r"|当初の|以前の|이전|نسخة\sسابقة"
)
"""The same in others; the word for the story must follow."""

ELSEWHERE = (
    r"\s(?:was|first|had|has been|is|wurde|ist|a été|fue|è stat[ao])?"
    r"\s?(?:first\s)?(?:appeared|published|ran\b|withdrawn|erschien|zurückgezogen|parue?"
    r"|retirée?|apareci|publicad|retirad|pubblicat|ritirat|verscheen)"
)
"""What is said of an earlier version in which nothing was wrong."""

ERRORS = (
    r"\b(?:mis(?:spell|stat|identif|quot|attribut|report)|incorrect|wrong"
    r"|erron|inaccura|mistak|in\serror|falsch|irrtümlich|fehlerhaft|erróne"
    r"|equivocad|incorret|errad|sbagliat|errat|verkeerd|onjuist|foutief"
    r"|forkert|feilaktig|fejlagtig|fel\b|felaktig|fautif|inexact|à\stort)"
)
"""Stems of what was wrong in an earlier version, in any letters."""

WAS = (
    r"was|has|been|is|wurde|ist|worden|a|été|ha|sido|fue|foi|è|stat[ao]|werd"
    r"|er|ble|blev|har|on|został[ao]?|byl[ao]?|je|был[ао]?|було|est|again|last"
    r"|later|since|subsequently|first|published|nachträglich|zuletzt|at|am"
    r"|um|le|à|el|las?|il|alle|alla|op|om|kl\.?|den|dne|em|às|dnia|godz\.?|o"
    r"|в|о|and|und|et|y|e"
)
"""Words between the story and what was done to it, in any letters."""

NOTES = (
    r"editor['’]?s['’]?\snote|note\sfrom\sthe\seditor|hinweis|anmerkung"
    r"|(?:note|ndlr)\sde\sla\srédaction|ndlr|nota\s(?:de\s(?:la\s)?redac|del\seditor"
    r"|della\sreda|da\sreda)|noot\svan\sde\sreda|(?:redaksjonen|redaktionen|redaktionens)"
    r"|от\sредакции|від\sредакції|od\sredakcji|pozn\.?\sred"
)
"""Labels of a paper's note to its readers, in any letters."""

"""
The words of the last lines of a story, language by language.

They say that the story ends or goes on, who edited it, which agencies it was
made of, and who holds the rights. Checked 2026-11.
"""

__all__ = [
    "ALL_RIGHTS",
    "DESK_ROLES",
    "ENDS",
    "FOLLOWS",
    "MATERIAL",
    "NOTES",
    "NOT_EDITED",
    "SENTENCES",
    "WITH",
]

ENDS = (
    r"END(?:S|ITEM)?|Enditem|ENDE|SCHLU(?:SS|ß)|FIN|FINE|FIM|EINDE|SLUT+|LOPPU|KONIEC",
    r"KONEC|VÉGE|KRAJ|КРАЙ|SFÂRȘIT|SFÂRŞIT|ΤΕΛΟΣ|КОНЕЦ|КІНЕЦЬ|BİTTİ|SON|SELESAI",
    r"TAMAT|HẾT|النهاية|انتهى|انتهای پیام|پایان پیام|پایان|סוף|完|終|终|了",
    r"끝|समाप्त|จบ",
)
"""Words for the end. They stand in capitals, or between brackets or dashes."""

FOLLOWS = (
    r"MORE(?:\s+(?:TO\s+(?:COME|FOLLOW)|FOLLOWS|SOON))?|TO\s+BE\s+CONTINUED",
    r"CONT(?:INUED|INUES|D)|TO\s+FOLLOW|MTF|MFL|DETAILS\s+TO\s+FOLLOW",
    r"MEHR(?:\s+(?:FOLGT|IN\s+KÜRZE))?|FORTS(?:ETZUNG(?:\s+FOLGT)?)?\.?",
    r"WIRD\s+FORTGESETZT|FOLGT(?:\s+MEHR)?|[AÀ]\s+SUIVRE|SUIVRA|SUITE",
    r"SIGUE|CONTIN[UÚ]A|HABRÁ\s+AMPLIACIÓN|SEGUE|MAIS|SEGUE\s+MAIS",
    r"MEER(?:\s+VOLGT)?|VOLGT(?:\s+MEER)?|MER\s+(?:KOMMER|FØLGER|FÖLJER)|FORTS",
    r"MERE\s+FØLGER|JATKUU|CDN\.?|C\.D\.N\.?|CIĄG\s+DALSZY\s+NASTĄPI",
    r"POKRAČOV[ÁA]N[IÍ]E?|FOLYTATÁS\s+KÖVETKEZIK|FOLYT\.?|VA\s+URMA|URMEAZĂ",
    r"NASTAVLJA\s+SE|НАСТАВЉА\s+СЕ|SÜRECEK|SÜRÜYOR|DEVAM\s+EDECEK|ΣΥΝΕΧΕΙΑ",
    r"СЛЕДУЕТ|ПРОДОЛЖЕНИЕ\s+СЛЕДУЕТ|БОЛЕЕ\s+ПОДРОБНО|ПРОДОВЖЕННЯ(?:\s+БУДЕ)?",
    r"BERSAMBUNG|CÒN\s+NỮA|يتبع|یتبع|ادامه دارد|המשך יבוא",
    r"未完|待续|待續|续|続く|続|つづく|계속",
)
"""Words which say that more comes, framed or in capitals like `ENDS`."""

SENTENCES = (
    r"more (?:details )?(?:to follow|to come|follows)(?: soon| shortly)?",
    r"this is a (?:breaking|developing)(?: news)? story[.,;:]?(?: .{0,80})?"
    r"|(?:developing|breaking) story[.,;:]?"
    r"(?: (?:please )?(?:check back|more)\b.{0,60})?"
    r"|(?:this|the) (?:story|article) (?:will|is) be(?:ing)? updated\b.{0,60}",
    r"mehr in kürze|(?:weitere|mehr) (?:details|informationen|infos?)"
    r" (?:folgen|in kürze)(?: in kürze)?|(?:mer|mere|meer) (?:kommer|følger"
    r"|följer|(?:informatie )?volgt)",
    r"(?:diese[rs]?|der|die) (?:artikel|meldung|text|beitrag) wird"
    r" (?:laufend|fortlaufend|ständig|weiter)? ?aktualisiert",
    r"suite à venir|plus (?:d['’]informations|de détails)"
    r" (?:à (?:suivre|venir)|suivront)",
    r"habrá (?:ampliación|más información)|(?:seguirá|en) ampliación"
    r"|más información en (?:breve|instantes)|noticia en desarrollo",
    r"mais informações (?:em breve|a seguir)|(?:notícia )?em (?:atualização"
    r"|desenvolvimento)|seguirà|(?:notizia |articolo )?in aggiornamento",
    r"dit (?:bericht|artikel) wordt (?:aangevuld|bijgewerkt|geüpdatet)",
    r"(?:saken|artikkelen|sagen|artiklen|texten|artikeln|nyheten)"
    r" (?:oppdateres|opdateres|uppdateras)|(?:uuti|juttu)\w{0,4} (?:täydentyy"
    r"|päivittyy|päivitetään|täydennetään)",
    r"więcej (?:informacji )?(?:wkrótce|za chwilę)|aktualizujemy|(?:zprávu"
    r"|článek|text) (?:průběžně )?(?:aktualizujeme|doplňujeme)|(?:a )?"
    r"cikk(?:ünk)? (?:frissül|frissítjük)|știre în curs de actualizare"
    r"|(?:vijest|vest) se dopunj(?:uje|ava)",
    r"подробност(?:и|ей) (?:позже|следуют)|подробнее ?[-–—]? ?позже"
    r"|(?:новость|текст|материал) (?:дополняется|обновляется)"
    r"|(?:новина|текст|матеріал) (?:доповнюється|оновлюється)"
    r"|(?:деталі|подробиці) (?:згодом|пізніше)",
    r"haber güncelleniyor|(?:ayrıntılar|detaylar) (?:geliyor|birazdan)"
    r"|详情稍后|后续报道.{0,10}|続報あり(?:ます)?|التفاصيل لاحق[اًا]{0,2}",
)
"""The same as a sentence, in any letters."""

DESK_ROLES = (
    r"(?:copy|managing|duty|online|news|desk|web)?[ -]?editor(?: online)?s?"
    r"|edit(?:ed|ing)|translat(?:or|ed|ion)|proofreader|uploader|reporters?",
    r"auth?or|redaktion|redaktør|redaktör|redaksjon|redaktor(?:ka)?|redakto?re?|bearbeitung",
    r"übersetz(?:ung|er(?:in)?)|traduction|traducción|tradução|traduzione"
    r"|vertaling|översättning|oversettelse|oversættelse|käännös|tłumacz\w{0,5}",
    r"édition|rédaction|edición|edição|redazione|redactie|montage|redacția"
    r"|edició|editör|yayınlayan|çeviri|pewarta|penulis|penyunting|penerjemah",
    r"редактор(?:ы)?|перевод(?:чик)?|переклад|редагував",
    r"责任编辑|責任編輯|责编|責編|编辑|編輯|编审|校对|核稿編輯|編審|翻译|译者|審稿"
    r"|文字编辑|编校|監修|翻訳|編集|編集者|편집|번역|에디터",
    r"تحرير|إعداد|ترجمة|מערכת|עריכה|संपादन",
)
"""What the people of a desk do, before a colon and their names."""

ALL_RIGHTS = (
    r"all rights reserved|alle rechte (?:vorbehalten|voorbehouden)"
    r"|tous droits (?:de reproduction )?réservés|todos los derechos reservados"
    r"|todos os direitos reservados|tutti i diritti riservati|riproduzione"
    r" riservata|reproducción prohibida|prohibida su reproducción.{0,60}"
    r"|reproduction (?:interdite|prohibited).{0,60}|wszelkie prawa zastrzeżone"
    r"|všechna práva vyhrazena|všetky práva vyhradené|minden jog fenntartva"
    r"|toate drepturile rezervate|sva prava pridržana|все права защищены"
    r"|всі права захищено|tüm hakları saklıdır|hak cipta dilindungi.{0,40}"
    r"|alla rättigheter förbehållna|med ensamrätt|kaikki oikeudet pidätetään",
    r"무단 ?전재.{0,40}금지|저작권자.{0,60}"
    r"|(?:禁|無断)(?:止)?(?:転載|转载|轉載).{0,20}"
    r"|(?:未经|未經).{0,20}(?:转载|轉載).{0,20}"
    r"|版权所有.{0,40}|版權所有.{0,40}"
    r"|جميع الحقوق محفوظة.{0,40}|تمامی حقوق.{0,60}",
)
"""Who holds the rights, as a line of its own."""

WITH = (
    r"with|mit|avec|con|com|met|med|cu|с|з|ile|dengan",
    r"from|von|de|da|di|van|från|fra|od|z",
)
"""Words before the agencies of a story, and those behind `MATERIAL`."""

MATERIAL = (
    r"(?:additional )?(?:inputs?|files|reporting|information|material"
    r"|reports)",
    r"(?:agentur)?material|(?:zusätzliche )?informationen|informations"
    r"|información|informaciones|datos|informaç(?:ão|ões)|informazioni"
    r"|materiaal|informatie|opplysninger|oplysninger|uppgifter|informacje"
    r"|informații|информаци(?:ей|и)|материал(?:ами|ы|ов)",
)
"""What the agencies gave."""

NOTES = (
    r"original-content von: .{2,80}, übermittelt durch news aktuell",
    r"(?:© )?dpa-infocom, dpa:[\d/-]{6,24}|\(KNA - [\w-]{5,24}\)",
    r"view original content(?: to download multimedia)?\s?:?\s?https?://\S{4,200}",
    r"/?PRNewswire(?:-\w+)?\s?--.{4,40}/",
    r"(?:\(?(?:fotos?|vídeos?|videos?|audios?|áudio|photos?|vidéos?|gráficos?)\)?"
    r"[ ,]{0,2}){1,3}(?<=\))",
    r"(?:el|la|los|las) periodistas? .{0,40}\bassociated press\b.{3,200}"
    r" contribuy(?:ó|eron)\b.{0,80}",
    r"\((?:إعداد|تحرير|تغطية صحفية|شارك في التغطية)\s[^()]{3,200}\)",
    r"\((?:репорт[её]р|корреспондент|перев[её]л[аи]?|редактор)\s[^()]{3,120}\)",
    r"भाषा(?:\s[\u0900-\u0963]{1,12}){1,3}",
    r"[(（]?\d{4}/\d\d/\d\d-\d\d:\d\d[)）]?",
    r"[a-z]{3,9} \d\d?, \d{4} \d\d:\d\d [a-z]{2,4}(?: \(\d\d:\d\d gmt\))?",
)  # fmt: skip
"""What one service adds to each story."""

NOT_EDITED = (
    r"this (?:story|article|report|copy)\b.{0,40}\b(?:has|was)(?: not|n't)"
    r" been edited by\b.{0,160}|(?:except for|apart from) the headline, this"
    r" (?:story|article|report|copy)\b.{0,200}|this (?:story|article|report)"
    r" (?:has been|is|was) (?:auto-?generated|published|sourced)"
    r" from\b.{0,120}",
    r"dieser (?:text|artikel|beitrag) wurde (?:automatisch|unverändert)"
    r" .{0,120}(?:übernommen|erstellt|veröffentlicht)",
    r"this report by the canadian press was first published\b.{3,40}",
    r"the associated press receives (?:financial )?support\b.{20,360}",
)  # fmt: skip
"""What a paper says of the agency copy that it prints unchanged."""

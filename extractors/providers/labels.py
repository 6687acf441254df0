"""
The words that label a kill, a correction, an update, language by language.

Agencies write them in capitals before a headline, or in brackets. A word that
begins ordinary headlines too (``CANCELLED: the harbour festival``) is no
label, unless the word for the story stands beside it. Some wires write no
accents. Checked 2026-11.
"""

__all__ = [
    "ADDS",
    "ADDS_AT_HEAD",
    "CORRECTED",
    "CORRECTING",
    "CORRECTS",
    "FOR_EDITORS",
    "IN_SMALL_LETTERS",
    "LISTS_FOR_EDITORS",
    "LIVE",
    "LIVE_IN_SMALL_LETTERS",
    "PICTURES",
    "REPEATED",
    "SUBSTITUTES",
    "UPDATED",
    "UPDATED_IN_SMALL_LETTERS",
    "URGENT",
    "URGENT_BEFORE_SMALL_LETTERS",
    "URGENT_IN_SMALL_LETTERS",
]

CORRECTED = (
    r"CORRECTED|CORRECTION|ERRAT(?:A|UM)(?:\s+CORRIGE)?",
    r"KORREKTUR(?:FASSUNG)?|KORRIGIERT|BERICHTIG(?:T|UNG)|RICHTIGSTELLUNG",
    r"RECTIF(?:ICATI(?:F|ON|VE)|\.)?|CORRIG[ÉE]E?S?",
    r"CORRECCI[ÓO]N|RECTIFICA(?:CI[ÓO]N)?|CORREGID[OA]S?"
    r"|FE\s+DE\s+ERR(?:ATA|ORE)S?",
    r"CORRE(?:ÇÃ|CA)O|CORRIGID[OA]S?|RETIFICA(?:ÇÃO|CAO)?",
    r"CORREZIONE|RETTIFICA|CORRETT[OAIE]|CORREGGE(?:\s+E\s+SOSTITUISCE)?",
    r"CORRECTIE|RECTIFICATIE",
    r"RÄTTELSE|RÄTTA[DT]|RETTELSE|RETTET|KORRIGER(?:AD|ET|T)|KORREKSJON",
    r"OIKAISU|OIKAISTU|KORJAUS|KORJATTU",
    r"KOREKTA|SPROSTOWANIE|HELYESBÍTÉS|JAVÍTVA|RECTIFICARE|COREC(?:TARE|TAT)",
    r"ERATĂ|ISPRAVAK|ISPRAVKA|ИСПРАВКА|DÜZELTME|RALAT|KOREKSI|ĐÍNH\s+CHÍNH",
    r"ИСПРАВЛЕН(?:ИЕ|[АОЫ])|ВИПРАВЛЕН(?:НЯ|О)|ΔΙΟΡΘΩΣΗ|ΟΡΘΗ\s+ΕΠΑΝΑΛΗΨΗ",
    r"تصحيح|تصويب|اصلاحیه|תיקון|訂正|更正|勘误|勘誤|정정|고침|바로잡습니다",
)  # fmt: skip
"""Labels of a correction, as patterns."""

CORRECTS = (
    r"CORRECTS|CORRECT|CORR|CLARIFICATION|OPRAVA|POPRAWKA|ПОПРАВКА|УТОЧНЕНИЕ"
    r"|УТОЧНЕНО"
)
"""The same; ordinary headlines also begin with these words in capitals."""

IN_SMALL_LETTERS = (
    r"Corrected|Correction|Clarification|Errat(?:a|um)|Korrektur|Berichtigung"
    r"|Richtigstellung|Rectificatif|Corrección|Rectificación|Fe de erratas?"
    r"|Correção|Correzione|Rettifica|Rectificatie|Rättelse|Rettelse|Oikaisu"
    r"|Korekta|Sprostowanie|Helyesbítés|Ispravak|Düzeltme|Ralat|Исправление"
    r"|Исправлено"
)
"""Labels of a correction that a colon follows."""

CORRECTING = (
    r"korrig(?:ier|er)|korrektur|berichtig|rätta|rättels|rettels|oikais",
    r"rectifi|retific|rettific|corrig|correg(?:ge|i[dr])|correz|correç",
    r"sprost|poprawi|opravuje|исправ|виправ",
    r"訂正|修正|更正|정정|고침|تصحيح",
)  # fmt: skip
"""Stems with which a note says that it corrects, in any letters."""

UPDATED = (
    r"UPDATED?|SUBS|SUBSTITUTE|AKTUALISIER(?:T|UNG)|NEUFASSUNG|(?:GESAMT)?ZUSAMMENFASSUNG",
    r"MISE\s+[ÀA]\s+JOUR|ACTUALIS(?:ATION|ÉE?)|SYNTH[ÈE]SE|D[ÉE]VELOPPEMENT",
    r"PAPIER\s+G[ÉE]N[ÉE]RAL|RESUMEN|RESUMO|S[ÍI]NTESE|SINTESI|RIEPILOGO",
    r"ACTUALIZACI[ÓO]N|ACTUALIZA(?:D[AO])?|AMPLIACI[ÓO]N|AMPL?\.",
    r"ATUALIZA(?:ÇÃ|CA)O|ATUALIZA(?:D[AO])?|AGGIORNAMENTO|AGGIORNAT[AO]",
    r"BIJGEWERKT|AANGEVULD|OPPDATERT|OPPDATERING|OPDATERET|OPDATERING",
    r"UPPDATERA[DT]|UPPDATERING|N(?:Y|IEUWE)\s+VERSI(?:ON|E)|SYNTEZA",
    r"PÄIVITE?TTY|PÄIVITYS|НОВАЯ\s+ВЕРСИЯ|РАСШИРЕННАЯ\s+ВЕРСИЯ",
    r"AKTUALIZACJA|AKTUALIZOVÁNO|AKTUALIZACE|AKTUALIZÁCIA|FRISSÍT(?:VE|ÉS)",
    r"ACTUALIZAR(?:E|EA)|AŽURIRANO|GÜNCELLEME|GÜNCELLENDİ|PEMBARUAN",
    r"ОБНОВЛЕНО|ДОПОЛНЕН(?:О|ИЕ)|ОНОВЛЕНО|ДОПОВНЕНО|CẬP\s+NHẬT",
    r"تحديث|به‌روزرسانی|更新|続報|续报|업데이트|종합(?:\d보)?|[2-9]보",
)  # fmt: skip
"""Labels of a newer version, as patterns."""

UPDATED_IN_SMALL_LETTERS = (
    r"Zusammenfassung|Aktualisiert|Aktualisierung|Mise à jour|Actualisation"
    r"|Actualización|Actualizado|Ampliación|Atualização|Atualizado"
    r"|Aggiornamento|Aggiornato|Bijgewerkt|Uppdaterad|Oppdatert|Opdateret"
    r"|Päivitetty|Aktualizacja|Aktualizováno|Frissítve|Güncelleme|Обновлено"
    r"|Дополнено|Оновлено"
)
"""The same, which a colon follows."""

ADDS = (
    r"adds|recasts|rewrites|refiles|changes|drops|removes|deletes|releads"
    r"|new\s+throughout|ergänz|aktualisier|präzisier",
    r"ajoute|actualis|complète|précise|développe",
    r"actualiza|ampl[ií]a|añade|agrega|precisa|reemplaza|sustituye",
    r"atualiza|acrescenta|aggiorna|aggiunge|sostituisce",
    r"actualiseert|bijgewerkt|oppdater|opdater|uppdater|legger\s+til"
    r"|lägger\s+till|tilføjer|dodaje|uzupełni|doplňuje|doplněno",
    r"добавл|дополн|обновл|уточн|додано|доповн|оновлен",
    r"更新|追加|내용\s*추가|تحديث|يضيف|ل?إضافة",
)
"""Stems with which a note says what the version adds, in any letters."""

ADDS_AT_HEAD = (
    *ADDS,
    r"update[sd]|restores|combines|writes\s+through",
    r"neu\b(?!\s+(?:im|in|auf|am|bei)\b)|erweitert|durchgehend\s+neu"
    r"|mehr\s+details|überarbeitet",
    r"mise?\s+à\s+jour|adiciona|substitui|voegt\b.{0,60}\btoe\b|nieuw:",
    r"aangevuld|dodan[oaey]|aktualizac|aktualizuje|بإضافة",
)
"""The same of a note in brackets before a headline."""

REPEATED = (
    r"RPT|REPEAT|WDH|WIEDERHOLUNG|R[ÉE]P[ÉE]TITION|REPETICI[ÓO]N|RIPETIZIONE"
    r"|POWTÓRKA|ПОВТОР|再送"
)
"""Labels of a story that is sent again, as a pattern."""

URGENT = (
    r"URGENTE?|BREAKING(?:\s+NEWS)?|FLASH|NEWSALERT|ALERTE?|ALERTA|SNAP",
    r"BULLETIN|EXCLUSIVE|EIL(?:MELDUNG|T)?|BLIXT|HAST|DERNI[ÈE]RE\s+(?:MINUTE|HEURE)",
    r"[ÚU]LTIMA\s+HORA|ULTIM(?:['’]\s?|\s)?ORA|HASTER|PILNE|SÜRGŐS|HITNO",
    r"SON\s+DAKİKA|ΕΚΤΑΚΤΟ|СРОЧНО|МОЛНИЯ|ТЕРМІНОВО|JUST\s+IN|DEVELOPING",
    r"NEWS\s+(?:ALERT|FLASH)|(?:ALERTE|FLASH)[\s-]+(?:INFO|ACTU)|HASTESAK",
    r"SENASTE(?:\s+NYTT)?|JUST\s+NU|LIGE\s+NU|SISTE(?:\s+NYTT)?|JUURI\s+NYT",
    r"Z\s+OSTATNIEJ\s+CHWILI|(?:PRÁVĚ|PRÁVE)\s+TEĎ|ACUM|UPRAVO|HITNA?\s+VIJEST",
    r"عاجل|فوری|快讯|快訊|速報|속보|긴급|1보",
)  # fmt: skip
"""Labels that only state the urgency, as patterns."""

URGENT_IN_SMALL_LETTERS = (
    r"Eil(?:meldung)?|Breaking(?: News)?|Just In|News Alert|Urgente"
    r"|Última hora|Dernière (?:minute|heure)|Ultim['’]ora|Son dakika"
    r"|Έκτακτο|Срочно|Терміново"
)
"""The same, which a colon follows."""

URGENT_BEFORE_SMALL_LETTERS = (
    r"EILMELDUNG|BREAKING(?:\s+NEWS)?|ALERTE\s+INFO|FLASH\s+INFO"
    r"|[ÚU]LTIMA\s+HORA|ULTIM['’]\s?ORA|SON\s+DAKİKA"
)
"""The same, before a headline in small letters, without a sign between."""

LIVE = (
    r"LIVE(?:[\s-]?(?:BLOG|TICKER|UPDATES?|MARKETS|COVERAGE|TEXT))?|NEWSBLOG",
    r"(?:EN[\s-])?DIRECT(?:\s+VIDÉO)?|(?:EN\s+)?DIRECTO|EN\s+VIVO",
    r"MINUTO A MINUTO|AO\s+VIVO|(?:IN\s+)?DIRETTA|LIVEBLOGG?|DIREKTE?",
    r"LIVESEURANTA|(?:RELACJA\s+)?NA\s+ŻYWO|ŽIVĚ|NAŽIVO|ÉLŐ|UŽIVO|CANLI",
    r"ОНЛАЙН|В\s+ПРЯМОМ\s+ЭФИРЕ|НАЖИВО|مباشر|直播|ライブ|생중계",
)
"""Labels of a report that goes on, as patterns."""

LIVE_IN_SMALL_LETTERS = (
    r"Live[- ]?(?:blogg?|[Bb]log|[Tt]icker|[Uu]pdates?)|Newsblog|En direct"
    r"|En vivo|Minuto a minuto|Ao vivo|Canlı anlatım"
)
"""The same, which a colon follows."""

PICTURES = (
    r"WATCH(?:\s+LIVE)?|VID[EÉÍ]O[S]?|PHOTOS?|(?:IN\s+)?PICTURES|GALLERY"
    r"|EN\s+(?:IMAGES|FOTOS|IMÁGENES)|FOTOS?|BILDERSTRECKE|FOTOSTRECKE"
    r"|FOTOGALLERY|LE\s+FOTO|CARTES?|INFOGRAPHIES?|INFOGRAF[IÍ]A|WIDEO|ZDJĘCIA"
    r"|ВИДЕО|ФОТО|ВІДЕО|視頻|视频|動画|写真|图集|組圖|组图|포토|영상|화보|فيديو|صور"
)
"""Labels of what stands beside the text, as a pattern."""

FOR_EDITORS = (
    r"NOTES?\s+(?:TO|FOR)\s+EDITORS|ATTENTION\s+EDITORS",
    r"REDAKTION(?:SHINWEIS|ELLER\s+HINWEIS)|(?:ACHTUNG|HINWEIS(?:\s+AN\s+DIE)?)"
    r",?\s+REDAKTIONEN",
    r"(?:NOTE|AVIS)\s+AUX\s+R[ÉE]DACTIONS"
    r"|[ÀA]\s+L['’]ATTENTION\s+DES\s+R[ÉE]DACTIONS",
    r"AVISO\s+A\s+(?:LOS\s+|LAS\s+)?(?:REDACTORES|REDACCIONES|EDITORES|CLIENTES)"
    r"|NOTA\s+A\s+(?:LOS\s+|LAS\s+)?(?:REDACTORES|REDACCIONES|EDITORES)"
    r"|ATENCIÓN,?\s+(?:REDACCIONES|EDITORES)",
    r"NOTA\s+(?:ALLE\s+REDAZIONI|AOS\s+EDITORES)|AVVISO\s+ALLE\s+REDAZIONI"
    r"|(?:NOTA\s+ÀS|ATENÇÃO,?)\s+REDAÇÕES",
    r"(?:NOOT\s+(?:VOOR\s+DE|AAN)|LET\s+OP,?|NB\.?)\s+REDACTIES?",
    r"TIL\s+REDA[KC](?:TION|SJON)(?:EN|ERNE|ENE)|TILL\s+REDAKTION(?:EN|ERNA)"
    r"|HUOM\.?,?\s+TOIMITUKSET|TOIMITUKSILLE",
    r"К\s+СВЕДЕНИЮ\s+РЕДАКЦИЙ|ВНИМАНИЮ\s+РЕДАКЦИЙ|ДО\s+УВАГИ\s+РЕДАКЦІЙ",
    r"UWAGA,?\s+REDAKCJE|UPOZORNĚNÍ\s+(?:PRO\s+)?REDAKC(?:E|ÍM)",
)  # fmt: skip
"""Labels of a notice to editors, in any letters, as patterns."""

LISTS_FOR_EDITORS = (
    r"(?:AP|AFP|Reuters|Kyodo|Yonhap|Xinhua|dpa|PA)\s(?:(?:World|Top)\s)?News"
    r"\s(?:Digest|Schedule|Agenda|Advisory|Planner|List)\b.{0,60}",
    r"dpa-(?:Nachrichtenüberblick|Tagesvorschau|Terminvorschau|Themenplan\w{0,6})"
    r"\b.{0,80}|(?:Tages|Termin|Themen)vorschau",
    r"(?:Previsiones|Agenda)\s+informativ(?:as|a)\s+de\s+EFE\b.{0,80}"
    r"|Prévisions\s+(?:de\s+l['’])?AFP\b.{0,60}",
)
"""What a desk plans to send, as patterns of whole headlines in any letters."""

SUBSTITUTES = (
    r"replaces|subs\b|substitutes|ersetzt|remplace|sustituye|reemplaza"
    r"|sostituisce|substitui|vervangt|ersätter|erstatter|заменяет|zastępuje"
)
"""With such a word an editors' note begins over a story that replaces one
that was withdrawn, as patterns in any letters."""

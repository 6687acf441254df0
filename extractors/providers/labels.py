"""
The words that label a kill, a correction, an update, language by language.

Agencies write them in capitals before a headline, or in brackets. A word that
begins ordinary headlines too (``CANCELLED: the harbour festival``) is no
label, unless the word for the story stands beside it. Some wires write no
accents. Checked 2026-11.
"""

__all__ = [
    "CORRECTED",
    "CORRECTING",
    "CORRECTS",
    "FOR_EDITORS",
    "IN_SMALL_LETTERS",
    "KILLED",
    "KILL_NOTES",
    "LISTS_FOR_EDITORS",
    "REPEATED",
    "UPDATED",
    "URGENT",
    "URGENT_IN_SMALL_LETTERS",
]

KILLED = (
    r"(?:STORY\s+)?(?:KILL(?:ED)?|WITHDRAWN|WITHDRAWAL|WITHDRAWING"
    r"|RETRACTION|RETRACTED)",
    r"(?:STORY|ITEM|COPY)\s+REMOVED",
    r"(?:DIESE\s+)?(?:MELDUNG\s+)?(?:ZUR(?:Ü|UE)CKGEZOGEN|RÜCKZUG)",
    r"ANNULATION|(?:DÉPÊCHE|DEPECHE|PAPIER)\s+(?:ANNUL|RETIR)(?:É|E)E?",
    r"ANULACI[ÓO]N|ANULADA|(?:NOTICIA|NOTA|INFORMACI[ÓO]N)\s+(?:ANUL|RETIR)ADA",
    r"ANULA(?:ÇÃ|CA)O|(?:NOTÍCIA|NOTICIA|MATÉRIA|MATERIA)\s+(?:ANUL|CANCEL)ADA",
    r"ANNULLA(?:TO|TA|MENTO)?|(?:NOTIZIA|LANCIO)\s+RITIRAT[AO]",
    r"(?:INTREKKING|ANNULERING)\s+BERICHT|BERICHT\s+(?:INGETROKKEN|VERVALT)",
    r"(?:MELDING|SAK)(?:EN)?\s+(?:ER\s+)?(?:TREKKES|TRUKKET|TILBAKETRUKKET)"
    r"|TELEGRAM(?:MET)?\s+(?:ANNULLERE[ST]|TRUKKET)",
    r"MAKULERA[DS]|(?:TEXTEN|ARTIKELN)\s+(?:UTGÅR|DRAS\s+TILLBAKA)",
    r"(?:UUTINEN|JUTTU)\s+(?:PERUUTETTU|POISTETTU)",
    r"ANULOWAN[AEOY]|ANULOWANIE|(?:DEPESZA|WIADOMOŚĆ)\s+WYCOFANA",
    r"ZRUŠENÍ\s+ZPRÁVY|ZPRÁVA\s+(?:ZRUŠENA|STAŽENA)|ZRUŠENIE\s+SPRÁVY",
    r"VISSZAVON(?:VA|ÁS)|HÍR\s+VISSZAVONÁSA",
    r"(?:ȘTIRE|ŞTIRE|STIRE)\s+(?:ANULAT|RETRAS)[ĂA]",
    r"(?:VIJEST|VEST)\s+POVUČENA|ВЕСТ\s+ПОВУЧЕНА",
    r"HABER\s+(?:İPTALİ?|GERİ\s+ÇEKİLDİ)|İPTAL\s+HABERİ?",
    r"BERITA\s+(?:DIBATALKAN|DICABUT|DITARIK)|PEMBATALAN\s+BERITA",
    r"ΑΚΥΡΩΣΗ\s+ΕΙΔΗΣΗΣ|ΑΚΥΡΩΝΕΤΑΙ|ΑΠΟΣΥΡΕΤΑΙ",
    r"АННУЛИР(?:ОВАНО|УЕТСЯ|ОВАНИЕ)"
    r"|(?:МАТЕРИАЛ|СООБЩЕНИЕ|НОВОСТЬ)\s+(?:СНЯТ|ОТОЗВАН|АННУЛИРОВАН)[АО]?",
    r"АНУЛЬОВАНО|(?:МАТЕРІАЛ|НОВИНУ|ПОВІДОМЛЕННЯ)\s+(?:ЗНЯТО|ВІДКЛИКАНО)",
    r"(?:إلغاء|سحب)\s+(?:خبر|الخبر|برقية|البرقية|مادة|المادة)",
    r"撤稿|撤回稿件|(?:配信|記事|全文)?取り?消し|(?:전문|기사)\s?(?:취소|삭제)",
)  # fmt: skip
"""Labels of a kill, as patterns."""

CORRECTED = (
    r"CORRECTED|CORRECTION|ERRAT(?:A|UM)(?:\s+CORRIGE)?",
    r"KORREKTUR|KORRIGIERT|BERICHTIG(?:T|UNG)|RICHTIGSTELLUNG",
    r"RECTIF(?:ICATI(?:F|ON|VE)|\.)?|CORRIG[ÉE]E?S?",
    r"CORRECCI[ÓO]N|RECTIFICACI[ÓO]N|CORREGID[OA]S?|FE\s+DE\s+ERRATAS?",
    r"CORRE(?:ÇÃ|CA)O|CORRIGID[OA]S?|RETIFICA(?:ÇÃ|CA)O",
    r"CORREZIONE|RETTIFICA|CORRETT[OAIE]",
    r"CORRECTIE|RECTIFICATIE",
    r"RÄTTELSE|RETTELSE|KORRIGER(?:AD|ET|T)|KORREKSJON|OIKAISU|KORJAUS",
    r"KOREKTA|SPROSTOWANIE|HELYESBÍTÉS|RECTIFICARE|CORECTARE|ERATĂ",
    r"ISPRAVAK|ISPRAVKA|ИСПРАВКА|DÜZELTME|RALAT|KOREKSI|ĐÍNH\s+CHÍNH",
    r"ИСПРАВЛЕН(?:ИЕ|О)|ВИПРАВЛЕН(?:НЯ|О)|ΔΙΟΡΘΩΣΗ|ΟΡΘΗ\s+ΕΠΑΝΑΛΗΨΗ",
    r"تصحيح|تصويب|اصلاحیه|תיקון|訂正|更正|정정|고침",
)  # fmt: skip
"""Labels of a correction, as patterns."""

CORRECTS = r"CORRECTS|CORRECT|CLARIFICATION|OPRAVA|ПОПРАВКА|УТОЧНЕНИЕ|УТОЧНЕНО"
"""The same; ordinary headlines also begin with these words in capitals."""

IN_SMALL_LETTERS = (
    r"Corrected|Correction|Clarification|Errat(?:a|um)|Korrektur|Berichtigung"
    r"|Richtigstellung|Rectificatif|Corrección|Rectificación|Fe de erratas?"
    r"|Correção|Correzione|Rettifica|Rectificatie|Rättelse|Rettelse|Oikaisu"
    r"|Sprostowanie|Helyesbítés|Ispravak|Düzeltme|Ralat|Исправление"
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
    r"UPDATED?|AKTUALISIER(?:T|UNG)|NEUFASSUNG|ZUSAMMENFASSUNG",
    r"MISE\s+[ÀA]\s+JOUR|ACTUALIS(?:ATION|ÉE?)",
    r"ACTUALIZACI[ÓO]N|ACTUALIZA(?:D[AO])?|AMPLIACI[ÓO]N|AMPL?\.",
    r"ATUALIZA(?:ÇÃ|CA)O|ATUALIZA(?:D[AO])?|AGGIORNAMENTO|AGGIORNATO",
    r"BIJGEWERKT|OPPDATERT|OPDATERET|UPPDATERA[DT]|PÄIVITE?TTY|PÄIVITYS",
    r"AKTUALIZACJA|AKTUALIZOVÁNO|AKTUALIZACE|AKTUALIZÁCIA|FRISSÍT(?:VE|ÉS)",
    r"ACTUALIZAR(?:E|EA)|AŽURIRANO|GÜNCELLEME|GÜNCELLENDİ|PEMBARUAN",
    r"ОБНОВЛЕНО|ДОПОЛНЕН(?:О|ИЕ)|ОНОВЛЕНО|ДОПОВНЕНО|CẬP\s+NHẬT",
    r"تحديث|به‌روزرسانی|更新|続報|업데이트|종합(?:\d보)?|[2-9]보",
)  # fmt: skip
"""Labels of a newer version, as patterns."""

REPEATED = (
    r"RPT|REPEAT|WDH|WIEDERHOLUNG|R[ÉE]P[ÉE]TITION|REPETICI[ÓO]N|RIPETIZIONE"
    r"|POWTÓRKA|ПОВТОР|再送"
)
"""Labels of a story that is sent again, as a pattern."""

URGENT = (
    r"URGENTE?|BREAKING(?:\s+NEWS)?|FLASH|NEWSALERT|ALERTE?|ALERTA|SNAP",
    r"BULLETIN|EXCLUSIVE|EIL(?:MELDUNG|T)?|BLIXT|HAST|DERNI[ÈE]RE\s+(?:MINUTE|HEURE)",
    r"[ÚU]LTIMA\s+HORA|ULTIM(?:['’]\s?|\s)?ORA|HASTER|PILNE|SÜRGŐS|HITNO",
    r"SON\s+DAKİKA|ΕΚΤΑΚΤΟ|СРОЧНО|МОЛНИЯ|ТЕРМІНОВО",
    r"عاجل|فوری|快讯|快訊|速報|속보|긴급|1보",
)  # fmt: skip
"""Labels that only state the urgency, as patterns."""

URGENT_IN_SMALL_LETTERS = (
    r"Eilmeldung|Urgente|Última hora|Dernière (?:minute|heure)|Ultim['’]ora"
    r"|Son dakika|Έκτακτο|Срочно|Терміново"
)
"""The same, which a colon follows."""

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

KILL_NOTES = (
    r"\b(?:mandatory|bulletin)\s+kill\b|\A\s*kill\b",
    r"\b(?:story|item|copy|dispatch|photo|picture)\b.{0,60}"
    r"\b(?:is|has been|was|been)\s+(?:killed|withdrawn|retracted)\b",
    r"\bplease\s+(?:kill|withdraw)\b|\bkill(?:s|ed)?\s+(?:the\s+)?story\b",
    r"\b(?:diese[rs]?|unsere|obige|vorliegende)\s+(?:meldung|bericht|beitrag"
    r"|artikel|text|foto|bild)\b.{0,60}\b(?:zurückgezogen|widerrufen)\b",
    r"\b(?:cette|la\s+présente|notre)\s+(?:dépêche|information|photo)\b"
    r".{0,60}\b(?:annulée|retirée)\b|\bnous\s+annulons\b",
    r"\b(?:esta|la\s+presente|nuestra)\s+(?:noticia|nota|información|foto)\b"
    r".{0,60}\b(?:anulada|retirada)\b",
    r"\b(?:esta|a\s+presente)\s+(?:notícia|matéria|nota|foto)\b.{0,60}"
    r"\b(?:anulada|cancelada|retirada)\b",
    r"\b(?:questa|la\s+presente)\s+(?:notizia|foto)\b.{0,60}"
    r"\b(?:annullata|ritirata)\b",
    r"\b(?:dit|ons)\s+(?:bericht|artikel)\b.{0,60}\b(?:ingetrokken|vervallen)\b",
)  # fmt: skip
"""What an editors' note says of a story that is withdrawn."""

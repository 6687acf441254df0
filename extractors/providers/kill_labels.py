"""
Labels and notes of a kill, as the agencies write them, as patterns.

See `labels` for those of the other marks.
"""

__all__ = [
    "KILLED",
    "KILLED_ALONE",
    "KILLED_BEFORE_COLON",
    "KILLED_IN_SMALL_LETTERS",
    "KILL_HEADLINES",
    "KILL_NOTES",
]

KILLED = (
    r"(?:STORY\s+)?(?:KILL(?:ED)?|WITHDRAWN|WITHDRAWAL|WITHDRAWING"
    r"|RETRACTION|RETRACTED)",
    r"(?:STORY|ITEM|COPY)\s+REMOVED",
    r"(?:DIESE[RS]?\s+)?(?:(?:MELDUNG|BERICHT|TEXT)\s+(?:WIRD\s+|IST\s+)?)?"
    r"(?:ZUR(?:Ü|UE)CKGEZOGEN|RÜCKZUG)",
    r"ANNULATION|(?:DÉPÊCHE|DEPECHE|PAPIER)\s+(?:ANNUL|RETIR)(?:É|E)E?",
    r"ANULACI[ÓO]N|ANULADA|(?:NOTICIA|NOTA|INFORMACI[ÓO]N)\s+(?:ANUL|RETIR)ADA",
    r"ANULA(?:ÇÃ|CA)O|(?:NOTÍCIA|NOTICIA|MATÉRIA|MATERIA)\s+(?:ANUL|CANCEL|RETIR)ADA",
    r"(?:DA\s+)?ANNULLA(?:TO|TA|MENTO|RE)?"
    r"|(?:NOTIZIA|LANCIO)\s+(?:RITIRAT|ANNULLAT)[AO]",
    r"(?:INTREKKING|ANNULERING)\s+(?:BERICHT|ARTIKEL)"
    r"|(?:BERICHT|ARTIKEL)\s+(?:INGETROKKEN|VERVALT|VERVALLEN)",
    r"(?:MELDING|SAK)(?:EN)?\s+(?:ER\s+)?(?:TREKKES|TRUKKET|TILBAKETRUKKET)"
    r"|TELEGRAM(?:MET)?\s+(?:ANNULLERE[ST]|TRUKKET)",
    r"MAKULERA[DS]|(?:TEXTEN|ARTIKELN|TELEGRAMMET)\s+(?:UTGÅR|DRAS\s+TILLBAKA)",
    r"(?:UUTINEN|JUTTU)\s+(?:PERUUTETTU|POISTETTU)",
    r"ANULOWAN[AEOY]|ANULOWANIE"
    r"|(?:DEPESZA|WIADOMOŚĆ|INFORMACJA)\s+(?:WYCOF|ANULOW)ANA",
    r"ZRUŠENÍ\s+ZPRÁVY|ZPRÁVA\s+(?:ZRUŠENA|STAŽENA)|ZRUŠENIE\s+SPRÁVY",
    r"VISSZAVON(?:VA|ÁS)|HÍR\s+VISSZAVONÁSA",
    r"(?:ȘTIRE|ŞTIRE|STIRE)\s+(?:ANULAT|RETRAS)[ĂA]",
    r"(?:VIJEST|VEST)\s+POVUČENA|ВЕСТ\s+ПОВУЧЕНА",
    r"HABER\s+(?:İPTALİ?|GERİ\s+ÇEKİLDİ)|İPTAL\s+HABERİ?",
    r"BERITA\s+(?:DIBATALKAN|DICABUT|DITARIK)|PEMBATALAN\s+BERITA",
    r"ΑΚΥΡΩΣΗ\s+ΕΙΔΗΣΗΣ|ΑΚΥΡΩΝΕΤΑΙ|ΑΠΟΣΥΡΕΤΑΙ",
    r"АННУЛИР(?:ОВАНО|УЕТСЯ|ОВАНИЕ)"
    r"|(?:МАТЕРИАЛ|СООБЩЕНИЕ|НОВОСТЬ)\s+(?:СНЯТ|ОТОЗВАН|АННУЛИРОВАН)[АО]?"
    r"|ОТЗЫВ\s+(?:МАТЕРИАЛА|СООБЩЕНИЯ|НОВОСТИ)",
    r"АНУЛЬОВАНО|(?:МАТЕРІАЛ|НОВИНУ|ПОВІДОМЛЕННЯ)\s+(?:ЗНЯТО|ВІДКЛИКАНО)",
    r"(?:إلغاء|سحب)\s+(?:خبر|الخبر|برقية|البرقية|مادة|المادة)",
    r"撤稿|撤回稿件|(?:配信|記事|全文)?取り?消し|(?:전문|기사)\s?(?:취소|삭제)",
)  # fmt: skip
"""Labels of a kill, as patterns."""

KILLED_IN_SMALL_LETTERS = (
    r"(?:Story|Item) (?:withdrawn|killed|retracted|removed)"
    r"|(?:Meldung|Bericht|Text) (?:wird |ist )?zurückgezogen"
    r"|Dépêche (?:annulée|retirée)|(?:Noticia|Nota) (?:anulada|retirada)"
    r"|(?:Notícia|Matéria) (?:anulada|cancelada|retirada)"
    r"|Notizia (?:annullata|ritirata)|Bericht (?:ingetrokken|vervallen)"
    r"|(?:Texten|Artikeln) utgår|(?:Saken|Meldingen) (?:er )?trukket"
    r"|(?:Depesza|Wiadomość) (?:anulowana|wycofana)"
    r"|(?:Сообщение|Материал) (?:аннулировано?|отозвано?|снято?)"
)
"""The same with the word for the story, which a colon follows."""

KILLED_BEFORE_COLON = r"UTGÅR|UDGÅR|STRYKES"
"""The same of a word that is also the first of ordinary headlines."""

KILLED_ALONE = (
    r"(?:zurückgezogen|withdrawn|killed|retracted|utgår|udgår|strykes"
    r"|trekkes|makulera[ds]|annullere[st]|annulée?|retirée?|anulad[ao]"
    r"|retirad[ao]|annullat[ao]|ritirat[ao]|ingetrokken|vervallen"
    r"|peruutettu|poistettu|anulowan[ao]|wycofan[ao]|zrušen[ao]|stažen[ao]"
    r"|visszavonva|retras[ăe]|povučen[oa]|geri çekildi|iptal|dibatalkan"
    r"|dicabut|аннулировано|отозвано|анульовано|відкликано)"
)
"""The same of a word, in any letters, that is all of the headline."""

KILL_HEADLINES = (
    r"(?:(?:mandatory|editors?'?|urgent)\s)?kill\s(?:notice|note|order|advisory)",
    r"(?:notice|note)\sof\s(?:kill|withdrawal|retraction)"
    r"|(?:withdrawal|retraction)\s(?:notice|note|advisory)"
    r"|story\s(?:kill|withdrawal|retraction)",
    r"(?:diese\s)?meldung\s(?:wird\s|ist\s)?zur(?:ü|ue)ckgezogen"
    r"|zur(?:ü|ue)ckziehung(?:\s(?:der|einer)\smeldung)?|rückzug\s(?:der|einer)\smeldung",
    r"annulation\s(?:de|d['’]une)\s?(?:la\s)?(?:dépêche|depeche|information)"
    r"|avis\sd['’]annulation|dépêche\s(?:annulée|retirée)",
    r"anulación\sde\s(?:la\s)?(?:noticia|nota|información)|aviso\sde\sanulación",
    r"anulação\sd[ea]\s(?:notícia|matéria|nota)|aviso\sde\sanulação",
    r"annullamento\s(?:di\s|della\s)?notizia|avviso\sdi\sannullamento",
    r"bericht\s(?:ingetrokken|vervallen)|intrekking\sbericht",
    r"(?:anulowanie|wycofanie)\s(?:depeszy|wiadomości|informacji)",
    r"zrušení\szprávy|отзыв\s(?:материала|сообщения|новости)"
    r"|аннулирование\s(?:материала|сообщения|новости)",
)
"""Headlines of kill notices, in any letters, as patterns of the whole line."""

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
    r"\bkill\s+is\s+mandatory\b",
    r"\bmeldung\b.{0,60}\b(?:wird|ist)\s+(?:hiermit\s+)?zurückgezogen\b",
    r"\bmeldung\b.{0,60}\bnicht\s+(?:mehr\s+)?(?:zu\s+)?verwenden\b",
    r"\b(?:prière|prions|merci)\s+d['’]annuler\b",
    r"\banul(?:en|ar|em)\s+(?:la|esta|a)\s+(?:noticia|notícia|nota|matéria"
    r"|información)\b",
    r"\bprega(?:ti)?\s+di\s+(?:annullare|non\s+(?:utilizzare|pubblicare))\b",
)  # fmt: skip
"""What an editors' note says of a story that is withdrawn."""

"""
Words before the dates of a story, by language: published, and changed.

A line with both dates is cut at these words: ``Publié le 3 mars à 8h05, mis à
jour le 4 mars``.
"""

from typing import NamedTuple

from extractors.fields.caseless import compile_caseless

__all__ = ["LabelledPart", "split_at_labels"]

_PUBLISHED = {
    "en": r"(?:first |originally )?(?:published|posted|created)|issued",
    "de": r"(?:erst)?veröffentlicht|publiziert|erstellt|erschienen|"
    r"online seit",
    "fr": r"publiée?|créée?|mise? en ligne|paru",
    "es": r"publicad[oa]|publicación|cread[oa]",
    "it": r"pubblicat[oa]|pubblicazione|creat[oa]",
    "pt": r"publicad[oa]|publicação|criad[oa]",
    "ca": r"publicat|publicada",
    "nl": r"gepubliceerd|geplaatst|publicatie",
    "sv": r"publicera(?:d|t|des)|skapad",
    "nb": r"publisert|opprettet",
    "da": r"publiceret|udgivet|offentliggjort|oprettet",
    "is": r"birt(?:ist)?|skrifað",
    "fi": r"julkaistu|luotu",
    "et": r"avaldatud|lisatud",
    "lv": r"publicēts|ievietots",
    "lt": r"paskelbta|publikuota|įkelta",
    "pl": r"(?:data )?publikac[ja][ai]?|opublikowano|dodano|utworzono",
    "cs": r"publikováno|zveřejněno|vydáno|vytvořeno",
    "sk": r"publikované|zverejnené|vydané|vytvorené",
    "hu": r"közzétéve|megjelen(?:t|és)|publikálva|létrehozva",
    "ro": r"publicat[ăa]?|data publicării|postat",
    "hr": r"objavljeno|kreirano",
    "sl": r"objavljeno|ustvarjeno",
    "sr": r"објављено|креирано",
    "mk": r"објавено",
    "bg": r"публикувано?а?|създадено",
    "ru": r"опубликован[оа]|создано|размещено",
    "uk": r"опубліковано|створено",
    "be": r"апублікавана",
    "el": r"δημοσ[ιί]ε[υύ](?:ση|θηκε|μένο)|δημοσιεύτηκε|ανάρτηση",
    "tr": r"yay[ıi]n(?:lanma|land[ıi]|lanma tarihi| tarihi)?|giriş|"
    r"oluşturulma|eklenme",
    "ar": r"ن[ُ]?شر(?:ت)?(?: في)?|تاريخ النشر|أنشئ",
    "fa": r"(?:تاریخ )?انتشار|منتشر شده",
    "he": r"פורסם|תאריך פרסום",
    "hi": r"प्रकाशित|पब्लिश(?:्ड)?",
    "bn": r"প্রকাশ(?:িত)?|প্রকাশের সময়",
    "th": r"เผยแพร่|โพสต์",
    "vi": r"đăng(?: lúc)?|xuất bản",
    "id": r"diterbitkan|dipublikasikan|ditayangkan|terbit|tayang",
    "ja": r"公開(?:日時?)?|掲載(?:日時?)?|配信(?:日時?)?|投稿(?:日時?)?",
    "ko": r"기사\s?입력|입력|등록|송고(?:시간)?|게시|승인",
    "zh": r"发[布表](?:时间|于)?|發[布表](?:時間|於)?",
}
_CHANGED = {
    "en": r"(?:last )?(?:updated?|modified|edited|revised|changed)",
    "de": r"(?:zuletzt |letzte )?(?:aktualisier(?:t|ung)|geändert|änderung|"
    r"bearbeitet)",
    "fr": r"(?:dernière )?(?:mise? à jour|modifiée?|modification|"
    r"actualisée?)|maj(?= le)",
    "es": r"(?:última )?(?:actualizad[oa]|actualización|modificad[oa]|"
    r"modificación)",
    "it": r"(?:ultim[oa] )?(?:aggiornat[oa]|aggiornamento|modificat[oa]|"
    r"modifica)",
    "pt": r"(?:última )?(?:atualizad[oa]|atualização|actualizad[oa]|"
    r"modificad[oa])",
    "ca": r"actualitza(?:t|da|ció)",
    "nl": r"(?:laatste? |laatst )?(?:bijgewerkt|gewijzigd|wijziging|"
    r"aangepast|geüpdatet)",
    "sv": r"(?:senast )?(?:uppdatera(?:d|t|des)|ändrad)",
    "nb": r"(?:sist )?(?:oppdatert|endret)",
    "da": r"(?:senest |sidst )?(?:opdateret|ændret|redigeret)",
    "is": r"(?:síðast )?(?:uppfært|breytt)",
    "fi": r"(?:viimeksi )?(?:päivitetty|muokattu|muutettu)",
    "et": r"(?:viimati )?(?:uuendatud|muudetud|täiendatud)",
    "lv": r"(?:pēdējo reizi )?(?:atjaunots|atjaunināts|labots)",
    "lt": r"(?:paskutinį kartą )?(?:atnaujinta|redaguota|pakeista)",
    "pl": r"(?:ostatnia |data )?(?:aktualizacj[ai]|zaktualizowano|"
    r"modyfikacj[ai]|zmodyfikowano)",
    "cs": r"(?:naposledy |poslední )?(?:aktualizováno|aktualizace|upraveno|"
    r"změněno)",
    "sk": r"(?:naposledy |posledná )?(?:aktualizované|aktualizácia|upravené|"
    r"zmenené)",
    "hu": r"(?:utolsó )?(?:frissítve|frissítés|módosítva|módosítás|frissült)",
    "ro": r"(?:ultima )?(?:actualizat[ăa]?|actualizare|modificat[ăa]?)",
    "hr": r"(?:(?:zadnj[ae]|posljednj[ae]) )?(?:izmjena|izmijenjeno|"
    r"ažurirano|osvježeno)",
    "sl": r"(?:(?:zadnj[ai]|nazadnje) )?(?:posodobljeno|posodobitev|"
    r"spremenjeno|poseg|sprememba)",
    "sr": r"(?:последњ[аи] )?(?:измена|измењено|ажурирано)",
    "mk": r"ажурирано|изменето",
    "bg": r"(?:последна )?(?:обновено?а?|актуализиран[оа]|промяна|редакция)",
    "ru": r"обновлен[оа]|обновление|изменен[оа]|отредактировано",
    "uk": r"(?:останнє )?(?:оновлен[оа]|оновлення|змінено|редаговано)",
    "be": r"абноўлена",
    "el": r"(?:τελευταία )?(?:ενημ[εέ]ρωση|ενημερώθηκε|τροποποίηση)",
    "tr": r"(?:son )?(?:güncel(?:leme|lendi|lenme)(?: tarihi)?)",
    "ar": r"(?:آخر )?(?:تحديث|تعديل)|ح[ُ]?دّ?ث(?: في)?",
    "fa": r"(?:آخرین )?(?:به‌روزرسانی|بروزرسانی|ویرایش)",
    "he": r"עודכן|עדכון(?: אחרון)?",
    "hi": r"अपडेट(?:ेड)?|संशोधित",
    "bn": r"(?:সর্বশেষ )?(?:আপডেট|হালনাগাদ)",
    "th": r"(?:ปรับปรุง|อัปเดต|อัพเดท|แก้ไข)(?:ล่าสุด)?",
    "vi": r"cập nhật(?: lúc)?",
    "id": r"(?:terakhir )?(?:diperbarui|diperbaharui|dimutakhirkan|diupdate)",
    "ja": r"(?:最終)?更新(?:日時?)?",
    "ko": r"(?:최종)?수정(?:시간)?|업데이트",
    "zh": r"(?:最后|最後)?(?:更新|修改)(?:时间|時間|于|於)?",
}
_MAX_LABELS = 6  # of a line; from so many on it is no line of dates


def _words(table: dict[str, str]) -> str:
    return "|".join(table.values())


# Thai and East Asian words need no space before them.
_LABEL = compile_caseless(
    rf"(?:(?<![^\W\d_])|(?<=[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]))"
    rf"(?:(?P<changed>{_words(_CHANGED)})|(?P<published>{_words(_PUBLISHED)}))"
    r"(?![a-z\u00df-\u024f\u0370-\u04ff])"
)


class LabelledPart(NamedTuple):
    """
    A part of a line, and what the word before it says of its date.

    Attributes:
        text: the part without the label.
        is_change: whether the label speaks of a change.
    """

    text: str
    is_change: bool


def split_at_labels(line: str) -> tuple[LabelledPart, ...]:
    """Cut a line at its labels; no parts if it has none or too many."""
    labels = list(_LABEL.finditer(line))
    if not 0 < len(labels) <= _MAX_LABELS:
        return ()
    ends = [*(label.start() for label in labels[1:]), len(line)]
    return (
        LabelledPart(line[: labels[0].start()], is_change=False),
        *(
            LabelledPart(line[label.end() : end], label["changed"] is not None)
            for label, end in zip(labels, ends, strict=True)
        ),
    )

from datetime import UTC, datetime

import pytest

from extractors.providers.embargo.statements import (
    NoteContext,
    read_line,
    read_note,
    read_slug,
)

TUESDAY = NoteContext(datetime(2026, 11, 24, 8, tzinfo=UTC))
FRIDAY_NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Please do not publish, post or share before 12 noon GMT on Friday.",
        "Not to be published, broadcast or put online before 1200 GMT Friday",
        "May be used from 12:00 GMT on Friday",
        "Advance for use Friday, November 27, 2026, 1200 GMT",
        "Please observe the embargo: Friday, 1200 GMT",
        "Embargo expires 2026-11-27T12:00:00Z",
        "EMBARGOED UNTIL 7:00 AM U.S. EASTERN TIME FRIDAY, NOVEMBER 27",
        "Bitte Sperrfrist beachten: Freitag, 27.11., 13.00 Uhr MEZ",
        "Må først offentliggøres 27. november 2026 kl. 13 CET",
        "Julkaistavissa 27.11.2026 klo 14 EET",
        "Embargó: 2026. november 27., 13:00 CET",
        "Embargo strict jusqu'à vendredi 12h GMT",
        "Diffusion autorisée à partir de vendredi 12h GMT",
        "Bis Freitag, 12 Uhr GMT, mit Sperrfrist belegt",
        "Запрет на публикацию до 15:00 мск 27 ноября",
        "11月27日午後9時以降に報道",
        "엠바고 11월 27일(금) 21:00",
        "Publication prohibited before Friday, 12:00 GMT",
        "Under strict embargo until noon GMT this Friday",
        "FOR RELEASE: 12:00 GMT, Friday 27 November",
        "Media embargo: 12:00 GMT, Friday",
        "Sendesperrfrist: Freitag, 12.00 Uhr GMT",
        "Darf nicht vor Freitag, 12.00 Uhr GMT, veröffentlicht werden",
        "Meldung ist bis Freitag, 12 Uhr GMT, gesperrt",
        "Nicht zur Veröffentlichung vor Freitag, 12.00 Uhr GMT",
        "DIFFUSION INTERDITE AVANT VENDREDI 12H00 GMT",
        "Ne peut être publié avant vendredi 12h00 GMT",
        "Interdiction de publier avant vendredi 12h GMT",
        "EMBARGO HASTA EL VIERNES 27 A LAS 12:00 GMT",
        "Prohibida su difusión hasta el viernes a las 12:00 GMT",
        "No publicar ni difundir antes de las 12:00 GMT del viernes",
        "Vietata la pubblicazione prima delle ore 12 GMT di venerdì",
        "Divieto di pubblicazione fino alle ore 12 GMT di venerdì",
        "Publicação proibida antes de sexta-feira, 12h GMT",
        "Niet te publiceren vóór vrijdag 12.00 uur GMT",
        "Mag niet worden gepubliceerd vóór vrijdag 12.00 uur GMT",
        "Får inte publiceras före fredag klockan 12.00 GMT",
        "Må ikke offentliggøres før fredag kl. 12.00 GMT",
        "Julkaisuvapaa perjantaina 27.11. klo 12.00 GMT",
        "Nie publikować przed piątkiem 27 listopada, 12:00 GMT",
        "Nezveřejňovat před 27. 11. 2026 12:00 GMT",
        "НЕ ДЛЯ ПУБЛИКАЦИИ ДО 15:00 МСК 27 НОЯБРЯ",
        "Запрещено к публикации до 15:00 МСК 27.11.2026",
        "محظور النشر حتى الساعة 12:00 بتوقيت غرينتش يوم الجمعة",
        "ممنوع البث قبل الجمعة الساعة 12:00 بتوقيت غرينتش",
        "11月27日午後9時解禁",
        "11月27日21時まで報道禁止",
        "请勿在11月27日20时前发布",
        "禁止发布至11月27日20时",
        "禁发至11月27日20时",
        "11월 27일 오후 9시까지 보도금지",
        "For use on or after Friday, November 27, at 12:00 GMT",
        "For publication in newspapers on or after 1200 GMT, Friday",
        "Embargoed until on or after 1200 GMT Friday",
        "For publication no earlier than 1200 GMT on Friday",
        "Zur Veröffentlichung am oder nach dem 27. November, 12 Uhr GMT",
    ],
)  # fmt: skip
def test_read_note_order_in_any_language_ends_at_its_time(text):
    embargo = read_note(text, TUESDAY)

    assert embargo is not None
    assert embargo.until == FRIDAY_NOON


@pytest.mark.parametrize(
    ("text", "language", "until"),
    [
        ("Embargo until 12 noon on Friday", "", (28, 0)),
        ("Embargo until Friday", "", (28, 12)),
        ("Embargo until midnight Friday GMT", "", (28, 0)),
        ("Sperrfrist: Freitag, 12 Uhr", "", (27, 11)),
        ("Embargo until noon on Friday", "de", (28, 0)),
        ("Embargo do piątku, godz. 12.00", "pl", (27, 11)),
        ("27 Kasım Cuma saat 12:00'ye kadar ambargoludur", "tr", (27, 9)),
        ("Embargo until 0600 GMT", "", (25, 6)),
        ("Embargada su difusión hasta las 12:00 del 27 de noviembre", "",
         (28, 0)),
        ("EMBARGO pe 27.11.2026 klo 12.00 saakka", "", (28, 0)),
        ("Sperret til fredag 27. november kl. 12.00", "no", (27, 11)),
        ("Embargo until 6 pm EST tomorrow", "", (25, 23)),
    ],
)  # fmt: skip
def test_read_note_missing_parts_mean_the_latest_moment(text, language, until):
    day, hour = until

    embargo = read_note(text, TUESDAY._replace(language=language))

    assert embargo is not None
    assert embargo.until == datetime(2026, 11, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Updates with quotes on the embargo until 2027.",
        "Adds EU decision on arms embargo to 2028",
        "Recasts with embargo lifted until June", "Embargo on arms extended",
        "ADDS minister on oil embargo; corrects date", "Embargo lifted.",
        "Aktualisiert: Embargo gegen Eastmark", "Sperrfrist aufgehoben",
        "L'embargo sur les armes est prolongé", "Embargo levé", "",
        "Corrects spelling of Embargoed in headline of earlier story",
        "Keine Sperrfrist", "Libre de embargo", "Was under embargo.",
        "Updates with UN vote on embargo expected Friday 12:00 GMT",
        "L'embargo pétrolier prend fin vendredi à 12h00 GMT",
        "Эмбарго на поставки газа продлено до июня", "Do not use uncredited",
        "Not for publication in Oldport", "For release on DVD in June",
        "武器禁輸は6月まで延長", "アユ漁の解禁は4日",
        "Adds: the ministry did not publish its report before Friday",
        "Sin embargo, no publicar la foto",
        "Adds that vouchers are for use in shops on or after Friday",
    ],
)  # fmt: skip
def test_read_note_embargo_as_subject_or_lifted_is_none(text):
    assert read_note(text, TUESDAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "EMBARGOED until 1200 GMT Friday: Dock to close",
        "SPERRFRIST FREITAG 12 UHR GMT - Hafen schließt",
        "Dock to close (EMBARGOED to 1200 GMT Friday November 27)",
        "(SOUS EMBARGO jusqu'à vendredi 12h GMT) Le quai ferme",
        "【11月27日午後9時解禁】港を閉鎖",
    ],
)
def test_read_line_marked_headline_ends_at_its_time(text):
    embargo = read_line(text, TUESDAY)

    assert embargo is not None
    assert embargo.until == FRIDAY_NOON


@pytest.mark.parametrize(
    "text",
    [
        "FOR RELEASE ON OR AFTER FRIDAY, NOVEMBER 27, 2026",
        "For publication not before November 27, 2026.",
        "For use no earlier than Friday",
        "Embargoed until Friday, November 27",
        "Embargo until 27 November 2026",
        "Hold until November 27",
        "Advance for Friday, November 27",
        "May be used from November 27.",
        "À publier à partir du 27 novembre",
        "Publicación autorizada a partir del 27 de noviembre",
        "Para publicar a partir del viernes 27 de noviembre",
        "Da pubblicare non prima del 27 novembre",
        "Do publikacji od 27 listopada",
        "Frei ab 27. November",
        "Публикация разрешена с 27 ноября",
    ],
)
def test_read_line_order_with_a_day_ends_after_it(text):
    embargo = read_line(text, TUESDAY)

    assert embargo is not None
    assert embargo.until == datetime(2026, 11, 28, 12, tzinfo=UTC)
    assert embargo.is_whole


@pytest.mark.parametrize(
    "text",
    [
        "Эмбарго до 15:00 мск 27 ноября 2026 года",
        "Ембарго до 12:00 GMT 27 листопада 2026 року",
        "Embargo 27.11.2026 klo 14.00 EET asti",
        "Notícia embargada até 27 de novembro de 2026 às 12h GMT",
    ],
)
def test_read_line_small_words_behind_the_end_are_part_of_it(text):
    embargo = read_line(text, TUESDAY)

    assert embargo is not None
    assert embargo.is_whole
    assert embargo.until == FRIDAY_NOON


@pytest.mark.parametrize(
    "text",
    [
        "Embargo until delivery of the speech",
        "CHECK AGAINST DELIVERY. Embargoed until delivered.",
        "Es gilt das gesprochene Wort - Sperrfrist: Redebeginn",
        "Sperrfrist Beginn der Rede (ca. 11 Uhr)",
        "Embargo jusqu'au discours de la ministre",
    ],
)
def test_embargo_until_a_speech_has_an_open_end(text):
    for read in (read_line, read_note):
        embargo = read(text, TUESDAY)

        assert embargo is not None
        assert embargo.until is None


@pytest.mark.parametrize(
    "text",
    [
        "Embargoed goods delivered to the port were seized on Tuesday.",
        "Embargo until delivery of the tanks to the front is complete, "
        "ministers said",
        "The embargo on speech software was lifted.",
    ],
)
def test_read_line_embargo_and_delivery_of_goods_is_none(text):
    assert read_line(text, TUESDAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "The vaccine is approved for use on or after Friday, officials said",
        "For use on or after Friday, drivers need a new permit, the port said",
        "Arms embargo against Eastmark runs until 2027",
        "E6 sperret til fredag kl. 12", "Sperret vei ved Oldport",
        "EMBARGO UNTIL 2027 HITS PORT TRADE", "Embargo: what the ban means",
        "EMBARGO UNTIL 6 PM FRIDAY HITS PORT", "EMBARGO HITS PORTS",
        "Embargoed oil turns up in Oldport", "Oil embargo ends Friday 12:00",
        "Embargo bis Freitag verlängert", "アユ漁解禁、4日から",
        "Do not publish nudes, court tells paper",
        "ЭМБАРГО НА НЕФТЬ ПРОДЛЕНО ДО ПЯТНИЦЫ",
        "Hold until spring: farmers told to keep grain",
        "Embargo ends Friday", "Release date: November 27, 2026",
        "Frei ab Freitag: die neue Fähre", "Embargo lifted Friday",
    ],
)  # fmt: skip
def test_read_line_embargo_as_news_is_none(text):
    assert read_line(text, TUESDAY) is None


@pytest.mark.parametrize(
    ("slug", "until"),
    [
        ("BC-embargoed-0700edt****", datetime(2026, 11, 24, 11, tzinfo=UTC)),
        ("DOCK-EMBARGOED-1200GMT", datetime(2026, 11, 24, 12, tzinfo=UTC)),
        ("EMBARGOED/DOCK", None),
        ("SPERRFRIST-HAFEN", None),
    ],
)
def test_read_slug_state_is_an_embargo(slug, until):
    embargo = read_slug(slug, TUESDAY)

    assert embargo is not None
    assert embargo.until == until


@pytest.mark.parametrize(
    "slug", ["ARMS-EMBARGO", "EMBARGO-UN/VOTE", "EMBARGO"]
)
def test_read_slug_embargo_as_subject_is_none(slug):
    assert read_slug(slug, TUESDAY) is None


NOON = NoteContext(datetime(2026, 11, 24, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    "note",
    [
        "Embargo lifted at 1100 GMT. For immediate use.",
        "Embargo levé à 11h00 GMT",
        "Embargo levantado a las 11:00 GMT",
    ],
)
def test_embargo_that_was_lifted_an_hour_ago_is_none(note):
    assert read_note(note, NOON) is None


@pytest.mark.parametrize(
    "note",
    ["Embargo lifts at 1500 GMT", "Embargo to be lifted at 1500 GMT"],
)
def test_embargo_that_is_lifted_later_that_day_holds_until_then(note):
    embargo = read_note(note, NOON)

    assert embargo is not None
    assert embargo.until == datetime(2026, 11, 24, 15, tzinfo=UTC)

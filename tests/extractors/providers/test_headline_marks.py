from datetime import UTC, datetime

import pytest

from extractors.model.item import NewsItem
from extractors.providers import read_headline, read_marks

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def item(**fields) -> NewsItem:
    return NewsItem(
        **{"uri": "urn:test:1", "feed": "test", "fetched_at": NOW, **fields}
    )


@pytest.mark.parametrize(
    ("headline", "clean", "signal", "number"),
    [
        ("UPDATE 2-Ferry strike ends", "Ferry strike ends", "sig:update", "2"),
        ("WRAPUP 1-Storm hits coast", "Storm hits coast", "sig:update", "1"),
        ("REFILE-Storm hits coast", "Storm hits coast", "sig:update", ""),
        ("RECASTS-Storm hits coast", "Storm hits coast", "sig:update", ""),
        ("(2nd LD) Ferry strike ends", "Ferry strike ends", "sig:update", "2"),
        ("(LEAD) Ferry strike ends", "Ferry strike ends", "sig:update", ""),
        ("2nd Ld-Writethru: Ferry", "Ferry", "sig:update", "2"),
        ("REFILE 1ST LEAD Ferry ends", "Ferry ends", "sig:update", "1"),
        (
            "Ferry strike ends =(3)UPDATE=",
            "Ferry strike ends",
            "sig:update",
            "3",
        ),
        ("UPDATE1: Ferry strike ends", "Ferry strike ends", "sig:update", "1"),
        ("Ferry strike ends (2nd LD)", "Ferry strike ends", "sig:update", "2"),
        ("CORRECTED-Ferry ends", "Ferry ends", "sig:correction", ""),
        ("CORRECTED (OFFICIAL)-Ferry", "Ferry", "sig:correction", ""),
        ("Correction: Ferry story", "Ferry story", "sig:correction", ""),
        ("Clarification: Ferry story", "Ferry story", "sig:correction", ""),
        ("CORRECTED-UPDATE 3-Ferry", "Ferry", "sig:correction", "3"),
        ("CORREGIDO - La huelga", "La huelga", "sig:correction", ""),
        ("2A LEAD Sciopero finito", "Sciopero finito", "sig:update", "2"),
        ("RÄTTELSE Strejken", "Strejken", "sig:correction", ""),
        ("CORRECTIE Staking voorbij", "Staking voorbij", "sig:correction", ""),
        ("RÄTTELSE: Strejken", "Strejken", "sig:correction", ""),
        ("ИСПРАВЛЕНИЕ: Паром", "Паром", "sig:correction", ""),
        ("【訂正】スト終わる", "スト終わる", "sig:correction", ""),
        ("[정정] 파업 끝", "파업 끝", "sig:correction", ""),
        ("MANDATORY KILL: Ferry ends", "Ferry ends", "sig:kill", ""),
        ("BULLETIN KILL Ferry ends", "Ferry ends", "sig:kill", ""),
        ("KILL-Ferry strike ends", "Ferry strike ends", "sig:kill", ""),
        ("WITHDRAWN - Ferry ends", "Ferry ends", "sig:kill", ""),
        ("RETRACTION: Ferry ends", "Ferry ends", "sig:kill", ""),
        ("ADVISORY-Ferry coverage", "Ferry coverage", "copydesk:advisory", ""),
        ("MELDUNG ZURÜCKGEZOGEN: Fähre", "Fähre", "sig:kill", ""),
        ("DÉPÊCHE ANNULÉE - Le ferry", "Le ferry", "sig:kill", ""),
        ("ANULACION: El ferry", "El ferry", "sig:kill", ""),
        ("ANULAÇÃO: A balsa", "A balsa", "sig:kill", ""),
        ("BERICHT INGETROKKEN - Veerboot", "Veerboot", "sig:kill", ""),
        ("АННУЛИРОВАНО: Паром", "Паром", "sig:kill", ""),
        ("VISSZAVONVA: Komp", "Komp", "sig:kill", ""),
        ("【配信取り消し】スト終わる", "スト終わる", "sig:kill", ""),
        ("[전문취소] 파업 끝", "파업 끝", "sig:kill", ""),
        ("撤稿：罢工结束", "罢工结束", "sig:kill", ""),
        ("إلغاء خبر: العبارة", "العبارة", "sig:kill", ""),
        ("+++ KORREKTUR +++ Fähre", "Fähre", "sig:correction", ""),
        ("(Korrektur) Fähre", "Fähre", "sig:correction", ""),
        ("Fähre fährt wieder (korrigiert)", "Fähre fährt wieder",
         "sig:correction", ""),
        ("Rectificatie: Veerboot", "Veerboot", "sig:correction", ""),
        ("ΔΙΟΡΘΩΣΗ: Πλοίο", "Πλοίο", "sig:correction", ""),
        ("OIKAISU: Lautta", "Lautta", "sig:correction", ""),
        ("ПОПРАВКА: Паром", "Паром", "sig:correction", ""),
        ("[고침] 파업 끝", "파업 끝", "sig:correction", ""),
        ("AKTUALISIERT: Fähre", "Fähre", "sig:update", ""),
        ("MISE À JOUR - Le ferry", "Le ferry", "sig:update", ""),
        ("(AMP) El ferry", "El ferry", "sig:update", ""),
        ("Fähre fährt wieder (Aktualisierung)", "Fähre fährt wieder",
         "sig:update", ""),
        ("파업 끝(종합2보)", "파업 끝", "sig:update", ""),
        ("ДОПОЛНЕНО: Паром", "Паром", "sig:update", ""),
        ("更新：罢工结束", "罢工结束", "sig:update", ""),
        ("AVIS AUX RÉDACTIONS: Le ferry", "Le ferry", "copydesk:advisory",
         ""),
        ("Achtung Redaktionen: Fähre", "Fähre", "copydesk:advisory", ""),
    ],
)  # fmt: skip
def test_headline_mark_becomes_signal_and_version(
    headline, clean, signal, number
):
    read = read_marks(item(headline=headline))

    assert read.headline == clean
    assert signal in read.signals
    assert read.version == number
    assert read.pub_status == (
        "canceled" if signal == "sig:kill" else "usable"
    )


@pytest.mark.parametrize(
    ("headline", "clean"),
    [
        ("+++ EILMELDUNG +++ Fähre", "Fähre"),
        ("Última hora: El ferry", "El ferry"),
        ("СРОЧНО: Паром", "Паром"),
        ("【速報】スト終わる", "スト終わる"),
        ("[속보] 파업 끝", "파업 끝"),
        ("عاجل | العبارة", "العبارة"),
    ],
)
def test_headline_mark_of_urgency_is_removed(headline, clean):
    read = read_marks(item(headline=headline))

    assert (read.headline, read.signals) == (clean, ())


@pytest.mark.parametrize(
    "headline",
    [
        "Kill Bill director returns to Cannes",
        "KILLED: how the ferry sank in 2019"[8:],
        "Updates on the ferry strike",
        "Leaders meet in Geneva",
        "Correctional officers strike",
        "Withdrawn from sale: the ferry's last timetable",
        "Lead found in harbour water",
        "LED lights go up on the pier",
        "Flash floods close coast road",
        "Alert issued for the coast",
        "CORRECTION OFFICERS END STRIKE",
        "CORRECTIE VAN DE PRIJZEN",
        "CORRECT Act passes the House",
        "(Killed in action) The names on the pier",
        "CANCELLED: the harbour festival",
        "ANNULÉ: le festival du port",
        "POVUČENO: sladoled s nožem",
        "СКАСОВАНО: концерт у порту",
        "İPTAL: Liman festivali",
        "Koreksi: harga emas turun",
        "Snap: shares of the camera firm fall",
        "Exclusive: the ferry's last timetable",
        "Amp makers move to the harbour",
        "Actualización de tarifas del puerto",
        "Zurückgezogen: Der Minister lebt allein am Hafen",
    ],
)
def test_headline_with_ordinary_words_is_unchanged(headline):
    read = read_marks(item(headline=headline))

    assert read.headline == headline
    assert read.signals == ()


@pytest.mark.parametrize(
    ("agency", "headline", "clean", "signal"),
    [
        ("ansa", "++ Ferry strike ends ++", "Ferry strike ends", ""),
        (
            "efe",
            "(AMPLIACIÓN) Acaba la huelga",
            "Acaba la huelga",
            "sig:update",
        ),
        (
            "antara",
            "Ralat: Kapal berlayar lagi",
            "Kapal berlayar lagi",
            "sig:correction",
        ),
        ("bernama", "RECALL - Ferry ends", "Ferry ends", "sig:kill"),
        ("dpa", "EXTRA Ferry strike ends", "Ferry strike ends", ""),
        (
            "kyodo",
            "3RD LD: Ferry strike ends",
            "Ferry strike ends",
            "sig:update",
        ),
        ("xinhua", "China Focus: Ferries return", "Ferries return", ""),
        ("tass", "ADDS: Ferry strike ends", "Ferry strike ends", "sig:update"),
        ("afp", "WRAP: Ferry strike ends", "Ferry strike ends", "sig:update"),
        (
            "pa",
            "Substitute: Ferry strike ends",
            "Ferry strike ends",
            "sig:update",
        ),
        (
            "reuters",
            "FACTBOX-Ferries of the coast",
            "Ferries of the coast",
            "",
        ),
        ("ap", "BREAKING: Ferry strike ends", "Ferry strike ends", ""),
    ],
)
def test_agency_mark_is_read_by_its_dialect(agency, headline, clean, signal):
    read = read_marks(item(headline=headline, agency=agency))

    assert read.headline == clean
    assert read.signals == ((signal,) if signal else ())


@pytest.mark.parametrize(
    ("uri", "stable", "version"),
    [
        (
            "urn:newsml:afp.com:20260301T115002Z:TX-PAR-ABC12:1",
            "urn:newsml:afp.com:20260301T115002Z:TX-PAR-ABC12",
            "1",
        ),
        (
            "urn:newsml:agency.test:20260301:77:3U",
            "urn:newsml:agency.test:20260301:77",
            "3",
        ),
        (
            "https://api.ap.org/media/v/content/abc?qt=1&et=2",
            "https://api.ap.org/media/v/content/abc",
            "",
        ),
        (
            "tag:reuters.com,2026:newsml_KBN0X1:4",
            "tag:reuters.com,2026:newsml_KBN0X1",
            "4",
        ),
        (
            "https://news.test/2026/03/01/story:2",
            "https://news.test/2026/03/01/story:2",
            "",
        ),
    ],
)
def test_uri_revision_becomes_version(uri, stable, version):
    read = read_marks(item(uri=uri))

    assert (read.uri, read.version) == (stable, version)


@pytest.mark.parametrize(
    "note",
    [
        "Corrects spelling of the port in paragraph 3.",
        "Korrigiert die Schreibweise im 3. Absatz",
        "Corrige le nom du port au 3e paragraphe",
        "Corrige la cifra del segundo párrafo",
        "Rättar namnet i tredje stycket",
        "Исправлено число во втором абзаце",
    ],
)
def test_correcting_ed_note_gives_correction_signal(note):
    assert "sig:correction" in read_marks(item(ed_note=note)).signals


def test_killing_ed_note_cancels():
    read = read_marks(item(ed_note="EDITORS: please kill the ferry story."))

    assert read.pub_status == "canceled"


@pytest.mark.parametrize(
    "note",
    [
        "Diese Meldung wird hiermit zurückgezogen.",
        "Cette dépêche est annulée.",
        "Esta noticia queda anulada.",
        "Questa notizia è annullata.",
        "Dit bericht is ingetrokken.",
    ],
)
def test_killing_ed_note_in_other_languages_cancels(note):
    assert read_marks(item(ed_note=note)).pub_status == "canceled"


@pytest.mark.parametrize(
    ("take_key", "signal"),
    [
        ("KORREKTUR", "sig:correction"),
        ("CORRECCIÓN", "sig:correction"),
        ("WITHDRAWN", "sig:kill"),
        ("AKTUALISIERUNG", "sig:update"),
        ("ADVISORY", "copydesk:advisory"),
    ],
)
def test_take_key_is_read_as_the_mark_of_a_headline(take_key, signal):
    read = read_marks(item(headline="Ferry ends", take_key=take_key))

    assert (read.headline, read.signals) == ("Ferry ends", (signal,))


def test_kill_take_key_cancels():
    assert read_marks(item(take_key="KILL")).pub_status == "canceled"


def test_read_marks_twice_changes_nothing():
    once = read_marks(
        item(headline="UPDATE 2-CORRECTED-Ferry", byline="By A Berg")
    )

    assert read_marks(once) == once


@pytest.mark.parametrize(
    ("headline", "clean", "signal"),
    [
        ("ROUNDUP 2: Fähre fährt", "Fähre fährt", "sig:update"),
        ("WDH/Fähre fährt", "Fähre fährt", "sig:update"),
        ("(REPETITION) Le bac repart", "Le bac repart", "sig:update"),
        ("LEAD 1-Le bac repart", "Le bac repart", "sig:update"),
        ("RECTIF - Le bac repart", "Le bac repart", "sig:correction"),
        ("AMPL.- Vuelve el ferry", "Vuelve el ferry", "sig:update"),
        ("ACTUALIZA 1-Vuelve el ferry", "Vuelve el ferry", "sig:update"),
        ("ATUALIZA 2-Volta o barco", "Volta o barco", "sig:update"),
        ("再送-船が戻る", "船が戻る", "sig:update"),
    ],
)
def test_headline_mark_of_lead_or_repeat_gives_signal(headline, clean, signal):
    read = read_marks(item(headline=headline))

    assert (read.headline, read.signals) == (clean, (signal,))


@pytest.mark.parametrize(
    ("headline", "clean"),
    [
        ("EILT: Fähre fährt", "Fähre fährt"),
        ("BLIXT: Färjan går", "Färjan går"),
        ("＜速報＞船が戻る", "船が戻る"),
        ("[1보] 배가 돌아왔다", "배가 돌아왔다"),
    ],
)
def test_headline_mark_of_urgency_of_a_language_is_removed(headline, clean):
    assert read_marks(item(headline=headline)).headline == clean


@pytest.mark.parametrize(
    "headline",
    [
        "Kyodo News Digest: March 2, 2026",
        "Reuters News Schedule at 6 a.m. GMT",
        "dpa-Nachrichtenüberblick POLITIK",
        "Tagesvorschau",
        "Previsiones informativas de EFE para hoy",
    ],
)
def test_headline_of_a_desk_plan_gives_advisory(headline):
    read = read_marks(item(headline=headline))

    assert (read.headline, read.signals) == (
        headline,
        ("copydesk:advisory",),
    )


@pytest.mark.parametrize(
    "headline",
    [
        "AP News chief says the schedule is tight",
        "ACTUALIZA tu ferry con la nueva tarjeta",
        "Eilt die Fähre der Zeit davon?",
        "ROUNDUP of cattle ends",
        "Leads 1-0 at half time",
        "Tagesvorschau auf die Fähre begeistert",
        "1보 전진한 배",
    ],
)
def test_headline_that_begins_like_a_mark_is_unchanged(headline):
    read = read_marks(item(headline=headline))

    assert (read.headline, read.signals) == (headline, ())


@pytest.mark.parametrize(
    ("headline", "clean", "signal"),
    [
        ("(2. Zusammenfassung) Die Fähre fährt", "Die Fähre fährt",
         "sig:update"),
        ("Zusammenfassung: Die Fähre fährt", "Die Fähre fährt", "sig:update"),
        ("Die Fähre fährt (Zusammenfassung 1730 - neu: Preise)",
         "Die Fähre fährt", "sig:update"),
        ("(Neu: Fahrpreise) Die Fähre fährt", "Die Fähre fährt",
         "sig:update"),
        ("2e LEAD: Le ferry repart", "Le ferry repart", "sig:update"),
        ("Le ferry repart (synthèse)", "Le ferry repart", "sig:update"),
        ("AMPLIACIÓN.- Vuelve el ferry", "Vuelve el ferry", "sig:update"),
        ("RESUMEN 2-Vuelve el ferry", "Vuelve el ferry", "sig:update"),
        ("PUNTO 1-Torna il traghetto", "Torna il traghetto", "sig:update"),
        ("Torna il traghetto (RPT)", "Torna il traghetto", "sig:update"),
        ("Паром ходит - ОБНОВЛЕНО", "Паром ходит", "sig:update"),
        ("NY VERSION: Färjan går", "Färjan går", "sig:update"),
        ("(إضافة تفاصيل) العبارة تعود", "العبارة تعود", "sig:update"),
        ("(Adds fares) Ferry runs again", "Ferry runs again", "sig:update"),
        ("Rectificatif - Le ferry repart", "Le ferry repart",
         "sig:correction"),
        ("FE DE ERRORES: Vuelve el ferry", "Vuelve el ferry",
         "sig:correction"),
        ("CORREGGE: Torna il traghetto", "Torna il traghetto",
         "sig:correction"),
        ("〔訂正〕船が戻る", "船が戻る", "sig:correction"),
        ("Färjan går (rättad)", "Färjan går", "sig:correction"),
        ("POPRAWKA: Prom płynie", "Prom płynie", "sig:correction"),
        ("NOTIZIA ANNULLATA: Torna il traghetto", "Torna il traghetto",
         "sig:kill"),
        ("DEPESZA ANULOWANA: Prom płynie", "Prom płynie", "sig:kill"),
        ("Meldung zurückgezogen: Die Fähre fährt", "Die Fähre fährt",
         "sig:kill"),
        ("Story withdrawn: Ferry runs again", "Ferry runs again", "sig:kill"),
    ],
)  # fmt: skip
def test_headline_mark_of_any_form_gives_signal(headline, clean, signal):
    read = read_marks(item(headline=headline))

    assert (read.headline, read.signals) == (clean, (signal,))


@pytest.mark.parametrize(
    "headline",
    [
        "(Neu im Hafen) Die weiße Flotte",
        "Zurückgezogen: Warum der Fährmann nicht mehr antritt",
        "Withdrawn: the ferry that nobody wanted",
        "PUNTO di vista sul traghetto",
        "Zusammenfassung der Fährsaison",
        "The ferry adds (and drops) a stop",
    ],
)
def test_headline_with_words_of_marks_is_unchanged(headline):
    read = read_marks(item(headline=headline))

    assert (read.headline, read.signals) == (headline, ())


def test_kill_in_slug_behind_comma_cancels():
    killed = read_marks(
        item(headline="Ferry", slugline="BC-NO--Ferry Strike, Kill")
    )
    named = read_marks(
        item(headline="Deer on roads", slugline="BC-NO--Road Kill")
    )

    assert killed.pub_status == "canceled"
    assert named.pub_status == "usable"


def test_note_on_a_substitute_for_a_withdrawn_story_is_no_kill():
    note = "Replaces the story on the ferry that was withdrawn at 0840 GMT"

    assert read_marks(item(ed_note=note)).pub_status == "usable"


@pytest.mark.parametrize(
    ("headline", "genre"),
    [
        ("ANALYSIS-What the ferry strike costs", "Analysis"),
        ("UPDATE 1-EXCLUSIVE-Ferries to be sold", "Exclusive"),
        ("RPT-FACTBOX-Ferries of the coast", "Background"),
        ("Ferry strike ends", ""),
    ],
)
def test_mark_of_kind_is_genre(headline, genre):
    marked = read_marks(item(headline=headline, agency="Reuters"))

    assert marked.genre == genre
    assert "-" not in marked.headline


def test_genre_that_is_stated_is_kept():
    marked = read_marks(
        item(headline="ANALYSIS-Ferries", agency="Reuters", genre="Opinion")
    )

    assert marked.genre == "Opinion"


@pytest.mark.parametrize(
    ("headline", "clean", "genre"),
    [
        ("BREAKINGVIEWS-Ferry merger is a leap", "Ferry merger is a leap",
         "Opinion"),
        ("PREVIEW-Northport face a test", "Northport face a test",
         "Curtain raiser"),
        ("TABLE-Harbour Lines Q3 results", "Harbour Lines Q3 results",
         "Results listings and statistics"),
        ("DIARY - Events to Dec 31", "Events to Dec 31", "Daybook"),
        ("COLUMN-Ferry follies", "Ferry follies", "Opinion"),
        ("OPINIÓN | El ferri gratis", "El ferri gratis", "Opinion"),
        ("KOMMENTAR: Fähre umsonst", "Fähre umsonst", "Opinion"),
        ("ANALYSE. Pourquoi le ferry", "Pourquoi le ferry", "Analysis"),
        ("EXPLAINER: Why ferries sink", "Why ferries sink", "Background"),
        ("PRESS DIGEST- Papers of the coast", "Papers of the coast",
         "Press-digest"),
        ("US STOCKS-Wall St falls", "Wall St falls", ""),
        ("[단독] 페리 매각", "페리 매각", "Exclusive"),
        ("【社説】フェリーを無料に", "フェリーを無料に", "Opinion"),
        ("专访：老船长的一天", "老船长的一天", "Interview"),
    ],
)  # fmt: skip
def test_headline_label_of_any_agency_becomes_genre(headline, clean, genre):
    read = read_marks(item(headline=headline))

    assert (read.headline, read.genre) == (clean, genre)
    assert read.take_key
    assert read.signals == ()


@pytest.mark.parametrize(
    ("headline", "clean"),
    [
        ("LIVE: Ferry strike enters second day",
         "Ferry strike enters second day"),
        ("LIVE MARKETS-Stocks slip", "Stocks slip"),
        ("LIVE MARKETS Stocks slip", "Stocks slip"),
        ("EN DIRECT. Grève des ferries", "Grève des ferries"),
        ("EN VIVO | Huelga de ferris", "Huelga de ferris"),
        ("Liveblog: Fährstreik", "Fährstreik"),
        ("\U0001f534 EN DIRECT - Le ferry", "Le ferry"),
    ],
)  # fmt: skip
def test_headline_label_of_live_report_becomes_signal(headline, clean):
    read = read_marks(item(headline=headline))

    assert (read.headline, read.signals) == (clean, ("copydesk:live",))


@pytest.mark.parametrize(
    ("headline", "clean"),
    [
        ("*URGENT* Ferry sinks", "Ferry sinks"),
        ("++ Fähre gesunken ++", "Fähre gesunken"),
        ("+++ Fähre gesunken +++", "Fähre gesunken"),
        ("Eil: Fähre gesunken", "Fähre gesunken"),
        ("Eilmeldung - Fähre gesunken", "Fähre gesunken"),
        ("EILMELDUNG Fähre gesunken", "Fähre gesunken"),
        ("URGENTE. Se hunde un ferri", "Se hunde un ferri"),
        ("ALERTE INFO - Un ferry coule", "Un ferry coule"),
        ("#BREAKING Ferry sinks", "Ferry sinks"),
        ("JUST NU: Färja sjunker", "Färja sjunker"),
        ("\u26a1\ufe0f Паром затонул", "Паром затонул"),
        ("WATCH: Ferry crew saves dog", "Ferry crew saves dog"),
        ("VIDÉO. Un ferry coule", "Un ferry coule"),
        ("Se hunde un ferri (FOTOS)", "Se hunde un ferri"),
    ],
)
def test_headline_label_of_urgency_or_pictures_is_removed(headline, clean):
    read = read_marks(item(headline=headline))

    assert (read.headline, read.signals, read.genre) == (clean, (), "")


@pytest.mark.parametrize(
    ("headline", "rest"),
    [
        ("Zurückgezogen:", "Zurückgezogen:"),
        ("UTGÅR:", "UTGÅR:"),
        ("UTGÅR: Färja sjunker", "Färja sjunker"),
        ("Anulada:", "Anulada:"),
    ],
)
def test_headline_that_is_only_a_kill_mark_kills(headline, rest):
    read = read_marks(item(headline=headline))

    assert (read.headline, read.pub_status) == (rest, "canceled")


@pytest.mark.parametrize(
    "headline",
    [
        "VIDEO, AUDIO SHOW FERRY SINKING",
        "VIDEO-SHARING SITE SUED",
        "LIVE-action remake of ferry tale",
        "PHOTO-FINISH IN HARBOUR RACE",
        "TABLE-TENNIS: NORTHPORT WIN",
        "TEXT-BASED GAME WINS PRIZE",
        "COLUMN FIVE: THE FERRY",
        "ANALYSIS OF FERRY COSTS",
        "FOREX brokers fined",
        "LIVE-Musik am Hafen",
        "FOTO-Ausstellung im Hafen",
        "LEDER-Jacken werden teuer",
        "BRIEF-Wahl am Sonntag",
        "MEDIA: what the papers say",
        "Live Nation: harbour hall deal close",
        "Opinion polls show harbour party ahead",
        "Eil Harbour wins award",
        "Hafen++: die neue App",
        "Interview: the ferryman",
        "Preview night at the harbour hall",
    ],
)
def test_headline_with_words_of_labels_is_unchanged(headline):
    read = read_marks(item(headline=headline))

    assert (read.headline, read.take_key, read.genre) == (headline, "", "")


def test_headline_of_page_keeps_status_and_version():
    read = read_headline(item(headline="UPDATE 2-Ferry strike ends"))

    assert read.headline == "Ferry strike ends"
    assert (read.signals, read.version) == (("sig:update",), "")
    plain = item(headline="Ferry strike ends")
    assert read_headline(plain) is plain


def test_kill_mark_in_headline_of_page_is_news():
    headline = "KILLED: three men on the ferry"

    read = read_marks(item(headline=headline, text_source="page"))

    assert (read.headline, read.pub_status) == (headline, "usable")


def test_label_of_reuters_needs_no_english_behind_it():
    read = read_marks(
        item(headline="BREAKINGVIEWS-Der Hafen für alle", agency="Reuters")
    )

    assert (read.headline, read.genre) == ("Der Hafen für alle", "Opinion")


@pytest.mark.parametrize(
    "headline",
    [
        "Kill notice",
        "MANDATORY KILL NOTICE",
        "Notice of withdrawal",
        "Story withdrawn.",
        "Meldung zurückgezogen",
        "Diese Meldung wird zurückgezogen!",
        "Annulation d'une dépêche",
        "Anulación de la noticia",
        "Annullamento della notizia",
        "Wycofanie depeszy",
        "Отзыв материала",
    ],
)
def test_headline_that_is_only_a_kill_notice_is_a_kill(headline):
    read = read_marks(item(headline=headline))

    assert (read.headline, read.signals) == (headline, ("sig:kill",))


@pytest.mark.parametrize(
    "headline",
    [
        "Withdrawal notice sent to 400 tenants in Kestwick",
        "Kill notice for wolves divides farmers",
        "Meldung zurückgezogen, sagt der Fährmann",
        "Avis d'annulation pour deux ferries",
    ],
)
def test_headline_that_begins_like_a_kill_notice_is_none(headline):
    read = read_marks(item(headline=headline))

    assert (read.headline, read.signals) == (headline, ())


@pytest.mark.parametrize(
    ("stated", "signal", "status"),
    [
        ("sig:cancel", "sig:kill", "canceled"),
        ("sig:withdrawn", "sig:kill", "canceled"),
        ("sig:corrected", "sig:correction", "usable"),
        ("sig:updated", "sig:update", "usable"),
    ],
)
def test_signal_in_other_words_is_the_signal_of_iptc(stated, signal, status):
    read = read_marks(item(headline="Ferry runs", signals=(stated,)))

    assert (read.signals, read.pub_status) == ((signal,), status)

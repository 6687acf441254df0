"""Datelines in the forms of the agencies, and sentences that resemble one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields import dateline


@pytest.mark.parametrize(
    ("paragraph", "text", "places", "agency", "date"),
    [
        (
            "OSLO, Jan. 3 (Xinhua) -- Snow fell.",
            "OSLO",
            ("OSLO",),
            "Xinhua",
            "Jan. 3",
        ),
        (
            "ROME/MILAN, Dec 7 (Reuters) - Snow fell.",
            "ROME/MILAN",
            ("ROME", "MILAN"),
            "Reuters",
            "Dec 7",
        ),
        ("BOISE (AP) — Snow fell.", "BOISE", ("BOISE",), "AP", ""),
        ("Bremen (dpa) - Snow fell.", "Bremen", ("Bremen",), "dpa", ""),
        ("(Reuters) - Snow fell.", "", (), "Reuters", ""),
        ("Dec 7 (Reuters) - Snow fell.", "", (), "Reuters", "Dec 7"),
        ("OSLO — Snow fell.", "OSLO", ("OSLO",), "", ""),
        (
            "MIAMI, Fla. (Reuters) - Snow fell.",
            "MIAMI, Fla.",
            ("MIAMI, Fla.",),
            "Reuters",
            "",
        ),
        (
            "Frankfurt (Oder) (dpa) - Snow fell.",
            "Frankfurt (Oder)",
            ("Frankfurt (Oder)",),
            "dpa",
            "",
        ),
        ("NEW DELHI: Snow fell.", "NEW DELHI", ("NEW DELHI",), "", ""),
        ("(CNN) Snow fell.", "", (), "CNN", ""),
    ],
)
def test_parse_dateline_returns_parts_and_rest(
    paragraph, text, places, agency, date
):
    parsed, rest = dateline.parse(paragraph)

    assert rest == "Snow fell."
    assert parsed is not None
    assert (parsed.text, parsed.places) == (text, places)
    assert (parsed.agency, parsed.date) == (agency, date)


@pytest.mark.parametrize(
    ("head", "text", "agency", "date"),
    [
        ("Bremen, 3. März 2026 (dpa) - ", "Bremen", "dpa", "3. März 2026"),
        ("Linz (APA) – ", "Linz", "APA", ""),
        ("LONDON (March 3) — ", "LONDON", "", "March 3"),
        ("Ali DERE/ANKARA, (DHA) - ", "ANKARA", "DHA", ""),
        ("ANKARA/İZMİR, (DHA) - ", "ANKARA/İZMİR", "DHA", ""),
        ("Fulda (epd). ", "Fulda", "epd", ""),
        ("NANTES, 3 mars (Reuters) – ", "NANTES", "Reuters", "3 mars"),
        ("Fribourg (ats) - ", "Fribourg", "ats", ""),
        ("Sevilla, 5 ene (EFE).- ", "Sevilla", "EFE", "5 ene"),
        ("LEÓN, 5 Ene. (EUROPA PRESS) - ", "LEÓN", "EUROPA PRESS", "5 Ene."),
        ("(ANSA) - BARI, 5 LUG - ", "BARI", "ANSA", "5 LUG"),
        ("(ANSA) - BARI - ", "BARI", "ANSA", ""),
        ("Bari, 5 lug. (askanews) - ", "Bari", "askanews", "5 lug."),
        ("Porto, 5 set 2026 (Lusa) – ", "Porto", "Lusa", "5 set 2026"),
        ("Manaus (Agência Brasil) - ", "Manaus", "Agência Brasil", ""),
        ("КАЗАНЬ, 5 мая. /ТАСС/. ", "КАЗАНЬ", "ТАСС", "5 мая."),
        ("КАЗАНЬ, 5 ноя — РИА Новости. ", "КАЗАНЬ", "РИА Новости", "5 ноя"),
        ("Казань. 5 мая. INTERFAX.RU - ", "Казань", "INTERFAX.RU", "5 мая."),
        ("5 мая, Брест /Корр. БЕЛТА/. ", "Брест", "Корр. БЕЛТА", "5 мая"),
        ("عمان (رويترز) - ", "عمان", "رويترز", ""),
        ("عمان 5 مايو (أ ف ب) - ", "عمان", "أ ف ب", "5 مايو"),
        ("دبي في 5 مايو / وام / ", "دبي", "وام", "5 مايو"),
        ("İZMİR (AA) - ", "İZMİR", "AA", ""),
        ("Medan (ANTARA) - ", "Medan", "ANTARA", ""),
        ("MEDAN, KOMPAS.com - ", "MEDAN", "KOMPAS.com", ""),
        ("TEMPO.CO, Medan - ", "Medan", "TEMPO.CO", ""),
        ("HOBART, March 22 AAP - ", "HOBART", "AAP", "March 22"),
        ("HOBART March 22 AAP - ", "HOBART", "AAP", "March 22"),
        ("OSAKA, Nov. 5, Kyodo - ", "OSAKA", "Kyodo", "Nov. 5"),
        ("Pune, Nov 5 (PTI) ", "Pune", "PTI", "Nov 5"),
        ("Pauri (U'khand), Nov 5 (PTI) ", "Pauri (U'khand)", "PTI", "Nov 5"),
        ("Pune [India], May 5 (ANI): ", "Pune [India]", "ANI", "May 5"),
        (
            "BOISE, Idaho, May 5, 2026 /PRNewswire/ -- ",
            "BOISE, Idaho",
            "PRNewswire",
            "May 5, 2026",
        ),
        (
            "BERN & BOISE--(BUSINESS WIRE)--",
            "BERN & BOISE",
            "BUSINESS WIRE",
            "",
        ),
        ("PARIS: ", "PARIS", "", ""),
        (
            "عمان 5 نوفمبر تشرين الثاني (رويترز) - ",
            "عمان",
            "رويترز",
            "5 نوفمبر تشرين الثاني",
        ),
        ("BOISE--(BUSINESS WIRE)--", "BOISE", "BUSINESS WIRE", ""),
        (
            "BOISE--(BUSINESS WIRE)--May 5, 2026-- ",
            "BOISE",
            "BUSINESS WIRE",
            "May 5, 2026",
        ),
        (
            "BOISE, ID / ACCESSWIRE / May 5, 2026 / ",
            "BOISE, ID",
            "ACCESSWIRE",
            "May 5, 2026",
        ),
        ("Brno 5. listopadu (ČTK) - ", "Brno", "ČTK", "5. listopadu"),
        ("नागपुर, 5 नवंबर (भाषा) ", "नागपुर", "भाषा", "5 नवंबर"),
        ("BRUSSEL 25/11 (BELGA) = ", "BRUSSEL", "BELGA", "25/11"),
        ("الكويت - 25 - 11 (كونا) -- ", "الكويت", "كونا", "25 - 11"),
        (
            "Szeged, 2026. november 25., szerda (MTI) - ",
            "Szeged",
            "MTI",
            "2026. november 25.",
        ),
        (
            "Львів. 25 листопада. ІНТЕРФАКС-УКРАЇНА – ",
            "Львів",
            "ІНТЕРФАКС-УКРАЇНА",
            "25 листопада.",
        ),
        ("LEIPZIG. ", "LEIPZIG", "", ""),
        ("MADRID, 5 (SERVIMEDIA) ", "MADRID", "SERVIMEDIA", "5"),
        ("(DIRE) Bari, 5 lug. - ", "Bari", "DIRE", "5 lug."),
        ("عمان 5 تشرين الثاني (بترا) - ", "عمان", "بترا", "5 تشرين الثاني"),
        ("رام الله 5-11-2026 وفا- ", "رام الله", "وفا", "5-11-2026"),
        (
            "БЕОГРАД, 5. новембра (Танјуг) - ",
            "БЕОГРАД",
            "Танјуг",
            "5. новембра",
        ),
        ("Craiova, 5 noi /Agerpres/ - ", "Craiova", "Agerpres", "5 noi"),
        ("नागपुर, 5 नवंबर (भाषा)। ", "नागपुर", "भाषा", "5 नवंबर"),
        ("Hanoi (VNA), May 5, 2026 – ", "Hanoi", "VNA", "May 5, 2026"),
        (
            "OSAKA - Media OutReach - 5 May 2026 - ",
            "OSAKA",
            "Media OutReach",
            "5 May 2026",
        ),
        ("Linz (pts009/05.11.2026/10:00) - ", "Linz", "pts009", ""),
        (
            "КАЗАНЬ, 5 ноя - РИА Новости, Олег Вик. ",
            "КАЗАНЬ",
            "РИА Новости",
            "5 ноя",
        ),
        ("BERN, March 3 — ", "BERN", "", "March 3"),
        ("UNITED NATIONS — ", "UNITED NATIONS", "", ""),
        ("ST. LOUIS — ", "ST. LOUIS", "", ""),
        ("SNOWTON, Idaho — ", "SNOWTON, Idaho", "", ""),
        ("КАЗАНЬ — ", "КАЗАНЬ", "", ""),
        ("Potsdam - ", "Potsdam", "", ""),
        ("Graz. – ", "Graz", "", ""),
        ("Halle (Saale) - ", "Halle (Saale)", "", ""),
        ("Offenbach/Main - ", "Offenbach/Main", "", ""),
        ("Olomouc – ", "Olomouc", "", ""),
        ("Quito.- ", "Quito", "", ""),
        ("Mombasa, Kenya — ", "Mombasa, Kenya", "", ""),
        ("3.05. Kraków (PAP) - ", "Kraków", "PAP", "3.05"),
        ("Kaunas, gegužės 3 d. (ELTA) - ", "Kaunas", "ELTA", "gegužės 3 d."),
        ("DARKHAN /MONTSAME/ ", "DARKHAN", "MONTSAME", ""),
    ],
)
def test_parse_agency_of_any_language_returns_parts(head, text, agency, date):
    parsed, rest = dateline.parse(f"{head}Snow fell on the town.")

    assert rest == "Snow fell on the town."
    assert parsed is not None
    assert (parsed.text, parsed.agency, parsed.date) == (text, agency, date)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Anna Berg (CDU) said no - and went home.",
        "BREAKING: Snow falls on the town.",
        "TLDR: Snow falls on the town.",
        "U.S. officials said the road was closed.",
        "(Adds detail on the road)",
        "A - B is not the end of it.",
        "FINDING: The picture is older than the storm.",
        "HANDBALL - The home team won by two goals.",
        "HANDBALL (EHF) - The home team won by two goals.",
        "HANDBALL, May 5 - The home team won by two goals.",
        "TIMELINE, May 5 (UPDATE) the road was closed.",
        "NACHRUF: Sie leitete den Hafen zwanzig Jahre.",
        "ФУТБОЛ: Хозяева победили.",
        "HALVORSEN: Yes, the boat sails at night.",
        "MOORE: Yes, the boat sails at night.",
        "READING: The children meet on Friday.",
        "(UPDATE) Snow falls on the town.",
        "Anna Berg (AP) said no and went home.",
        "Anna Berg (CDU) - she went home.",
        "Tidewater, Reuters - both reported the storm.",
        "Channel 4 (NBX) - it had the film.",
        "Ashwick - 2 - 1 (AET) - Harrow",
        "ANNA BERG, 20 (AP) said no and went home.",
        "MADRID, 20 (CDU) - went home.",
        "Ashwick (1st) - Harrow (2nd)",
        "Bremen (10K) - Anna Berg won by a minute.",
        "LEIPZIG. so begann der Brief.",
        "Leipzig. Der Rat hat beschlossen.",
        "READING. The children meet on Friday.",
        "ST. LOUIS. The council met.",
        "U.S.A. Today reported the storm.",
        "HANDBALL. Die Gastgeber siegten.",
        "Handball - Die Gastgeber siegten am Samstag.",
        "Potsdam - die Stadt der Seen - wächst.",
        "Bremen - Leipzig 2:1. Die Gäste verloren.",
        "Bremen – Leipzig war das Spiel des Tages.",
        "Surprise - The town has a new mayor.",
        "Potsdam–Berlin ist die Strecke des Tages.",
        "Anna Berg, Norway - The mayor of the town.",
    ],
)
def test_parse_sentence_returns_none_and_paragraph(paragraph):
    assert dateline.parse(paragraph) == (None, paragraph)


def test_parse_own_agency_of_feed_is_known():
    paragraph = "SNOWTON (TIDEWAY) Snow fell."

    assert dateline.parse(paragraph) == (None, paragraph)
    parsed, rest = dateline.parse(paragraph, ("Tideway",))
    assert parsed is not None
    assert (parsed.text, rest) == ("SNOWTON", "Snow fell.")


def test_parse_agency_that_starts_with_a_figure_is_known_at_the_start():
    paragraph = "(9Colonne) Bari, 5 lug - Nevica."

    parsed, rest = dateline.parse(paragraph, ("9Colonne",))
    assert parsed is not None
    assert (parsed.text, parsed.agency, rest) == (
        "Bari",
        "9Colonne",
        "Nevica.",
    )


@pytest.mark.parametrize(
    ("paragraph", "names", "rest"),
    [
        (
            "By Ann Berg and Ole Vik SNOWTON, May 5 (Reuters) - Snow fell.",
            "Ann Berg and Ole Vik",
            "SNOWTON, May 5 (Reuters) - Snow fell.",
        ),
        (
            "Von Anna Berg Bremen, 3. März (dpa) - Schnee fiel.",
            "Anna Berg",
            "Bremen, 3. März (dpa) - Schnee fiel.",
        ),
        (
            "By Friday the OSLO council (AP) had met.",
            "",
            "By Friday the OSLO council (AP) had met.",
        ),
    ],
)
def test_split_byline_ends_at_dateline(paragraph, names, rest):
    assert dateline.split_byline(paragraph) == (names, rest)


@given(st.text(max_size=80))
def test_parse_any_text_returns_its_end(paragraph):
    parsed, rest = dateline.parse(paragraph)

    assert paragraph.endswith(rest)
    assert (parsed is None) <= (rest == paragraph)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("end", [" - Snow", " (AP) - Snow", ": Snow", ""])
def test_words_joined_by_ampersands_are_no_dateline_and_take_no_time(end):
    paragraph = "Ma&Ob&ne&Ni&po&" * 12 + f"Oslo{end}"

    assert dateline.parse(paragraph) == (None, paragraph)


def test_places_joined_by_an_ampersand_are_two_places():
    parsed, rest = dateline.parse("OSLO&BERGEN, Nov 24 (Reuters) - Snow fell.")

    assert parsed.places == ("OSLO", "BERGEN")
    assert rest == "Snow fell."


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("BUENOS AIRES.- El puerto abre.", "BUENOS AIRES"),
        ("Mumbai (Maharashtra) [India], November 20 (ANI): Rain.", "Mumbai"),
    ],
)
def test_parse_form_of_region_returns_place(text, place):
    parsed, _ = dateline.parse(text)

    assert parsed is not None
    assert parsed.text.startswith(place)


@pytest.mark.parametrize(
    ("head", "place", "date"),
    [
        ("GENEVA (2 March 2026) – Snow fell.", "GENEVA", "2 March 2026"),
        ("Bruxelles, le 2 mars 2026 - Neige.", "Bruxelles", "2 mars 2026"),
        ("Quito, 02 mar 2026.- Nieve.", "Quito", "02 mar 2026"),
        (
            "Bonn, 20.11.2026. Der Rat hat am Freitag neue Fähren bestellt.",
            "Bonn", "20.11.2026",
        ),
        (
            "Lima, nov. 20. El puerto reabrirá el muelle grande el lunes.",
            "Lima", "nov. 20.",
        ),
    ],
)  # fmt: skip
def test_parse_date_in_brackets_or_with_article_is_dateline(head, place, date):
    parsed, _ = dateline.parse(head)

    assert parsed is not None
    assert (parsed.text, parsed.date) == (place, date)


@pytest.mark.parametrize(
    "head",
    [
        "Paris (44) - the heiress - came.",
        "Snow (2 March 2026) – a review.",
        "Berlin, 9. November 1989. Die Mauer fällt.",
        "Berlin, 9. November 1989. Die Mauer fällt. Viele Menschen tanzen.",
        "Oslo, 1984. A man walks into a bar and orders five beers.",
    ],
)
def test_parse_date_or_number_in_other_text_is_no_dateline(head):
    assert dateline.parse(head) == (None, head)


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("STOCKHOLM TT", "STOCKHOLM", "TT"),
        ("Baku, November 20, AZERTAC", "Baku", "AZERTAC"),
        ("دمشق-سانا", "دمشق", "سانا"),
        (
            "Paris, France | AFP | Friday 20/11/2026 - 10:02 UTC | 300 words",
            "Paris, France", "AFP",
        ),
    ],
)  # fmt: skip
def test_parse_dateline_on_its_own_line_leaves_nothing(line, place, agency):
    parsed, rest = dateline.parse(line)

    assert parsed is not None
    assert (parsed.text, parsed.agency, rest) == (place, agency, "")


@pytest.mark.parametrize(
    "line",
    ["Stockholm marathon", "Berg and the TT", "Norway 2 | AFP | Oslo 1"],
)
def test_parse_other_line_of_its_own_is_kept(line):
    assert dateline.parse(line) == (None, line)


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("القاهرة: سقط الثلج.", "القاهرة"),
        ("ירושלים: שלג ירד.", "ירושלים"),
        ("दिल्ली: हिमपात हुआ।", "दिल्ली"),
    ],
)
def test_parse_known_place_without_capitals_and_colon_is_dateline(head, place):
    parsed, _ = dateline.parse(head)

    assert parsed is not None
    assert parsed.text == place


@pytest.mark.parametrize("head", ["ملاحظة: سقط الثلج.", "הערה: שלג ירד."])
def test_parse_label_without_capitals_stays_in_text(head):
    assert dateline.parse(head) == (None, head)


def test_parse_site_before_a_known_place_is_agency():
    parsed, rest = dateline.parse("Kabar7.co.id, Jakarta - Salju turun.")

    assert parsed is not None
    assert (parsed.text, parsed.agency) == ("Jakarta", "Kabar7.co.id")
    assert rest == "Salju turun."

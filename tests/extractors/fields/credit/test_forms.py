"""Photo credits at the end of a line, split into agency and person."""

import pytest

from extractors.fields import caption, credit


@pytest.mark.parametrize(
    ("text", "line", "person"),
    [
        ("Ann Berg/AFP via Getty Images", "AFP via Getty Images", "Ann Berg"),
        ("Photo by Ann Berg/AFP", "AFP", "Ann Berg"),
        ("AP Photo/Ann Berg", "AP Photo", "Ann Berg"),
        ("Foto: Uwe van der Berg/dpa", "dpa", "Uwe van der Berg"),
        ("Unsplash/Ann Berg", "Unsplash", "Ann Berg"),
        ("Xinhua", "Xinhua", ""),
        ("Ann Berg", "Ann Berg", "Ann Berg"),
        ("Photo: Ann Berg", "Ann Berg", "Ann Berg"),
        ("Photo by Ann Berg on Unsplash", "Unsplash", "Ann Berg"),
        ("Express Photo by Ann Berg", "Express", "Ann Berg"),
        ("ST PHOTO: ANN BERG", "ST", "ANN BERG"),
        ("PHOTO ANN BERG, LE QUAI", "LE QUAI", "ANN BERG"),
        ("Photo: Ann Berg, The Hill Post", "The Hill Post", "Ann Berg"),
        ("Ann Berg—Coast Pictures", "Coast Pictures", "Ann Berg"),
        ("© RADIO QUAI - Luc Morel", "RADIO QUAI", "Luc Morel"),
        ("REUTERS - Ann Berg", "REUTERS", "Ann Berg"),
        ("Copyright: Ann Berg", "Ann Berg", "Ann Berg"),
        ("Źródło: PAP / Autor: Jan Berg", "PAP", "Jan Berg"),
        ("Collage: Ivo Berg, Fotos: Kai Bilder", "Kai Bilder", "Ivo Berg"),
        ("（撮影・山田太郎）", "山田太郎", "山田太郎"),
        ("（新华社记者张远摄）", "新华社", "张远"),
        ("张远 摄", "张远", "张远"),
        ("記者王大明／攝影", "王大明", "王大明"),
        ("图源：网络", "网络", ""),
        ("사진 출처 = 연합뉴스", "연합뉴스", ""),
        ("Quelle: Truth Social", "Truth Social", ""),
        ("AP Photo/Ann Berg, Pool", "AP Photo/Pool", "Ann Berg"),
        ("FOTO: Ivo Berg/Pixsell", "Pixsell", "Ivo Berg"),
        ("Fot. PAP/Jan Berg", "PAP", "Jan Berg"),
        ("fot. Jan Berg / Agencja Fiord.pl", "Agencja Fiord.pl", "Jan Berg"),
        ("Ann Berg for The Tideway", "Ann Berg for The Tideway", "Ann Berg"),
        ("Foto: Ann Berg für Nordlicht", "Ann Berg für Nordlicht", "Ann Berg"),
        ("Fans for Oslo", "Fans for Oslo", ""),
        ("Photo fournie par la mairie", "la mairie", ""),
        ("AFP＝時事", "AFP/時事", ""),
        ("新华社记者 张远 摄", "新华社", "张远"),
        ("新华社发/张远摄", "新华社", "张远"),
        ("撮影：山田太郎", "山田太郎", "山田太郎"),
        ("ภาพ: สมชาย นกน้อย", "สมชาย นกน้อย", "สมชาย นกน้อย"),
        ("写真：山田太郎", "山田太郎", ""),
        ("撮影：共同", "共同", ""),
        ("사진=홍길동 기자", "홍길동 기자", "홍길동"),
        ("사진=연합뉴스", "연합뉴스", ""),
        ("تصوير: سامي النهري", "سامي النهري", "سامي النهري"),
        ("تصوير: رويترز", "رويترز", ""),
        ("", "", ""),
    ],
)
def test_split_parties_credit_returns_line_and_photographer(
    text, line, person
):
    assert credit.split_parties(text) == (line, person)


@pytest.mark.parametrize(
    "organisation",
    ["Nordlys Press", "Polaris Images", "The Tideway Post", "Harbour News Agency",
     "Ministry of Defence", "Oslo Police", "Tideway Town Council", "Bergen University",
     "Fjord Photo", "Nordic Wire Service", "Vestland Fylke TV", "SV Nordmark FC",
     "Hamburger Abendblatt Archiv", "Agence Littoral", "Global Media GmbH"],
)  # fmt: skip
def test_split_parties_unknown_organisation_is_not_photographer(organisation):
    assert credit.split_parties(f"Photo: {organisation}") == (organisation, "")
    assert credit.split_parties(f"{organisation}/Ann Berg") == (
        organisation,
        "Ann Berg",
    )


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Snow in Oslo. REUTERS/Ann Berg", "REUTERS/Ann Berg"),
        ("Snow in Oslo. /AFP via Getty Images", "/AFP via Getty Images"),
        ("Snow in Oslo | Ann Berg/PA Images via Getty Images", "| Ann Berg/PA Images via Getty Images"),
        ("Schnee in Oslo.Uwe von der Berg/dpa", "Uwe von der Berg/dpa"),
        ("Schnee in Oslo. © IMAGO/Nordlicht/ R.Berg", "© IMAGO/Nordlicht/ R.Berg"),
        ("Snow in Oslo. Photo by Ann Berg", "Photo by Ann Berg"),
        ("Snow in Oslo. @ann_berg/via REUTERS", "@ann_berg/via REUTERS"),
        ("Snow in Oslo. Twitter/@ann_berg/via REUTERS", "Twitter/@ann_berg/via REUTERS"),
    ],
)  # fmt: skip
def test_find_tail_sure_form_returns_whole_credit(line, whole):
    tail = credit.find_tail(line, sure=True)

    assert tail is not None
    assert tail["whole"].strip() == whole


@pytest.mark.parametrize(
    "line",
    ["Schnee in Oslo.Getty Images", "Snow in Palma / Ann Berg", "Schnee in Oslo. Quelle: dpa"],
)  # fmt: skip
def test_find_tail_unsure_form_matches_only_if_not_sure(line):
    assert credit.find_tail(line) is not None
    assert credit.find_tail(line, sure=True) is None


@pytest.mark.parametrize(
    "line",
    ["The match ended 3/2.", "He said that it is either/or.", "Trains ran late.",
     "Read the Reuters report.", "Snow fell in Oslo."],
)  # fmt: skip
def test_find_tail_sentence_returns_none(line):
    assert credit.find_tail(line) is None


@pytest.mark.parametrize(
    ("inner", "in_caption", "expected"),
    [
        ("Photo/Xinhua", False, True),
        ("AP Photo/Ann Berg", False, True),
        ("Ann Berg/Nordlys Press", False, False),
        ("Ann Berg/Nordlys Press", True, True),
        ("left", True, False),
        ("CDU", True, False),
    ],
)
def test_is_bracketed_credit_by_context(inner, in_caption, expected):
    assert credit.is_bracketed_credit(inner, in_caption=in_caption) == expected


def test_names_only_agencies_person_is_false():
    assert credit.names_only_agencies("Reuters/AFP")
    assert not credit.names_only_agencies("Reuters/Ann Berg")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Фото: Иван Рогов", "Иван Рогов"),
        ("Світлина: Ганна Бойко", "Ганна Бойко"),
        ("Φωτογραφία: Νίκος Βελής", "Νίκος Βελής"),
        ("Fot. Łucja Żak", "Łucja Żak"),
        ("Fotoğraf: İnci Şen", "İnci Şen"),
    ],
)
def test_split_parties_name_in_other_script_is_photographer(text, person):
    assert credit.split_parties(text) == (person, person)


@pytest.mark.parametrize(
    "whole",
    ["Ann Berg/Coast Pictures", "Иван Рогов/Северное агентство",
     "Courtesy of the Tideway Town Council", "Crediti fotografici: Ann Berg",
     "Crédito de la foto: Ann Berg", "Foto’s: Ann Berg", "Źródło: Ann Berg"],
)  # fmt: skip
def test_find_tail_behind_caption_returns_whole_credit(whole):
    tail = credit.find_tail(f"Boats lie near the harbour. {whole}")

    assert tail is not None
    assert tail["whole"].strip() == whole


@pytest.mark.parametrize(
    ("credit_text", "line", "person"),
    [
        ("(Ann Berg - Anadolu Ajansı)", "Anadolu Ajansı", "Ann Berg"),
        ("Ann Berg — Reuters", "Reuters", "Ann Berg"),
        ("(Nordlys Press, ČTK)", "Nordlys Press, ČTK", ""),
        ("AFP/HANDOUT", "AFP/HANDOUT", ""),
        ("Ann Berg | AP", "AP", "Ann Berg"),
        ("Ann Berg / Coast Pictures", "Coast Pictures", "Ann Berg"),
        ("ANTARA FOTO/Ann Berg/foc.", "ANTARA FOTO/foc", "Ann Berg"),
        ("© BELGA PHOTO ANN BERG", "BELGA", "ANN BERG"),
        ("(Courtesy photo)", "Courtesy photo", ""),
        ("Imagen cedida", "cedida", ""),
        ("(Arquivo pessoal)", "Arquivo pessoal", ""),
        ("ⓒ연합뉴스", "연합뉴스", ""),
        ("EPA/ANN BERG UK OUT", "EPA", "ANN BERG"),
        ("Foto: Ann Berg/dpa - ACHTUNG: Nur zur Verwendung", "dpa", "Ann Berg"),
        ("Mandatory Credit: Ann Berg-Imagn Images via Reuters", "Ann Berg-Imagn Images via Reuters", ""),
        ("(Photo by Ann Berg / AFP) / RESTRICTED TO EDITORIAL USE - NO MARKETING", "AFP", "Ann Berg"),
        ("（共同）※無断転載禁止", "共同", ""),
        ("（市提供）", "市", ""),
    ],
)  # fmt: skip
def test_parse_caption_credit_of_agencies_is_split(credit_text, line, person):
    parsed = caption.parse(f"Boats lie near the quay. {credit_text}")

    assert parsed.text == "Boats lie near the quay."
    assert (parsed.credit_line, parsed.photographer) == (line, person)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry is back. Autor: the work of a name that nobody had heard of",
        "The mayor, left, and Ann Berg - a sailor - in Palma.",
        "The courtesy photo of the crew was lost.",
        "The players of NORTH AND SOUTH ran OUT of the ground.",
    ],
)
def test_parse_caption_sentence_keeps_its_words(text):
    assert caption.parse(text).text == text

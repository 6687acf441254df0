"""A line is furniture only if the whole line is."""

import pytest

from extractors.fields.furniture import is_furniture


@pytest.mark.parametrize(
    "line",
    ["Related Post", "This slideshow requires JavaScript.", "Let our news meet your inbox.", "Load more updates", "vor 12 Minuten", "Leave a Reply", "Advertisement", "Read more",
     "Your email address will not be published. Required fields are marked *",
     "Slideshow ( 3 images )", "Enditem", "###", "Share this article",
     "Our Standards: The Thomson Reuters Trust Principles.", "Lire aussi : la neige"],
)  # fmt: skip
def test_is_furniture_whole_line_is_true(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["The advertisement was withdrawn on Monday.", "30 people were hurt.",
     "She read more books than he did.", "Share prices fell."],
)  # fmt: skip
def test_is_furniture_sentence_is_false(line):
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The post Snow stops trains appeared first on Tideway Post.",
        "Der Beitrag Schnee am Kai erschien zuerst auf Hafenblatt.",
        "L’article Neige au port est apparu en premier sur Le Quai.",
        "La entrada Nieve se publicó primero en El Muelle.",
        "O post Neve apareceu primeiro em O Cais.",
        "L’articolo Neve sul molo proviene da Il Molo.",
        "Artykuł Śnieg pochodzi z serwisu Nabrzeże.",
        "Continue reading Snow stops trains",
        "Weiterlesen …",
        "Lire la suite",
        "Читать далее",
        "続きを読む",
        "この記事は会員限定です。残り320文字",
        "Dieser Artikel ist nur für Abonnenten verfügbar.",
        "Cet article est réservé aux abonnés.",
        "Este contenido es exclusivo para suscriptores.",
        "Pozostało 82% artykułu. Dostęp tylko dla subskrybentów.",
        "Осталось 80% текста",
        "Usando questo sito accetti le nostre condizioni d’uso.",
        "By using this website you agree to our terms of use.",
    ],
)
def test_is_furniture_notice_of_feed_or_wall_is_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "The post office in the old town appeared empty on Monday.",
        "The article was about snow. It appeared first in a magazine.",
        "Der Artikel löste einen Streit aus.",
        "Cet article est le premier du traité.",
        "この記事は港について書かれた。",
        "Pozostało 20% tekstu umowy do uzgodnienia, powiedział minister.",
        "By using the site as a dump the firm broke the law.",
    ],
)
def test_is_furniture_sentence_with_its_words_stays(line):
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["無料会員に登録すると、月3本まで読めます。", "로그인 후 계속 읽을 수 있습니다.",
     "登录后阅读全文", "Den här artikeln är för prenumeranter.",
     "Logga in för att läsa vidare."],
)  # fmt: skip
def test_furniture_notice_to_log_in_is_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Διαφήμιση", "إعلان", "(广告)", "[광고]", "HIRDETÉS", "Quảng cáo",
        "CONTINÚA DESPUÉS DE LA PUBLICIDAD", "Článok pokračuje pod reklamou",
        "Tekst se nastavlja ispod oglasa", "ОГЛАС", "Taip pat skaitykite:",
        "Iscriviti alla newsletter", "Newsletter abonnieren", "Tilaa uutiskirje",
        "Prečítajte si aj", "Свързани новини", "Pročitajte više",
        "Tekst gaat verder onder de advertentie",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Dette innholdet leveres av Instagram og kan bruke cookies.",
        "Mit dem Laden des Beitrags akzeptieren Sie die Bedingungen von X.",
    ],
)  # fmt: skip
def test_furniture_mark_of_advert_or_embed_is_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Iscriviti e soci hanno letto la newsletter del club.",
        "Samo pretplatnici su čitali članak.",
        "Свързани новини обявиха и други вестници.",
        "Reklama zachęca do picia wody z kranu.",
        "El alcalde continúa con la campaña de publicidad.",
        "Video laden Schüler in der Stadt hoch.",
        "広告の規制が始まった。",
    ],
)
def test_furniture_sentence_about_adverts_stays(line):
    assert not is_furniture(line)

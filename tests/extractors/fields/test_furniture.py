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


@pytest.mark.parametrize(
    "line",
    [
        "Print this article", "Artikel teilen", "Link kopieren", "Imprimer",
        "Copiar enlace", "Copia link", "Partilhar", "Deel dit artikel",
        "Kommentarer", "Kopier lenke", "Kommentit (3)", "Udostępnij",
        "Sdílet článek", "Megosztás", "Comentarii", "Σχόλια",
        "Скопировать ссылку", "Роздрукувати", "Yorumlar", "Salin tautan",
        "نسخ الرابط", "שתפו", "शेयर करें", "แชร์บทความ", "この記事をシェア",
        "댓글", "复制链接", "Bình luận",
    ],
)  # fmt: skip
def test_is_furniture_button_is_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Lesezeit: 3 Minuten", "Temps de lecture : 3 min", "Lästid 3 min",
        "Czas czytania: 3 min", "Время чтения: 3 минуты",
        "Suivez-nous sur Facebook", "Volg ons op X", "Seuraa meitä Facebookissa",
        "Подписывайтесь на наш Telegram-канал", "تابعونا على فيسبوك",
        "Join our WhatsApp channel for breaking news",
        "WhatsApp kanalımıza katılın", "Únete a nuestro canal de WhatsApp",
        "Téléchargez notre application", "Uygulamamızı indirin",
        "Suscríbase a nuestro boletín", "Tilaa uutiskirjeemme",
    ],
)  # fmt: skip
def test_is_furniture_request_of_site_is_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "This article was translated with the help of artificial intelligence.",
        "Dieser Text wurde mit Hilfe von KI übersetzt.",
        "Cet article a été traduit à l'aide de l'intelligence artificielle.",
        "Cet article a été publié initialement dans l'édition du week-end.",
        "Spotted a mistake? Email corrections@example.com",
        "¿Has encontrado un error?", "Нашли ошибку? Нажмите Ctrl+Enter",
        "(This story has not been edited by staff and is auto-generated from a syndicated feed.)",
        "Riproduzione riservata", "무단전재 및 재배포 금지", "责任编辑：王明",
        "You have read 3 of 5 free articles this month.",
        "Schlagworte: Brücke, Rat", "Теги: мост, совет",
        "ALSO READ | Council approves bridge budget", "Veja também",
        "ये भी पढ़ें", "Xem thêm: Hội đồng phê duyệt ngân sách",
    ],
)  # fmt: skip
def test_is_furniture_notice_of_site_is_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Topics on the agenda include the bridge and the budget.",
        "The article was first published in 1998 and led to an inquiry.",
        "Lire la suite du roman fut une épreuve, dit-elle.",
        "The image was created with artificial intelligence.",
        "Publishers signed a deal with Google News.",
        "Folgt Müller auf Schmidt, ändert sich wenig.",
        "Entre WhatsApp e Telegram, os pais hesitam.",
        "Register to vote, the mayor told residents.",
        "Tag der offenen Tür: 300 Besucher kamen.",
        "Más información: 555 123 456",
        "Imprimir dinero no es la solución, dijo el ministro.",
        "Komentar pemerintah ditunggu.", "제보는 경찰에 접수됐다.",
        "评论人士说，这座桥太贵了。", "Поделиться опытом приехали врачи.",
        "Registrati 300 casi, per continuare la campagna vaccinale.",
        "Fehler melden will die Behörde künftig online.",
        "Hent børnene før kl. 16, lyder opfordringen.",
    ],
)  # fmt: skip
def test_is_furniture_sentence_with_such_words_is_false(line):
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe now for unlimited access",
        "To continue reading, please register",
        "Create a free account to continue",
        "This is a subscriber-only story",
        "Sie haben bereits ein Abo? Hier anmelden",
        "Jetzt 4 Wochen gratis testen",
        "Er du abonnent? Logg inn",
        "We use cookies to improve your experience",
        "Accept all cookies",
        "Alle akzeptieren",
        "Nous utilisons des cookies",
        "To view this content you need to accept cookies",
        "An dieser Stelle befindet sich ein externer Inhalt",
        "View this post on Instagram",
        "A post shared by Ann Berg (@annberg)",
        "Contact the reporter at ann.berg@gazette.example",
        "Do you have a story for us? Email news@gazette.example",
        "Have your say in the comments below",
        "Ajouter un commentaire",
        "Support independent journalism. Donate today.",
        "Make us a preferred source on Google",
        "Listen to this article 4 min",
        "00:00 / 04:12",
        "Read the original article here.",
        "Watch the full interview above.",
        "For more stories like this, visit packet.example",
        "Distributed by Harbour Content Agency, LLC",
        "1.5x",
        "Diesen Artikel anhören",
        "Ouça este conteúdo",
    ],
)
def test_prompt_as_a_whole_line_is_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "This article was translated automatically",
        "Summary generated by AI",
        "Key points generated by AI, reviewed by our newsroom",
        "Dieser Audiotext wurde automatisch generiert",
        "KI-generierte Zusammenfassung",
        "Résumé généré par l'IA",
        "Resumen generado con IA",
        "Riassunto generato dall'IA",
        "Oppsummeringen er laget av AI",
        "Streszczenie wygenerowane przez AI",
        "Текст переведён автоматически",
        "この記事はAIが翻訳しました",
        "AI 요약",
        "This article was originally published by Harbour Review",
        "First published in the Gazette on 3 March",
    ],
)
def test_notice_of_machines_or_first_publication_is_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Most Read", "Meistgelesen", "Les plus lus", "Lo más leído",
        "Mais lidas", "I più letti", "Meest gelezen", "Mest läst",
        "Luetuimmat", "Najczęściej czytane", "Nejčtenější",
        "Legolvasottabb", "Cele mai citite", "Самое читаемое",
        "En çok okunanlar", "الأكثر قراءة", "Terpopuler", "热门文章",
        "アクセスランキング", "많이 본 뉴스",
    ],
)  # fmt: skip
def test_heading_of_what_others_read_is_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "14:30",
        "2-1",
        "Watch the video above the bar, the waiter told the men.",
        "For more ferries, visit the north, the guide says.",
        "Distributed by hand, the leaflets reached all of the islands.",
        "Subscribe or be left out, the union told its members on Monday.",
        "The comments are closed to debate, the judge ruled.",
        "The most read book in the town is a ferry timetable.",
        "The audio was generated by a machine, police said.",
        "The summary was created by AI and fooled the judges, he wrote.",
        "The story was first published in 1926, and it made Vik famous.",
        "We use cookies to feed the gulls, the captain laughed.",
        "Get the app, the mayor told residents, or you will pay more.",
        "Contact with the ferry was lost at 3 a.m.",
        "Paid content creators met the minister on Monday.",
        "Help us keep the ferry, islanders wrote to the king.",
        "Wir verwenden Cookies als Köder, sagte der Fischer.",
        "Alle akzeptieren den neuen Fahrplan.",
        "Jetzt testen die Reeder neue Fähren.",
        "Meistgelesen war im Hafen das Buch von Vik.",
        "Les plus lus des romans parlent de la mer.",
        "Cet article est paru dans Le Journal, qui a présenté ses excuses.",
        "Lo más leído en la isla es el horario del ferri.",
        "Ouça o mar, dizia o velho barqueiro.",
        "Mest läst är romanen om färjan, enligt biblioteket.",
        "Самое читаемое место на острове — расписание парома.",
        "热门文章写道，渡轮将于周一停航。",
        "많이 본 뉴스는 페리 침몰이었다고 조사는 전했다.",
    ],
)
def test_sentence_with_words_of_prompts_stays(line):
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Previously:", "Además:", "A lire aussi : la neige", "Bekijk ook:",
        "Sprawdź też:", "По теме:", "İlgili haber:", "あわせて読む：",
        "Материалы по теме", "Contenuti correlati", "Meer nieuws",
        "Like this: Like Loading...", "Share this:", "[embedded content]",
        "[embed]https://film.example/x[/embed]", "pic.twitter.com/aBc123XyZ",
        '[caption id="a1" width="300"]', "[gallery ids=1,2,3]",
        "Your browser does not support the video tag.",
        "Ihr Browser unterstützt kein HTML5-Video.",
        "Deine E-Mail-Adresse wird nicht veröffentlicht.",
        "Tu dirección de correo electrónico no será publicada.",
        "Deja una respuesta", "Opens in new window",
        "This material may not be reproduced without permission.",
        "Skip past newsletter promotion", "after newsletter promotion",
        "ADVERTISEMENT - CONTINUE READING BELOW", "Read 12 comments",
        "Have a story? Email tips@quay.example", "With files from Ann Berg",
        "For more stories like this, sign up for free",
        "First published on March 3, 2026 / 8:00 AM",
        "Über dieses Thema berichtete der Hafenfunk am 3. Mai um 12 Uhr.",
        "Stand: 03.05.2026, 08:00 Uhr", "Publicerad 3 maj 2026",
        "Um diesen Inhalt anzusehen, müssen Sie zustimmen.",
        "Wir benötigen Ihre Einwilligung", "Zurück zur Startseite",
        "Ajouter à mes favoris", "Clique aqui para seguir o canal do Cais",
        "Tekst gaat verder onder de foto", "Haberin devamı",
        "記事の無断転載を禁じます。", "最終更新：5/3(日) 8:00", "次のページへ",
        "ⓒ 언덕신문, 무단 전재 및 재배포 금지", "2026/05/03 08:00 송고",
        "原标题：《大雪封桥》", "打开APP阅读全文", "版权声明：不得转载",
        "特别声明：以上内容仅代表作者本人观点", "我是廣告 請繼續往下閱讀",
    ],
)  # fmt: skip
def test_is_furniture_label_rights_or_left_over_code_is_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Background", "More", "Previously the bridge was shut for a week.",
        "Earlier the mayor spoke.", "Powered by the sun",
        "Stand 3. Mai 2026 waren 300 Menschen ohne Strom.",
        "Stand 03.05.2026 gab es Streit", "Delen van de stad zijn dicht.",
        "Published on May 3, 2026, the report blames the railway for it.",
        "The material may be used again, the court said.",
        "İlgili haberleri yalanlayan bakan konuştu",
        "声明：“我们对此深感遗憾，将赔偿旅客。”", "看更多人受伤",
        "The gallery was shut on Monday", "What’s next",
        "Have a heart? Send the children home, she told the mayor’s office.",
    ],
)  # fmt: skip
def test_is_furniture_sentence_near_labels_and_rights_is_false(line):
    assert not is_furniture(line)

"""Our own notices that pages show in place of a story, and their likes."""

HEADLINES = {
    "en": "Harbour ferry loses a propeller",
    "de": "Fähre verliert Schraube vor Nordkai",
    "fr": "Le bac de Nordval perd une hélice",
    "es": "El transbordador pierde una hélice",
    "it": "Il traghetto perde un'elica",
    "pt": "Balsa perde uma hélice no porto",
    "nl": "Veerboot verliest schroef bij kade",
    "pl": "Prom zgubił śrubę przed przystanią",
    "ru": "Паром потерял винт у причала",
    "ja": "フェリーがプロペラを失う、港で立ち往生",
    "zh": "渡轮在港口丢失螺旋桨",
    "ar": "عبّارة تفقد مروحتها قرب الميناء",
    "ko": "여객선, 항구 앞에서 프로펠러 잃어",
}
NOTICES = (
    (
        "en",
        "You appear to be using a program that hides our adverts. "
        "Those adverts pay the people who write here. Please switch it "
        "off for this site and load the page again.",
    ),
    (
        "en",
        "To show you this page we need scripts, which your browser "
        "does not run. Please turn them on and try once more.",
    ),
    (
        "en",
        "Sorry, our content is not on offer where you live. Rules on "
        "personal data in your part of the world mean that we cannot "
        "serve you for now.",
    ),
    (
        "en",
        "Something about the way you browse made us think that you are "
        "an automated program. Tick the box below to show us that you "
        "are a person, and we will let you carry on.",
    ),
    (
        "en",
        "We recognise that you are trying to read this site from a "
        "country in the economic area where a data rule applies, and "
        "so we cannot let you in at this time. For any questions, call "
        "the newsroom or send a letter to the address printed on page "
        "two of the paper.",
    ),
    (
        "en",
        "We've noticed many requests from your network today. To keep "
        "the service quick for everyone we have paused it for you. Try "
        "again in an hour, or write to our help desk.",
    ),
    (
        "de",
        "Sie versuchen, diese Seite aus einem Land zu öffnen, für das "
        "wir unsere Inhalte nach den Regeln zum Schutz von Daten nicht "
        "anbieten. Bei Fragen erreichen Sie unsere Redaktion am "
        "Telefon.",
    ),
    (
        "de",
        "Ihr Programm unterdrückt Anzeigen. Unsere Arbeit wird aus "
        "Anzeigen bezahlt. Bitte schalten Sie den Blocker für unser "
        "Angebot aus und laden Sie neu.",
    ),
    (
        "de",
        "Wir speichern Angaben auf Ihrem Gerät, um unser Angebot zu "
        "verbessern und Ihnen passende Werbung zu zeigen. Dazu "
        "brauchen wir Ihr Einverständnis.",
    ),
    (
        "fr",
        "Vous tentez de consulter ce site depuis un pays où une règle "
        "sur les données s'applique, et nous ne pouvons pas vous "
        "laisser entrer pour le moment. Pour toute question, appelez "
        "la rédaction.",
    ),
    (
        "fr",
        "Pour afficher cette page, votre navigateur doit accepter les "
        "scripts. Veuillez les activer puis recharger.",
    ),
    (
        "es",
        "Parece que intenta entrar en este sitio desde un país en el "
        "que rige una norma sobre datos, y por eso no podemos dejarle "
        "pasar. Si tiene preguntas, llame a nuestra redacción.",
    ),
    (
        "es",
        "Usted usa un programa que oculta los anuncios. Por favor, "
        "desactívelo en nuestro sitio y vuelva a cargar la página.",
    ),
    (
        "it",
        "Sembra che tu stia cercando di leggere questo sito da un "
        "paese in cui vale una norma sui dati, e per ora non possiamo "
        "farti entrare. Per domande scrivi alla nostra redazione.",
    ),
    (
        "pt",
        "Percebemos que você tenta abrir este site a partir de um país "
        "onde vale uma regra de dados, e por isso não podemos deixar "
        "você entrar agora. Em caso de dúvida, ligue para a nossa "
        "redação.",
    ),
    (
        "nl",
        "U probeert deze site te lezen vanuit een land waar een regel "
        "voor gegevens geldt, en daarom kunnen wij u nu niet toelaten. "
        "Bel bij vragen onze redactie.",
    ),
    (
        "pl",
        "Próbują Państwo otworzyć tę stronę z kraju, w którym "
        "obowiązują przepisy o danych, dlatego nie możemy teraz "
        "Państwa wpuścić. W razie pytań prosimy dzwonić do naszej "
        "redakcji.",
    ),
    (
        "ru",
        "Вы пытаетесь открыть этот сайт из страны, где действует "
        "правило о данных, поэтому мы пока не можем вас впустить. Если "
        "у вас есть вопросы, позвоните в нашу редакцию.",
    ),
    (
        "ja",
        "お客様はデータに関する規則が適用される地域からこのサイトをご覧"
        "になろうとしています。申し訳ありませんが、現在はご利用いただけ"
        "ません。ご不明な点は編集局までお電話ください。",
    ),
    (
        "zh",
        "我们发现您正从适用数据规则的国家或地区访问本网站，因此目前无法"
        "让您进入。如有疑问，请致电编辑部。",
    ),
    (
        "ar",
        "نلاحظ أنك تحاول قراءة هذا الموقع من بلد تسري فيه قاعدة "
        "للبيانات، ولذلك لا يمكننا السماح لك بالدخول الآن. للأسئلة "
        "يرجى الاتصال بغرفة الأخبار.",
    ),
    (
        "ko",
        "고객님은 데이터 규정이 적용되는 지역에서 이 사이트에 접속하고 계십니다. 죄송하지만 지금은 이용할 수 "
        "없습니다. 문의는 편집국으로 전화 주십시오.",
    ),
)
"""Language and text."""

LIKES = (
    (
        "Boats sail again",
        "Ferries leave at seven and at noon, the harbour office says.",
    ),
    (
        "How to mend a net",
        "You need twine and a needle. Cut your twine to two metres, "
        "and tie it to the mesh. Pull until the knot sits tight, and "
        "move to your next gap.",
    ),
    (
        "A word from the master",
        "We came home on Sunday with all our crew. Our thanks go to "
        "you, who waited on the quay. Please bring your lamps next "
        "time.",
    ),
    (
        "Outage",
        "Our region was without power for an hour on Monday. Your "
        "lights are back, the firm told homes by text; please switch "
        "on one device after another, it asked.",
    ),
    (
        "Bahn",
        "Wir bitten um Verständnis, sagte der Sprecher. Ihre "
        "Fahrkarten gelten auch im Bus. Die Strecke bleibt bis Montag "
        "gesperrt.",
    ),
    (
        "運休のお知らせ",
        "台風の影響で、フェリーは二十八日まで運休します。お客様は港の窓"
        "口でご確認ください。",
    ),
    (
        "Merrow site to ask readers for money",
        "The Merrow Packet will close its site to readers who block adverts, "
        "its editor said on Monday. Their browsers will show a page that asks "
        "for an account or for access to data on the device.",
    ),
)
"""Headline and text of stories that address their readers."""

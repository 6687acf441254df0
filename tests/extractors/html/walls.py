"""Our own pages: walls of every kind, and stories that resemble walls."""

LEDE = (
    "The ferry between Ellery and North Quay will sail again on Monday after "
    "a repair that took eleven days, the harbour office said."
)
STORY = [
    LEDE,
    "Engineers replaced both propeller shafts of the forty-year-old vessel "
    "and tested it twice on Saturday in a light swell.",
    "Residents of the island, who were served by a smaller boat meanwhile, "
    "said that fresh bread had come late on most mornings.",
    "The council will discuss in April whether to buy a new ferry, which "
    "would cost about nine million, or to keep the old one for ten years.",
    "Fares stay as they are until the summer timetable begins, and season "
    "tickets bought in February are extended by two weeks at no charge.",
]
NEWS = (
    '<meta property="og:type" content="article"><meta property='
    '"article:published_time" content="2026-03-02T06:00:00Z">'
)


def paragraphs(*lines):
    return "".join(f"<p>{line}</p>" for line in lines)


def page(title, inner, head=""):
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head>"
        f"<body><header><nav><a href='/'>Home</a> <a href='/sport'>Sport</a>"
        f"</nav></header><main>{inner}</main><footer><p>© 2026 The Ellery "
        f"Mail</p></footer></body></html>"
    )


METERED = page(
    "Ferry to sail again",
    f"<article><h1>Ferry to sail again</h1>{paragraphs(*STORY[:2])}"
    "<div class='gate'><h3>You've read all your free articles this month."
    "</h3><p>Subscribe to continue reading. From 1 a week.</p>"
    "<a href='/subscribe'>Subscribe now</a></div></article>",
    NEWS,
)
SUBSCRIBERS = page(
    "Fähre fährt wieder",
    "<article><h1>Fähre fährt wieder</h1><p>Die Fähre zwischen Ellery und "
    "Nordkai soll am Montag nach elf Tagen wieder ablegen.</p>"
    "<div><p>Mit Mail+ weiterlesen</p><p>Jetzt abonnieren und alle Texte "
    "lesen.</p></div></article>",
    NEWS,
)
REGISTRATION = page(
    "Ferry to sail again",
    f"<article><h1>Ferry to sail again</h1>{paragraphs(LEDE)}"
    "<section><h2>Create a free account to continue reading</h2>"
    "<p>It takes a minute and no card is needed.</p>"
    "<form><input type='email'><button>Register</button></form></section>"
    "</article>",
    NEWS,
)
CONSENT_EN = page(
    "Your privacy choices",
    "<div><h1>Before you continue</h1>"
    "<p>We and our 842 partners store and/or access information on a device, "
    "such as unique IDs in cookies, to process personal data.</p>"
    "<p>You may accept or manage your choices by clicking below, including "
    "your right to object where legitimate interest is used.</p>"
    "<p>These choices will be signalled to our partners and will not affect "
    "browsing data.</p>"
    "<button>Accept all</button> <button>Reject all</button></div>",
)
CONSENT_DE = page(
    "Ellery Bote",
    "<div><h2>Willkommen beim Ellery Boten</h2>"
    "<p>Wir und unsere bis zu 180 Partner verwenden Cookies und ähnliche "
    "Verfahren, um Inhalte zu messen und zu verbessern.</p>"
    "<p>Ihre Einwilligung ist freiwillig, Sie können sie jederzeit in den "
    "Datenschutzeinstellungen am Ende jeder Seite widerrufen.</p>"
    "<p>Weiter mit Werbung und Tracking, oder werbefrei im Pur-Abo für drei "
    "Euro im Monat.</p>"
    "<button>Akzeptieren und weiter</button></div>",
)
CONSENT_FR = page(
    "Le Courrier d'Ellery",
    "<div><h2>Le respect de votre vie privée est notre priorité</h2>"
    "<p>Nous et nos 756 partenaires stockons et accédons à des informations "
    "sur un terminal, comme les cookies.</p>"
    "<p>Avec votre consentement, nous traitons des données telles que les "
    "identifiants uniques pour des publicités personnalisées.</p>"
    "<button>Continuer sans accepter</button><button>Tout accepter</button>"
    "<a>Paramétrer les cookies</a></div>",
)
CHALLENGE = page(
    "Just a moment...",
    "<h1>news.example</h1><p>Verifying you are human. This may take a few "
    "seconds.</p><p>news.example needs to review the security of your "
    "connection before proceeding.</p>"
    "<script>window._cf_chl_opt={cvId:'3'}</script>"
    "<noscript>Enable JavaScript and cookies to continue</noscript>",
)
DENIED = (
    "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied"
    "</H1>You don't have permission to access \"http&#58;&#47;&#47;news&#46;"
    'example&#47;a" on this server.<P>Reference&#32;&#35;18&#46;2f0b</P>'
    "</BODY></HTML>"
)

WALLS = {
    "metered": (METERED, "paywall"),
    "subscribers": (SUBSCRIBERS, "paywall"),
    "registration": (REGISTRATION, "registration-wall"),
    "consent, English": (CONSENT_EN, "consent-wall"),
    "consent, German": (CONSENT_DE, "consent-wall"),
    "consent, French": (CONSENT_FR, "consent-wall"),
    "challenge": (CHALLENGE, "bot-wall"),
    "denied": (DENIED, "bot-wall"),
}

_BANNER = (
    "<div class='cookie-banner'><p>We and our partners use cookies for "
    "personalised ads. Manage your preferences or withdraw consent at any "
    "time.</p><button>Accept all</button><button>Reject all</button></div>"
)
STORIES = {
    "a story under a banner": page(
        "Ferry", _BANNER + f"<article>{paragraphs(*STORY)}</article>", NEWS
    ),
    "a brief under a banner": page(
        "Ferry", _BANNER + f"<article>{paragraphs(LEDE)}</article>", NEWS
    ),
    "on cookies": page(
        "Regulator fines publisher over cookies",
        "<article><h1>Regulator fines publisher over cookies</h1>"
        + paragraphs(
            "The data regulator fined the publisher of three newspapers "
            "400,000 on Tuesday because its sites made it easier to accept "
            "all cookies than to reject all of them.",
            "Readers were not told how to withdraw consent, the regulator "
            "said, and personalised advertising began before any choice was "
            "made.",
            "The publisher said that it relied on legitimate interest and "
            "would appeal to the administrative court within thirty days.",
        )
        + "</article>",
        NEWS,
    ),
    "on subscriptions": page(
        "Newspaper drops its paywall",
        "<article><h1>Newspaper drops its paywall</h1>"
        + paragraphs(
            "The Ellery Mail will let all readers in from April on, its "
            "editor said on Monday, nine years after it began to ask them to "
            "subscribe.",
            "Some 21,000 subscribers will be asked to go on paying for the "
            "printed edition, and about half are expected to do so.",
            "The paper once told visitors that they had read all their free "
            "articles after the third, which the editor called a mistake.",
        )
        + "</article>",
        NEWS,
    ),
    "on captchas": page(
        "Ticket site hit by bots",
        "<article><h1>Ticket site hit by bots</h1>"
        + paragraphs(
            "Programs that solve a captcha in two seconds bought most of the "
            "tickets for the harbour festival, the organiser said.",
            "Its DDoS protection had held, but the security check was too "
            "simple, and access was denied to hundreds of real visitors.",
            "The sale will be repeated on Friday at the town hall only.",
        )
        + "</article>",
        NEWS,
    ),
    "a newsletter box": page(
        "Ferry",
        f"<article>{paragraphs(*STORY)}<p>Sign up to our newsletter to read "
        "more stories like this one.</p></article>",
        NEWS,
    ),
    "a full text with a soft demand": page(
        "Ferry",
        f"<article>{paragraphs(*STORY)}<p>Already a subscriber? Log in</p>"
        "<p>Subscribe to unlock the comments</p></article>",
        NEWS,
    ),
    "a brief among teasers for subscribers": page(
        "Ferry",
        f"<article>{paragraphs(LEDE)}</article><div><a href='/2'><h3>A life "
        "at sea</h3><span>This story is for subscribers</span></a></div>"
        "<aside><p>Subscribe to continue reading the Mail</p></aside>",
        NEWS,
    ),
    "a brief on proving to be human": page(
        "Firm scans eyes to verify you are human",
        "<article><h1>Firm scans eyes to verify you are human</h1><p>A firm "
        "in Ellery has begun to scan the eyes of ferry passengers; its chief "
        "says that the only way to verify you are human is the iris.</p>"
        "</article>",
        NEWS,
    ),
    "a kicker of one line": page(
        "Ellery beat North Quay 2-1",
        "<article><h1>Ellery beat North Quay 2-1</h1><p>Two late goals gave "
        "Ellery the cup on Sunday before a crowd of nine hundred.</p>"
        "</article>",
        NEWS,
    ),
}

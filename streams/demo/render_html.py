"""Stories as HTML: the marked-up body, and an agency's page round it."""

from html import escape

from streams.demo.model import Agency, Carried, Picture, Story, agency

__all__ = ["body_markup", "page"]

_HEAD = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{headline} | {site}</title>
<meta property="og:type" content="article">
<meta property="og:title" content="{headline}">
<meta property="og:site_name" content="{site}">
<meta property="article:published_time" content="{published}">
<meta name="description" content="{summary}">
</head>
<body>
<header>
<a href="/">{site}</a>
<nav><ul>
<li><a href="/world">World</a></li>
<li><a href="/trade">Trade</a></li>
<li><a href="/culture">Culture</a></li>
</ul></nav>
</header>
"""

_FOOT = """<footer>
<p>About {site} | Contact | Terms of use | Privacy</p>
<p>Sign up for our morning newsletter. You can leave it at any time.</p>
</footer>
</body>
</html>
"""

_SHARE = """<div class="share"><a href="#">Share</a> <a href="#">Print</a>
<a href="#">Save for later</a></div>
"""

# What a theme's templates put round a story when nobody tidies them.
_AFTER = """<h3>Related Post</h3>
<ul>
<li><a href="/p/11">Ten gardens to see before the frost</a></li>
<li><a href="/p/12">Why your kettle is louder than it was</a></li>
<li><a href="/p/13">A walk along the old tram line</a></li>
</ul>
<h3>Leave a Reply</h3>
<p>Your email address will not be published. Required fields are marked *</p>
<form><textarea name="comment"></textarea>
<label>Name *</label><input name="author">
<label>Email *</label><input name="email">
<button>Post Comment</button></form>
"""

# No text, no end tags, thousands of levels: a template that called itself.
_POISON_DEPTH = 20_000


def _paragraphs(texts: tuple[str, ...]) -> list[str]:
    return [f"<p>{escape(text, quote=False)}</p>" for text in texts]


def _caption(picture: Picture) -> str:
    return f"{picture.caption} [Photo/{picture.credit}]"


def _figure(picture: Picture, site: str) -> str:
    caption = escape(_caption(picture), quote=False)
    return (
        f'<figure><img src="{site}/photos/{picture.file}" alt="">'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def _with_dateline(story: Story) -> tuple[str, ...]:
    first, *rest = story.paragraphs or ("",)
    if story.dateline and first and not first.startswith("("):
        return (f"{story.dateline.upper()} — {first}", *rest)
    return (first, *rest)


def body_markup(story: Story, mark: str) -> str:
    """
    Return the body as an agency puts it into a feed.

    Args:
        story: what to mark up.
        mark: the agency in the dateline's brackets.
    """
    paragraphs = list(story.paragraphs)
    lede = next(
        (
            place
            for place, text in enumerate(paragraphs)
            if not text.startswith("(")
        ),
        None,
    )
    if lede is not None and story.dateline:
        place = story.dateline.partition(",")
        dateline = place[0].upper() + place[1] + place[2]
        paragraphs[lede] = f"{dateline} ({mark}) - {paragraphs[lede]}"
    return "\n".join(_paragraphs(tuple(paragraphs)))


def _repeats(story: Story) -> list[str]:
    """Captions that the page shows again as plain text, away from a photo."""
    return [
        f"<p>{escape(_caption(picture), quote=False)}</p>"
        for picture in story.pictures
        for _ in range(picture.repeats - 1)
    ]


def _main(story: Story, site: str) -> list[str]:
    figures = [_figure(picture, site) for picture in story.pictures]
    paragraphs = _paragraphs(_with_dateline(story))
    credit = [f"<p>({story.credit})</p>"] if story.credit else []
    middle = len(paragraphs) // 2
    return [
        *figures[:1],
        *paragraphs[:middle],
        *figures[1:],
        *_repeats(story)[:1],
        *paragraphs[middle:],
        *_repeats(story)[1:],
        *credit,
    ]


def _headlines(story: Story) -> list[str]:
    headline = escape(story.headline, quote=False)
    twice = story.page == "furniture"
    again = [f"<p><strong>{headline}</strong></p>"] if twice else []
    return [f"<h1>{headline}</h1>", *again]


def _byline(story: Story) -> list[str]:
    return [f'<p class="byline">By {story.byline}</p>'] if story.byline else []


def _document(carried: Carried, owner: Agency, site: str) -> str:
    story = carried.story
    head = _HEAD.format(
        language=owner.language,
        headline=escape(story.headline),
        site=owner.name,
        published=carried.first.isoformat(timespec="seconds"),
        summary=escape(story.summary),
    )
    after = _AFTER if story.page == "furniture" else ""
    parts = [*_headlines(story), *_byline(story), *_main(story, site)]
    text = "\n".join(parts)
    return (
        f"{head}{_SHARE}<article>\n{text}\n</article>\n{_SHARE}{after}"
        f"{_FOOT.format(site=owner.name)}"
    )


def page(carried: Carried, site: str) -> bytes:
    """
    Return the page of a story on its agency's site, UTF-8.

    Args:
        carried: the story and its times.
        site: scheme and authority of the server, for its pictures.
    """
    if carried.story.page == "poison":
        return b"<html><body>" + b"<div><span>" * _POISON_DEPTH
    owner = agency(carried.story.agency)
    return _document(carried, owner, site).encode()

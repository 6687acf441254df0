"""Render stories as HTML: the body for a feed, and an agency's page."""

from html import escape

from streams.demo.model import Agency, CarriedStory, Picture, Story, agency

__all__ = ["render_body", "render_page"]

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

# Furniture: what a theme's unedited templates add below a story.
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

# No text and thousands of open tags, as from a template that calls itself.
_POISON_DEPTH = 20_000


def _render_paragraphs(texts: tuple[str, ...]) -> list[str]:
    return [f"<p>{escape(text, quote=False)}</p>" for text in texts]


def _caption_with_credit(picture: Picture) -> str:
    return f"{picture.caption} [Photo/{picture.credit}]"


def _render_figure(picture: Picture, site: str) -> str:
    caption = escape(_caption_with_credit(picture), quote=False)
    return (
        f'<figure><img src="{site}/photos/{picture.file}" alt="">'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def _add_dateline(story: Story) -> tuple[str, ...]:
    """Return the paragraphs; the first starts with the dateline."""
    first, *rest = story.paragraphs or ("",)
    if story.dateline and first and not first.startswith("("):
        return (f"{story.dateline.upper()} — {first}", *rest)
    return (first, *rest)


def render_body(story: Story, mark: str) -> str:
    """
    Return a story's body as HTML, as an agency sends it in a feed.

    The dateline is put before the first paragraph that is not an editor's
    note in brackets.

    Args:
        mark: the agency's short name, in brackets after the dateline.
    """
    paragraphs = list(story.paragraphs)
    lede = next(
        (
            index
            for index, text in enumerate(paragraphs)
            if not text.startswith("(")
        ),
        None,
    )
    if lede is not None and story.dateline:
        town, comma, country = story.dateline.partition(",")
        dateline = town.upper() + comma + country
        paragraphs[lede] = f"{dateline} ({mark}) - {paragraphs[lede]}"
    return "\n".join(_render_paragraphs(tuple(paragraphs)))


def _repeat_captions(story: Story) -> list[str]:
    """Return the captions that the page shows again as paragraphs."""
    return [
        f"<p>{escape(_caption_with_credit(picture), quote=False)}</p>"
        for picture in story.pictures
        for _ in range(picture.repeats - 1)
    ]


def _render_main(story: Story, site: str) -> list[str]:
    figures = [_render_figure(picture, site) for picture in story.pictures]
    paragraphs = _render_paragraphs(_add_dateline(story))
    credit = [f"<p>({story.credit})</p>"] if story.credit else []
    middle = len(paragraphs) // 2
    return [
        *figures[:1],
        *paragraphs[:middle],
        *figures[1:],
        *_repeat_captions(story)[:1],
        *paragraphs[middle:],
        *_repeat_captions(story)[1:],
        *credit,
    ]


def _render_headlines(story: Story) -> list[str]:
    headline = escape(story.headline, quote=False)
    twice = story.page == "furniture"
    again = [f"<p><strong>{headline}</strong></p>"] if twice else []
    return [f"<h1>{headline}</h1>", *again]


def _render_byline(story: Story) -> list[str]:
    return [f'<p class="byline">By {story.byline}</p>'] if story.byline else []


def _render_document(carried: CarriedStory, owner: Agency, site: str) -> str:
    story = carried.story
    head = _HEAD.format(
        language=owner.language,
        headline=escape(story.headline),
        site=owner.name,
        published=carried.first.isoformat(timespec="seconds"),
        summary=escape(story.summary),
    )
    after = _AFTER if story.page == "furniture" else ""
    parts = [
        *_render_headlines(story),
        *_render_byline(story),
        *_render_main(story, site),
    ]
    text = "\n".join(parts)
    return (
        f"{head}{_SHARE}<article>\n{text}\n</article>\n{_SHARE}{after}"
        f"{_FOOT.format(site=owner.name)}"
    )


def render_page(carried: CarriedStory, site: str) -> bytes:
    """
    Return a story's page on its agency's site, UTF-8.

    Args:
        carried: the story and its times.
        site: scheme and authority of the server, for the pictures' URLs.
    """
    if carried.story.page == "poison":
        return b"<html><body>" + b"<div><span>" * _POISON_DEPTH
    owner = agency(carried.story.agency)
    return _render_document(carried, owner, site).encode()

"""
Remove blocks that do not belong to the story from a page's tree.

Such blocks are recognised by landmarks (``nav``, ``footer``, ``form`` ...), by
ARIA roles and by the names that newsrooms and their content systems give them.
A name is only a hint: a block that has the headline or much of the page's
running text is never removed. Readers' comments can be longer than the story.
"""

import re

from lxml import html

from extractors.html.dom import (
    classes,
    count_characters,
    is_within,
    remember_names,
    remove,
)

__all__ = ["prune"]

_LANDMARKS = frozenset(
    {"nav", "footer", "form", "button", "dialog", "select", "menu", "iframe",
     "script", "style", "template", "svg", "input", "textarea", "canvas",
     "object", "embed", "link"}
)  # fmt: skip
_ROLES = frozenset(
    {"navigation", "contentinfo", "search", "dialog", "alertdialog",
     "complementary", "banner", "menu", "menubar", "toolbar", "tablist"}
)  # fmt: skip
_COMMENTS = re.compile(
    r"(?:^|\s)(?:comments?|comment-?list(?:ing)?|comments?-(?:area|section|"
    r"list|wrapper|container|thread)|disqus_thread|respond)(?=\s|$)",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"(?:^|[\s_-])(?:"
    r"related-?(?:posts?|articles?|content|stories|news|links)|"
    r"outbrain|taboola|jp-relatedposts|yarpp|addtoany|sharedaddy|"
    r"newsletters?-?(?:signup|form|box|block)|"
    r"comments?-?(?:section|list|area|wrapper|form)|comments|"
    r"disqus(?:_thread)?|respond|"
    r"cookies?-?(?:banner|bar|consent|notice)|gdpr|breadcrumbs?|"
    r"sidebar|side-bar|about-?(?:the-?)?author|"
    r"author-?(?:bio|box|info|card|profile|description)|"
    r"pagination|post-?navigation|nav-?links|site-?(?:header|footer)|"
    r"page-?footer|visually-?hidden|sr-only|screen-?reader(?:-text)?"
    r")(?=$|[\s_-])",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"(?:^|[\s_-])(?:"
    r"related|recommend(?:ed|ations?|er)?|readmore|read-(?:more|next|also)|"
    r"more-(?:from|stories|news|articles|on|posts)|"
    r"most-?(?:read|popular|viewed)|trending|popular(?:-?posts)?|"
    r"newsletters?|subscri(?:be|ption)|sign-?up|"
    r"share(?:bar|-?bar|-?buttons?|-?links?|-?tools?|this)?|sharing|"
    r"social(?:-?(?:media|share|links?|icons?|bar|buttons?))?|"
    r"comments?|cookies?|consent|paywall|tag-?(?:s|list|cloud)|post-?tags|"
    r"article-?tags|topics-?list|widgets|widget-area|"
    r"ad(?:s|vert|vertisement|vertising|-?slot|-?unit|-?container|-?wrapper|"
    r"box)?|sponsor(?:ed|s)?|promo(?:tion|box|-?box)?|banner|"
    r"toc|table-of-contents|pager|masthead|skip-?(?:to|link)|print-?only|"
    r"modal|popup|pop-up|overlay|tooltip|toast|wp-block-latest-posts|"
    r"teaser(?:s|-?list|-?box)?|audio-?player(?:-?controls)?"
    r")(?=$|[\s_-])",
    re.IGNORECASE,
)
_KICKER = re.compile(
    r"(?:^|[\s_-])(?:kicker|eyebrow|overline|roofline|dachzeile|antetitulo)"
    r"(?=$|[\s_-])",
    re.IGNORECASE,
)
_names_comments = remember_names(_COMMENTS)
_names_strongly = remember_names(_STRONG)
_names_weakly = remember_names(_WEAK)
_names_kicker = remember_names(_KICKER)
_INLINE = frozenset({"span", "a"})
_SENTENCES = frozenset(
    {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "a", "em", "strong"}
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE
)
_BLOCKS = ("div", "section", "aside", "ul", "ol", "p", "span", "h2", "h3",
           "h4", "h5", "header", "table", "dl", "a")  # fmt: skip
_SMALL = 450  # characters; a weak name counts only for a smaller block
_MAX_KICKER = 60  # characters of a section above a headline
_MIN_PROSE = 40  # characters of a paragraph
_SOME = 0.1  # of the running text; a side bar can have a heading
_TOO_MUCH = 0.35  # of the page's running text; then the name is wrong


def prune(tree: html.HtmlElement) -> tuple[str, ...]:
    """
    Remove the blocks that do not belong to the story; changes the tree.

    Returns:
        The names of the removed blocks, for the trace.
    """
    removed: list[str] = []
    counts = count_characters(tree)
    left = counts[tree][1]
    most = _TOO_MUCH * left
    for element in _footers_behind_story(tree, counts):
        left -= counts[element][1]
        remove(element)
    for element in list(tree.iter(*_LANDMARKS)):
        # A form or an unclosed button can contain the whole story.
        if counts[element][1] <= most and is_within(element, tree):
            left -= counts[element][1]
            remove(element)
    for element in list(tree.iter(*_BLOCKS)):
        if _is_comments(element) and is_within(element, tree):
            left -= counts[element][1]
            remove(element)
            removed.append("comments")
    # Of a short story, a block with the same name can be most of what is left.
    most = _TOO_MUCH * left
    heading = next(tree.iter("h1"), None)
    for element in list(tree.iter(*_BLOCKS)):
        unlinked = counts[element][1]
        if (
            unlinked <= most
            and (name := _block_name(element, unlinked))
            and not (
                unlinked >= _SOME * left
                and _holds_story(element, heading, counts)
            )
        ):
            remove(element)
            removed.append(name)
    return tuple(removed)


def _holds_story(
    element: html.HtmlElement,
    heading: html.HtmlElement | None,
    counts: dict[html.HtmlElement, tuple[int, int]],
) -> bool:
    """Return whether a block has the headline and a paragraph of prose."""
    return (
        heading is not None
        and element is not heading
        and is_within(heading, element)
        and any(
            counts[paragraph][1] >= _MIN_PROSE
            for paragraph in element.iter("p")
        )
    )


def _footers_behind_story(
    tree: html.HtmlElement,
    counts: dict[html.HtmlElement, tuple[int, int]],
) -> list[html.HtmlElement]:
    """Return the page's footers, which can be longer than a short story."""
    footers: list[html.HtmlElement] = []
    has_heading = has_prose = False
    for element in tree.iter("h1", "p", "footer"):
        if element.tag == "h1":
            has_heading = True
        elif element.tag == "p":
            has_prose |= has_heading and counts[element][1] >= _MIN_PROSE
        elif has_prose:
            footers.append(element)
    return footers


def _is_comments(element: html.HtmlElement) -> bool:
    """Return whether this is readers' comments, which can be long."""
    return (
        element.tag not in _INLINE
        and _names_comments(classes(element)) is not None
        and next(element.iter("h1"), None) is None
    )


def _stands_alone(element: html.HtmlElement) -> bool:
    """Return whether an element is no part of a heading or a sentence."""
    parent = element.getparent()
    return parent is not None and parent.tag not in _SENTENCES


def _block_name(element: html.HtmlElement, unlinked: int) -> str:
    """Return the name by which a block is boilerplate; empty if it is not."""
    if element.get("role") in _ROLES:
        return str(element.get("role"))
    small = unlinked <= _SMALL
    names = classes(element)
    if names:
        match = _names_strongly(names)
        # Names of inline elements are styles (``comment`` in code).
        if match is None and small and element.tag not in _INLINE:
            match = _names_weakly(names)
        if match is None and unlinked <= _MAX_KICKER:
            match = _names_kicker(names) if _stands_alone(element) else None
        if match:
            return match[0].strip()
    style = element.get("style")
    hidden = style and small and _HIDDEN.search(style)
    return "hidden" if hidden or element.get("aria-hidden") == "true" else ""

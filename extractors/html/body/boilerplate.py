"""
What is no part of any story, cut from a page's tree by its structure.

Landmarks (``nav``, ``footer``, ``form`` ...), ARIA roles and the names that
newsrooms and their content systems give to such blocks. A block that holds
much of the page's running text is never cut, whatever its name.
"""

import re

from lxml import html

from extractors.html.dom import classes, remove, weights

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
    r"teaser(?:s|-?list|-?box)?"
    r")(?=$|[\s_-])",
    re.IGNORECASE,
)
_INLINE = frozenset({"span", "a"})
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE
)
_BLOCKS = ("div", "section", "aside", "ul", "ol", "p", "span", "h2", "h3",
           "h4", "h5", "header", "table", "dl", "a")  # fmt: skip
_SMALL = 450  # characters; a weak name is believed of a small block only
_TOO_MUCH = 0.35  # of the page's running text: then the name is wrong


def prune(tree: html.HtmlElement) -> tuple[str, ...]:
    """
    Cut the blocks that are no story out of a tree, in place.

    Returns:
        The names of what was cut, for the trace.
    """
    cut: list[str] = []
    counts = weights(tree)
    most = _TOO_MUCH * counts[tree][1]
    for element in list(tree.iter(*_LANDMARKS)):
        # A form or an unclosed button may hold the whole story.
        if counts[element][1] <= most:
            remove(element)
    for element in list(tree.iter(*_BLOCKS)):
        plain = counts[element][1]
        if _is_comments(element):
            remove(element)
            cut.append("comments")
        elif plain <= most and (name := _unwanted(element, plain)):
            remove(element)
            cut.append(name)
    return tuple(cut)


def _is_comments(element: html.HtmlElement) -> bool:
    """Tell the readers' part of a page: it may be longer than the story."""
    return (
        element.tag not in _INLINE
        and _COMMENTS.search(classes(element)) is not None
        and next(element.iter("h1"), None) is None
    )


def _unwanted(element: html.HtmlElement, plain: int) -> str:
    if element.get("role") in _ROLES:
        return str(element.get("role"))
    names = classes(element)
    if names:
        found = _STRONG.search(names)
        # Inline names are styles (a code's ``comment``), not blocks.
        if found is None and plain <= _SMALL and element.tag not in _INLINE:
            found = _WEAK.search(names)
        if found:
            return found[0].strip()
    style = element.get("style")
    hidden = style and plain <= _SMALL and _HIDDEN.search(style)
    return "hidden" if hidden or element.get("aria-hidden") == "true" else ""

"""
What is no part of any story, cut from a page's tree by its structure.

Landmarks (``nav``, ``footer``, ``form`` ...), ARIA roles and the names that
newsrooms and their content systems give to such blocks. A block that holds
much of the page's running text is never cut, whatever its name.
"""

import re

from lxml import html

from extractors.html.tree import classes, remove, weights

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
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:"
    r"related(?:posts?|articles?|content|stories|news|links)?|"
    r"recommend(?:ed|ations?|er)?|readmore|read-(?:more|next|also)|"
    r"more-(?:from|stories|news|articles|on|posts)|most-?(?:read|popular|viewed)|"
    r"trending|popular(?:-?posts)?|outbrain|taboola|"
    r"newsletter(?:s|-?signup|-?form|-?box)?|subscri(?:be|ption)|sign-?up|"
    r"share(?:bar|-?bar|-?buttons?|-?links?|-?tools?|this|daddy)?|sharing|"
    r"social(?:-?(?:media|share|links?|icons?|bar|buttons?))?|addtoany|"
    r"comments?(?:-?(?:section|list|area|wrapper|form))?|disqus(?:_thread)?|"
    r"respond|cookies?(?:-?(?:banner|bar|consent|notice))?|consent|gdpr|"
    r"paywall|breadcrumbs?|tag-?(?:s|list|cloud)|post-?tags|article-?tags|"
    r"topics-?list|sidebar|side-bar|widget(?:s|-area)?|"
    r"ad(?:s|vert|vertisement|vertising|-?slot|-?unit|-?container|-?wrapper|"
    r"box)?|sponsor(?:ed|s)?|promo(?:tion|box|-?box)?|banner|"
    r"author-?(?:bio|box|info|card|profile|description)|about-?(?:the-?)?author|"
    r"toc|table-of-contents|pagination|pager|post-?navigation|nav-?links|"
    r"masthead|site-?(?:header|footer)|page-?footer|skip-?(?:to|link)|"
    r"visually-?hidden|sr-only|screen-?reader(?:-text)?|"
    r"print-?only|modal|popup|pop-up|overlay|tooltip|toast|"
    r"jp-relatedposts|wp-block-latest-posts|yarpp|teaser(?:s|-?list|-?box)?"
    r")(?=$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE
)
_BLOCKS = ("div", "section", "aside", "ul", "ol", "p", "span", "h2", "h3",
           "h4", "h5", "header", "table", "dl", "a")  # fmt: skip
_TOO_MUCH = 0.35  # of the page's running text: then the name is wrong


def prune(tree: html.HtmlElement) -> tuple[str, ...]:
    """
    Cut the blocks that are no story out of a tree, in place.

    Returns:
        The names of what was cut, for the trace.
    """
    cut: list[str] = []
    for element in list(tree.iter(*_LANDMARKS)):
        remove(element)
    counts = weights(tree)
    most = _TOO_MUCH * counts[tree][1]
    for element in list(tree.iter(*_BLOCKS)):
        if counts[element][1] <= most and (name := _unwanted(element)):
            remove(element)
            cut.append(name)
    return tuple(cut)


def _unwanted(element: html.HtmlElement) -> str:
    if element.get("aria-hidden") == "true" or element.get("role") in _ROLES:
        return element.get("role") or "aria-hidden"
    names = classes(element)
    found = _NAMES.search(names) if names else None
    if found:
        return found[0].strip()
    style = element.get("style")
    return "hidden" if style and _HIDDEN.search(style) else ""

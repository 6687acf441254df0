"""
Find readers' comments by their structure.

A thread is a run of like blocks, and each has a short label (who, when) and
prose. So has an interview or a live blog. One more trait makes the blocks
comments: a type of schema.org, a control to reply in most of them, a heading
that counts comments, or a name of the blocks or of the box. A name without
these traits decides nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from lxml import html

from extractors.html.dom import classes, is_within, remove, text_of

__all__ = ["has_comment_word", "remove_threads"]

Counts = dict[html.HtmlElement, tuple[int, int]]

_COMMENT = re.compile(
    r"(?<![^\W\d_])(?:\w{0,20}leser|user|reader|post)?(?:comm?ent(?!at(?!aire)"
    r"|ary)|komm?ent(?!at)|coment[aá]ri|reactie|yorum|коммент|комента|отзыв|"
    r"обсужден|hozzász|σχόλι|disqus|talkback|bình luận|leser(?:brief|stimm|"
    r"post|forum|meinung)|"
    r"forum[- ]?post(?:s|ings?)?|zuschrift)|コメント|댓글|评论|評論|留言|"
    r"תגוב|تعليق|ความคิดเห็น",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"^\d{1,5} (?:responses?|replies|thoughts|antworten|réponses|respuestas|"
    r"respostas|risposte|reacties|odpowiedzi|svar)"
    r"(?: (?:to|on|auf|zu|à|a)\b|$)",
    re.IGNORECASE,
)
"""A heading that counts answers: ``12 responses``."""
_IN_BRACKETS = re.compile(r"\((\d{1,5})\)$")
_STATE = re.compile(
    r"(?:has|no|with|without|show|open|enabled|closed|count)[_-]|"
    r"[_-](?:open|enabled|closed|count|off|on)\b",
    re.IGNORECASE,
)
_LIVE = re.compile(r"live|match|ticker", re.IGNORECASE)
_REPLY = re.compile(
    r"^\W*(?:reply|respond|antwort(?:en)?|répondre|responder|contestar|"
    r"rispondi|beantwoord(?:en)?|reageer|odpowiedz|ответить|відповісти|svar|"
    r"svara|vastaa|yanıtla|cevapla|返信|返信する|답글|回复|回覆|رد|השב|"
    r"report|melden|signaler|denunciar|segnala|zgłoś|пожаловаться|通報|신고)"
    r"\W*$",
    re.IGNORECASE,
)
_BOXES = ("div", "section", "ul", "ol", "dl", "main", "article", "body")
_POSTS = frozenset({"div", "li", "article", "section", "dd", "blockquote"})
_MIN_POSTS = 2
_MIN_PROSE = 20  # characters of a comment
_MAX_LABEL = 60  # characters of who and when
_MAX_HEADING = 4  # words
_MOST = 0.6  # of the posts


def has_comment_word(text: str) -> bool:
    """Return whether a name or heading speaks of comments, in any language."""
    return _COMMENT.search(text.replace("_", " ")) is not None


def remove_threads(tree: html.HtmlElement, counts: Counts) -> int:
    """
    Remove readers' comments from a tree, and return how many.

    Args:
        tree: the page; changed in place.
        counts: its characters, see `extractors.html.dom.count_characters`.
    """
    removed = 0
    for box in list(tree.iter(*_BOXES)):
        if removed and not is_within(box, tree):
            continue
        for posts in _find_runs(box, counts):
            if _are_comments(box, posts):
                removed += len(posts)
                _remove_thread(box, posts, counts)
    return removed


def _find_runs(
    box: html.HtmlElement, counts: Counts
) -> Iterator[list[html.HtmlElement]]:
    """Yield the children of a box that have one form and can be posts."""
    runs: defaultdict[tuple[str, str], list[html.HtmlElement]]
    runs = defaultdict(list)
    for child in box:
        if child.tag in _POSTS and counts[child][1] >= _MIN_PROSE:
            name = (child.get("class") or "").split(" ")[0]
            runs[child.tag, name].append(child)
    for posts in runs.values():
        labelled = sum(map(_has_label, posts))
        if len(posts) >= _MIN_POSTS and labelled >= _MOST * len(posts):
            yield posts


def _has_label(post: html.HtmlElement) -> bool:
    """Return whether a post opens with a short element, then has prose."""
    if next(post.iter("h1"), None) is not None:
        return False
    for element in post.iter():
        text = (element.text or "").strip()
        if text:
            return (
                element is not post
                and element.tag not in {"h2", "h3"}
                and len(text) <= _MAX_LABEL
            )
    return False


def _are_comments(
    box: html.HtmlElement, posts: list[html.HtmlElement]
) -> bool:
    return (
        _is_named(posts[0])
        or (_is_named(box) and next(box.iter("h1"), None) is None)
        or _has_heading(box, posts)
        or sum(map(_is_typed, posts)) >= _MOST * len(posts)
        or sum(map(_has_reply, posts)) >= _MOST * len(posts)
    )


def _is_named(element: html.HtmlElement) -> bool:
    if element.tag == "body":
        return False
    names = classes(element)
    return bool(names and has_comment_word(names) and not _LIVE.search(names))


def _is_typed(post: html.HtmlElement) -> bool:
    return post.get("itemprop") == "comment" or (
        post.get("itemtype") or ""
    ).rstrip("/").endswith("Comment")


def _has_reply(post: html.HtmlElement) -> bool:
    return any(
        _REPLY.match(text_of(control))
        for control in post.iter("a", "button", "span")
    )


def _has_heading(box: html.HtmlElement, posts: list[html.HtmlElement]) -> bool:
    """
    Return whether the element before the thread is its heading.

    It speaks of comments, or counts answers, or has the number of the posts
    in brackets: ``Join in (9)``.
    """
    before = posts[0].getprevious()
    if before is None:
        before = box.getprevious()
    if before is None or not isinstance(before.tag, str):
        return False
    text = text_of(before)
    if _COUNTED.match(text):
        return True
    if len(text.split()) > _MAX_HEADING:
        return False
    count = _IN_BRACKETS.search(text)
    return has_comment_word(text) or (
        count is not None and int(count[1]) == len(posts)
    )


def _remove_thread(
    box: html.HtmlElement, posts: list[html.HtmlElement], counts: Counts
) -> None:
    """Remove the posts, with their box if nothing else is in it."""
    size = sum(counts[post][0] for post in posts)
    holds_story = next(box.iter("h1"), None) is not None
    if not holds_story and size >= _MOST * counts[box][0]:
        remove(box)
        return
    for post in posts:
        remove(post)

"""Comments are found by their structure in any language; stories stay."""

import pytest

from extractors.html import page_tree
from extractors.html.body.comment_threads import remove_threads
from extractors.html.dom import count_characters, text_of
from tests.extractors.html.pages import STORY, page_of


def remove(markup):
    tree = page_tree.parse(page_of(f"<h1>Snow</h1>{markup}"))
    removed = remove_threads(tree, count_characters(tree))
    return removed, text_of(tree)


def thread(name, heading="", reply="", count=4):
    posts = "".join(
        f"<div class='{name}'><b>Reader {n}</b><p>Nobody cleared my road for"
        f" {n} days, and I am tired of it.</p>{reply}</div>"
        for n in range(count)
    )
    return f"<section>{heading}{posts}</section>"


@pytest.mark.parametrize(
    "name",
    ["kommentar", "commentaire", "comentario", "comentário-item", "reactie",
     "komentarz", "lesermeinung", "user-comment", "leserkommentar", "yorum"],
)  # fmt: skip
def test_remove_threads_named_posts_are_removed(name):
    removed, text = remove(f"<article>{STORY}</article>{thread(name)}")

    assert removed == 4
    assert "Line 5" in text
    assert "Nobody cleared" not in text


@pytest.mark.parametrize(
    "heading",
    ["8 Kommentare", "Commentaires (3)", "3 comentarios", "Commenti",
     "Diskutieren Sie mit (4)", "4 Responses", "12 thoughts on “Snow shuts the old bridge”",
     "Комментарии (4)", "コメント 4件", "댓글 4", "评论", "التعليقات"],
)  # fmt: skip
def test_remove_threads_heading_counts_posts_are_removed(heading):
    removed, text = remove(
        f"<article>{STORY}</article>{thread('item', f'<h3>{heading}</h3>')}"
    )

    assert removed == 4
    assert "Nobody cleared" not in text


@pytest.mark.parametrize(
    "heading", ["4 tips for snow", "Our winners (9)", "Responses"]
)
def test_remove_threads_heading_of_story_leaves_posts(heading):
    removed, _ = remove(thread("item", f"<h3>{heading}</h3>"))

    assert removed == 0


@pytest.mark.parametrize("word", ["Reply", "Antworten", "Répondre", "返信"])
def test_remove_threads_posts_with_reply_are_removed(word):
    reply = f"<a href='#'>{word}</a>"

    removed, _ = remove(f"<article>{STORY}</article>{thread('x', '', reply)}")

    assert removed == 4


def test_remove_threads_posts_beside_story_leave_story():
    posts = thread("kommentar").replace("section", "div")

    _, text = remove(f"<div>{STORY}{posts[5:-6]}</div>")

    assert "Line 5" in text
    assert "Nobody cleared" not in text


@pytest.mark.parametrize("name", ["answer", "live-match-comments", "q"])
def test_remove_threads_interview_or_commentary_stays(name):
    removed, text = remove(thread(name))

    assert removed == 0
    assert "Nobody cleared" in text

import pytest

from extractors.html import page
from extractors.html.tree import lines


@pytest.mark.parametrize(
    ("markup", "without", "expected"),
    [
        ("<p>One <b>bold</b> word</p><p>Two</p>", (), ["One bold word", "Two"]),
        ("<div>a<div>b</div>c</div>", (), ["a", "b", "c"]),
        ("<p>a<br>b</p>", (), ["a", "b"]),
        ("<p>a<script>x()</script>b</p><style>p{}</style>", (), ["a", "b"]),
        ("<p>a <a href='/'>link</a> b</p>", ("a",), ["a b"]),
        ("<nav><p>x</p>y</nav>tail<p>z</p>", ("nav",), ["tail", "z"]),
        ("<ul><li>a</li><li> </li><li>b</li></ul>", (), ["a", "b"]),
    ],
)  # fmt: skip
def test_a_line_for_each_block(markup, without, expected):
    tree = page.parse(f"<html><body>{markup}</body></html>")

    assert list(lines(tree, frozenset(without))) == expected

# ruff: noqa: INP001 - a script, not a package
"""
Build the page of runbooks: ``python deploy/prometheus/build.py``.

The sections below *Runbooks* in ``deploy/README.md`` become one page, which
Prometheus itself serves as a console. So the link of an alert opens wherever
Prometheus does. A test compares the committed page with this one.
"""

from pathlib import Path

from markdown_it import MarkdownIt

__all__ = ["main", "render_runbooks"]

HERE = Path(__file__).parent
GUIDE = HERE.parent / "README.md"
PAGE = HERE / "consoles" / "runbooks.html"
HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>copydesk: runbooks</title>
<style>
body {font: 16px/1.5 sans-serif; max-width: 50em; margin: 2em auto}
:target h2 {background: #ff9}
</style>
</head>
<body>
<h1>copydesk: runbooks</h1>
"""
FOOT = "</body>\n</html>\n"


def render_runbooks(guide: str) -> str:
    """
    Return the page for the text of the guide.

    Each section has its lower-case title as id, as on the guide's own page.
    """
    runbooks = guide.partition("\n## Runbooks\n")[2].partition("\n## ")[0]
    sections = runbooks.split("\n### ")[1:]
    return HEAD + "".join(map(_section, sections)) + FOOT


def _section(text: str) -> str:
    title, _, body = text.partition("\n")
    name = title.strip().lower().replace(" ", "-")
    markdown = MarkdownIt("commonmark", {"html": False})
    return (
        f'<section id="{name}">\n<h2>{title.strip()}</h2>\n'
        f"{_escape_actions(markdown.render(body))}</section>\n"
    )


def _escape_actions(html: str) -> str:
    """Keep Prometheus from reading braces as actions of a Go template."""
    return html.replace("{{", "{{`{{`}}")


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(render_runbooks(GUIDE.read_text()))


if __name__ == "__main__":
    main()

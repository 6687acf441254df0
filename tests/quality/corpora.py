"""
The public corpora beside the project, read in place and never copied.

Every reader gives pages in a fixed order, so that a sample is repeatable.
"""

import gzip
import json
import re
import tarfile
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tests.corpora import HOME


class Shot(NamedTuple):
    """A true caption and its credits."""

    caption: str
    credits: tuple[str, ...]


class Page(NamedTuple):
    """One page and what is true of it; what a corpus lacks is empty."""

    name: str
    url: str
    html: bytes
    text: str
    kept: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    shots: tuple[Shot, ...] = ()
    title: str = ""
    date: str = ""
    country: str = ""


@cache
def files(archive: str) -> dict[str, bytes]:
    """Give an archive's files by name."""
    with tarfile.open(HOME / archive) as tar:
        return {
            member.name.removeprefix("./"): file.read()
            for member in tar
            if member.isfile() and (file := tar.extractfile(member))
        }


@cache
def aeb() -> tuple[Page, ...]:
    """The article extraction benchmark: 181 pages."""
    held = files("aeb.tar.gz")
    truth = json.loads(held["aeb/ground-truth.json"])
    return tuple(
        Page(
            name,
            one.get("url", ""),
            gzip.decompress(held[f"aeb/html/{name}.html.gz"]),
            one["articleBody"],
        )
        for name, one in sorted(truth.items())
    )


@cache
def wcxb() -> tuple[Page, ...]:
    """The article pages of WCXB, development half."""
    held = files("wcxb-articles-dev.tar.gz")
    names = sorted(name for name in held if "/ground-truth/" in name)
    pages = (_wcxb(held, name) for name in names)
    return tuple(page for page in pages if page)


def _wcxb(held: dict[str, bytes], name: str) -> Page | None:
    one = json.loads(held[name])
    truth = one["ground_truth"]
    if "main_content" not in truth:  # one of the 793
        return None
    page = name.replace("/ground-truth/", "/html/").removesuffix("json")
    return Page(
        Path(name).stem,
        one.get("url") or "",
        gzip.decompress(held[f"{page}html.gz"]),
        truth["main_content"],
        kept=tuple(truth.get("with") or ()),
        dropped=tuple(truth.get("without") or ()),
        title=truth.get("title") or "",
        date=truth.get("publish_date") or "",
    )


@cache
def fundus() -> tuple[Page, ...]:
    """Newspaper and agency pages of Fundus, with captions."""
    held = files("fundus-dev.tar.gz")
    pages = sorted(name for name in held if name.endswith(".html.gz"))
    return tuple(page for name in pages if (page := _fundus(held, name)))


def _fundus(held: dict[str, bytes], name: str) -> Page | None:
    folder, _, file = name.rpartition("/")
    publisher = file.partition("_")[0]
    versions = held.get(f"{folder}/{publisher}.json")
    html = gzip.decompress(held[name])
    if versions is None:
        return None
    truth = _version(json.loads(versions), html, file)
    if truth is None:
        return None
    meta = json.loads(held[f"{folder}/meta.info"])
    return Page(
        file.removesuffix(".html.gz"),
        meta.get(file, {}).get("url", ""),
        html,
        "\n\n".join(_paragraphs(truth)),
        paragraphs=_paragraphs(truth),
        shots=_shots(truth),
        title=truth.get("title") or "",
        date=str(truth.get("publishing_date") or "")[:10],
        country=folder.rpartition("/")[2],
    )


def _version(
    versions: dict[str, Any], html: bytes, file: str
) -> dict[str, Any] | None:
    """Find the truth of this very page: the one whose text it holds."""
    words = set(re.findall(r"\w+", html.decode("utf-8", "replace")))
    best, share = None, 0.6
    for truth in versions.values():
        if not truth.get("body"):
            continue
        said = set(re.findall(r"\w+", " ".join(_paragraphs(truth))))
        held = len(said & words) / (len(said) or 1)
        if held > share:
            best, share = truth, held
    return best


def _paragraphs(truth: dict[str, Any]) -> tuple[str, ...]:
    body = truth["body"]
    found = list(body.get("summary") or ())
    for section in body.get("sections") or ():
        found += [*section.get("headline", ()), *section["paragraphs"]]
    return tuple(found)


def _shots(truth: dict[str, Any]) -> tuple[Shot, ...]:
    return tuple(
        Shot(image["caption"], tuple(image.get("authors") or ()))
        for image in truth.get("images") or ()
        if image.get("caption")
    )

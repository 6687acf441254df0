"""
Read the public corpora in place, outside of the project.

Every reader returns pages in a fixed order, so that a sample is repeatable.
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
    """The caption and the credits that a photo really has."""

    caption: str
    credits: tuple[str, ...]


class Page(NamedTuple):
    """One page and its true values; empty where the corpus has none."""

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
    authors: tuple[str, ...] = ()
    country: str = ""


@cache
def files(archive: str) -> dict[str, bytes]:
    """Return an archive's files by name."""
    with tarfile.open(HOME / archive) as tar:
        return {
            member.name.removeprefix("./"): file.read()
            for member in tar
            if member.isfile() and (file := tar.extractfile(member))
        }


@cache
def aeb() -> tuple[Page, ...]:
    """Return the article extraction benchmark: 181 pages."""
    archived = files("aeb.tar.gz")
    truth = json.loads(archived["aeb/ground-truth.json"])
    return tuple(
        Page(
            name,
            page.get("url", ""),
            gzip.decompress(archived[f"aeb/html/{name}.html.gz"]),
            page["articleBody"],
        )
        for name, page in sorted(truth.items())
    )


@cache
def wcxb() -> tuple[Page, ...]:
    """Return the article pages of WCXB, development half."""
    archived = files("wcxb-articles-dev.tar.gz")
    names = sorted(name for name in archived if "/ground-truth/" in name)
    pages = (_wcxb(archived, name) for name in names)
    return tuple(page for page in pages if page)


def _wcxb(archived: dict[str, bytes], name: str) -> Page | None:
    document = json.loads(archived[name])
    truth = document["ground_truth"]
    if "main_content" not in truth:  # one of the 793 pages has no text
        return None
    page = name.replace("/ground-truth/", "/html/").removesuffix("json")
    return Page(
        Path(name).stem,
        document.get("url") or "",
        gzip.decompress(archived[f"{page}html.gz"]),
        truth["main_content"],
        kept=tuple(truth.get("with") or ()),
        dropped=tuple(truth.get("without") or ()),
        title=truth.get("title") or "",
        date=truth.get("publish_date") or "",
    )


@cache
def fundus() -> tuple[Page, ...]:
    """Return the newspaper and agency pages of Fundus, with captions."""
    archived = files("fundus-dev.tar.gz")
    pages = sorted(name for name in archived if name.endswith(".html.gz"))
    return tuple(page for name in pages if (page := _fundus(archived, name)))


def _fundus(archived: dict[str, bytes], name: str) -> Page | None:
    folder, _, file = name.rpartition("/")
    publisher = file.partition("_")[0]
    versions = archived.get(f"{folder}/{publisher}.json")
    html = gzip.decompress(archived[name])
    if versions is None:
        return None
    truth = _version(json.loads(versions), html, file)
    if truth is None:
        return None
    meta = json.loads(archived[f"{folder}/meta.info"])
    return Page(
        file.removesuffix(".html.gz"),
        meta.get(file, {}).get("url", ""),
        html,
        "\n\n".join(_paragraphs(truth)),
        paragraphs=_paragraphs(truth),
        shots=_shots(truth),
        title=truth.get("title") or "",
        date=str(truth.get("publishing_date") or "")[:10],
        authors=tuple(truth.get("authors") or ()),
        country=folder.rpartition("/")[2],
    )


def _version(
    versions: dict[str, Any], html: bytes, file: str
) -> dict[str, Any] | None:
    """Return the version whose text this page contains, if any does."""
    words = set(re.findall(r"\w+", html.decode("utf-8", "replace")))
    best, share = None, 0.6
    for truth in versions.values():
        if not truth.get("body"):
            continue
        of_truth = set(re.findall(r"\w+", " ".join(_paragraphs(truth))))
        contained = len(of_truth & words) / (len(of_truth) or 1)
        if contained > share:
            best, share = truth, contained
    return best


def _paragraphs(truth: dict[str, Any]) -> tuple[str, ...]:
    body = truth["body"]
    paragraphs = list(body.get("summary") or ())
    for section in body.get("sections") or ():
        paragraphs += [*section.get("headline", ()), *section["paragraphs"]]
    return tuple(paragraphs)


def _shots(truth: dict[str, Any]) -> tuple[Shot, ...]:
    return tuple(
        Shot(image["caption"], tuple(image.get("authors") or ()))
        for image in truth.get("images") or ()
        if image.get("caption")
    )

"""The OpenAPI 3.1 document of the API, from the types of its answers."""

from typing import Any

import msgspec

from extractors.output.codec import Ninjs
from streams.page.api.paging import LIMIT, MOST
from streams.page.api.records import ApiSearch, ApiStory, Problem
from streams.page.query.filters import MAX_ALTERNATIVES, MAX_SEARCH, MAX_VALUE
from streams.page.query.terms import FIELDS

__all__ = ["openapi"]

Part = dict[str, Any]
REFERENCE = "#/components/schemas/{name}"
ABOUT = {
    "agency": "name of the agency",
    "language": "BCP 47; `pt` is also `pt-BR`",
    "event": "new, update, correction, kill, release or promoted",
    "feed": "id of the feed",
    "story": "id of the story",
    "urgency": "1 to 9",
    "status": "usable or canceled",
    "subject": "code or name of a subject",
    "route": "name of a route",
    "signal": "qcode of a signal, such as `sig:correction`",
    "place": "id or name of a place",
    "person": "id or name of a person",
    "organisation": "id or name of an organisation",
    "entity": "id or name of any entity",
    "uri": "uri of an item",
}
TIME = {"anyOf": [{"type": "string", "format": "date"},
                  {"type": "string", "format": "date-time"}]}  # fmt: skip

MERGED: Part = {
    "302": {
        "description": "it was merged into another story",
        "headers": {
            "Location": {
                "schema": {"type": "string", "format": "uri"},
                "description": "address of that story",
            }
        },
    }
}


def openapi(version: str) -> Part:
    """
    Return the document.

    Args:
        version: of copydesk.
    """
    kinds = (Ninjs, ApiSearch, ApiStory, Problem)
    roots, schemas = msgspec.json.schema_components(
        kinds, ref_template=REFERENCE
    )
    record, search, story, problem = roots
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": "copydesk page",
            "version": version,
            "description": "Items and stories of the desk, to read.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "security": [{}, {"bearer": []}, {"basic": []}],
        "paths": {
            "/api/items/{uri}": _read(
                "item", "One item: its record of `wire.items`.", record,
                [_path("uri", "of the item, percent-encoded")], problem,
                {"404": "there is no such item"},
            ),
            "/api/stories/{id}": _read(
                "story", "One story with its items and copies.", story,
                [_path("id", "of the story, percent-encoded")], problem,
                {"404": "there is no such story"}, MERGED,
            ),
            "/api/search": _read(
                "search", "Items of a filter. Values of one field are "
                "alternatives; all fields must hold.", search,
                _search_parameters(), problem,
                {"400": "a parameter is wrong"},
            ),
        },
        "components": {
            "schemas": _joined(schemas),
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "basic": {"type": "http", "scheme": "basic",
                          "description": "any user; the token is the "
                          "password"},
            },
        },
    }  # fmt: skip
    decoded: Part = msgspec.json.decode(msgspec.json.encode(document))
    return decoded


def _read(
    name: str,
    about: str,
    schema: Part,
    parameters: list[Part],
    problem: Part,
    refusals: dict[str, str],
    redirects: Part | None = None,
) -> Part:
    """Return the path item of something that is read."""
    answers = {
        **refusals,
        "401": "a token is needed",
        "421": "the page has not this name",
        "429": "too many requests",
        "503": "the page's file did not answer",
    }
    return {
        "get": {
            "operationId": name,
            "summary": about,
            "parameters": parameters,
            "responses": {
                "200": _answer("found", "application/json", schema),
                **(redirects or {}),
                **{
                    status: _answer(text, "application/problem+json", problem)
                    for status, text in answers.items()
                },
            },
        }
    }


def _answer(about: str, media_type: str, schema: Part) -> Part:
    return {
        "description": about,
        "content": {media_type: {"schema": schema}},
    }


def _path(name: str, about: str) -> Part:
    return {
        "name": name, "in": "path", "required": True, "description": about,
        "schema": {"type": "string", "minLength": 1},
    }  # fmt: skip


def _search_parameters() -> list[Part]:
    values = {"type": "string", "maxLength": MAX_VALUE}
    return [
        _query("q", "words, phrases and fields, as on the search page",
               {"type": "string", "maxLength": MAX_SEARCH}),
        *(
            _query(field, ABOUT[field], {"type": "array", "items": values,
                    "maxItems": MAX_ALTERNATIVES})
            for field in FIELDS
        ),
        _query("since", "first day or time, ISO 8601, UTC without a zone",
               TIME),
        _query("until", "last day, or the end as a time",
               TIME),
        _query("order", "newest first, or best first; a cursor has its own",
               {"enum": ["newest", "best"], "default": "newest"}),
        _query("limit", "items of one page",
               {"type": "integer", "minimum": 1, "maximum": MOST,
                "default": LIMIT}),
        _query("cursor", "of the page before: part of its `next`",
               {"type": "string", "pattern": "^[bo][0-9]{1,19}$"}),
    ]  # fmt: skip


def _query(name: str, about: str, schema: Part) -> Part:
    return {
        "name": name, "in": "query", "description": about, "schema": schema,
    }  # fmt: skip


def _joined(value: Any) -> Any:
    """Return schemas with each description on one line."""
    if isinstance(value, dict):
        return {
            key: " ".join(part.split())
            if key == "description" and isinstance(part, str)
            else _joined(part)
            for key, part in value.items()
        }
    if isinstance(value, list | tuple):
        return [_joined(part) for part in value]
    return value

"""Headers and bodies as they come from a socket."""

import gzip

import pytest
from aiohttp import web

from streams.poller.fetcher.messages import FetchError, Request
from tests.streams.poller.conftest import LOOPBACK, serving


async def answered(fetcher, response, limit=0):
    async def handler(_request):
        return response

    async with serving(handler) as port:
        url = f"http://a.example:{port}/"
        return await fetcher.send(Request(url, allowed=LOOPBACK, limit=limit))


async def test_lists_are_joined_and_of_others_the_first_counts(fetcher):
    response = web.Response(text="x")
    for name, value in (
        ("Cache-Control", "public"), ("Cache-Control", "max-age=60"),
        ("Link", "<a>; rel=hub"), ("Link", "<b>; rel=self"),
        ("ETag", '"1"'), ("ETag", '"2"'),
    ):  # fmt: skip
        response.headers.add(name, value)

    got = (await answered(fetcher, response)).headers

    assert got["cache-control"] == "public, max-age=60"
    assert got["link"] == "<a>; rel=hub, <b>; rel=self"
    assert got["etag"] == '"1"'


@pytest.mark.parametrize(
    ("limit", "fits"), [(1000, True), (999, False), (20, False)]
)
@pytest.mark.parametrize("packed", [True, False])
async def test_the_limit_is_of_the_packed_and_of_the_unpacked_body(
    fetcher, limit, fits, packed
):
    body = bytes(1000)
    response = web.Response(body=gzip.compress(body) if packed else body)
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    if fits:
        assert (await answered(fetcher, response, limit)).body == body
    else:
        with pytest.raises(FetchError) as caught:
            await answered(fetcher, response, limit)
        assert caught.value.reason == "too-large"


@pytest.mark.parametrize("status", [204, 404, 500])
async def test_a_body_that_is_no_document_is_not_read(fetcher, status):
    response = web.Response(status=status, body=b"x" * 500)

    assert (await answered(fetcher, response)).body == b""


async def test_a_body_that_does_not_unpack_has_a_reason(fetcher):
    response = web.Response(
        body=b"plain", headers={"Content-Encoding": "gzip"}
    )
    with pytest.raises(FetchError) as caught:
        await answered(fetcher, response)
    assert caught.value.reason == "bad-encoding"

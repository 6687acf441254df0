"""Headers and bodies from a real socket."""

import gzip

import pytest
from aiohttp import web

from streams.poller.fetcher.messages import FetchError, Request
from tests.streams.poller.conftest import LOOPBACK, serving


async def fetch(fetcher, response, limit=0):
    async def handler(_request):
        return response

    async with serving(handler) as port:
        url = f"http://a.example:{port}/"
        return await fetcher.send(Request(url, allowed=LOOPBACK, limit=limit))


async def test_repeated_headers_lists_are_joined_and_others_keep_the_first(
    fetcher,
):
    response = web.Response(text="x")
    for name, value in (
        ("Cache-Control", "public"), ("Cache-Control", "max-age=60"),
        ("Link", "<a>; rel=hub"), ("Link", "<b>; rel=self"),
        ("ETag", '"1"'), ("ETag", '"2"'),
    ):  # fmt: skip
        response.headers.add(name, value)

    headers = (await fetch(fetcher, response)).headers

    assert headers["cache-control"] == "public, max-age=60"
    assert headers["link"] == "<a>; rel=hub, <b>; rel=self"
    assert headers["etag"] == '"1"'


@pytest.mark.parametrize(
    ("limit", "fits"), [(1000, True), (999, False), (20, False)]
)
@pytest.mark.parametrize("compressed", [True, False])
async def test_body_limit_applies_compressed_and_decompressed(
    fetcher, limit, fits, compressed
):
    body = bytes(1000)
    response = web.Response(body=gzip.compress(body) if compressed else body)
    if compressed:
        response.headers["Content-Encoding"] = "gzip"
    if fits:
        assert (await fetch(fetcher, response, limit)).body == body
    else:
        with pytest.raises(FetchError) as caught:
            await fetch(fetcher, response, limit)
        assert caught.value.reason == "too-large"


@pytest.mark.parametrize("status", [204, 404, 500])
async def test_body_of_other_status_is_not_read(fetcher, status):
    response = web.Response(status=status, body=b"x" * 500)

    assert (await fetch(fetcher, response)).body == b""


async def test_body_invalid_gzip_raises_bad_encoding(fetcher):
    response = web.Response(
        body=b"\x1f\x8bplain", headers={"Content-Encoding": "gzip"}
    )
    with pytest.raises(FetchError) as caught:
        await fetch(fetcher, response)
    assert caught.value.reason == "bad-encoding"

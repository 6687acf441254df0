import pytest

from streams.page.web.access import Tokens
from streams.records import FeedRegistration
from tests.streams.page.web.served import ACT, READ, served
from tests.streams.page.wire_records import letter, record, undelivered

BEARER = {"Authorization": f"Bearer {ACT}"}
FEED = FeedRegistration("north", "https://north.example/feed")


async def post(page, path, form, headers=BEARER):
    return await page.client.post(
        path, data=form, headers=headers, allow_redirects=False
    )


@pytest.mark.parametrize(
    ("act", "expected"),
    [("pause", True), ("resume", False), ("poll", False), ("remove", None)],
)
async def test_change_feed_writes_its_registration(tmp_path, act, expected):
    async with served(tmp_path) as page:
        page.kafka.feeds["north"] = FEED
        answer = await post(
            page, "/feeds/change", {"feed": "north", "act": act}
        )
    ((kind, feed, registration),) = page.kafka.sent
    assert (answer.status, kind, feed) == (303, "register", "north")
    assert (registration and registration.paused) == expected


async def test_add_feed_writes_a_checked_registration(tmp_path):
    form = {"feed": "south", "url": "https://s.example/f", "full_text": "on"}
    async with served(tmp_path) as page:
        assert (await post(page, "/feeds/add", form)).status == 303
        bad = await post(page, "/feeds/add", form | {"url": "gopher://x"})
        page.kafka.feeds["south"] = FEED
        taken = await post(page, "/feeds/add", form)
    assert page.kafka.sent[0][2].full_text
    assert (bad.status, taken.status, len(page.kafka.sent)) == (422, 409, 1)


@pytest.mark.parametrize("key", ["auth", "allow_private", "transport"])
async def test_add_feed_has_no_field_for_secrets_or_private_hosts(
    tmp_path, key
):
    form = {"feed": "s", "url": "https://s.example/f", key: "env:PATH"}
    async with served(tmp_path) as page:
        await post(page, "/feeds/add", form)
    ((_, _, registration),) = page.kafka.sent
    assert registration == FeedRegistration("s", "https://s.example/f")


async def test_letter_is_tried_before_it_is_replayed(tmp_path):
    name = "wire.raw-0:3"
    async with served(tmp_path) as page:
        stored = record("deadletters", 0, letter(3))
        page.write([stored])
        page.kafka.records["wire.deadletters", 0, 0] = stored.value
        shown = await (await page.client.get(
            f"/letter?name={name}", headers=BEARER)).text()  # fmt: skip
        tried = await (await post(
            page, "/letters/change", {"name": name, "act": "try"})).text()  # fmt: skip
        assert page.kafka.sent == []
        await post(page, "/letters/change", {"name": name, "act": "replay"})
        await post(page, "/letters/change", {"name": name, "act": "drop"})
    assert 'value="replay"' not in shown
    assert 'value="replay"' in tried
    assert "&lt;b&gt;hi" in tried
    assert page.kafka.sent == [("replay", name, b"<b>hi</b>"), ("drop", name)]


async def test_discover_feeds_lists_new_ones_to_add_and_known_ones(tmp_path):
    known = {"feed": "north", "url": "https://n.example/rss"}
    async with served(tmp_path) as page:
        page.write([record("feeds", 0, known, "north")])
        form = {"site": "https://n.example"}
        text = await (await post(page, "/feeds/discover", form)).text()
        wrong = await post(page, "/feeds/discover", {"site": "file:///etc"})
        page.discovery.is_busy = True
        busy = await post(page, "/feeds/discover", form)
    assert page.discovery.asked == ["https://n.example"]
    assert 'name="url" value="https://n.example/news"' in text
    assert 'name="url" value="https://n.example/rss"' not in text
    assert 'href="/feed?id=north"' in text
    assert "<script>alert" not in text
    assert "<img" not in text
    assert (wrong.status, busy.status) == (400, 503)
    assert page.kafka.sent == []


ACTS = [
    ("/feeds/change", {"feed": "north", "act": "remove"}),
    ("/feeds/add", {"feed": "a", "url": "https://a.example"}),
    ("/letters/change", {"name": "wire.raw-0:3", "act": "drop"}),
    ("/feeds/discover", {"site": "https://n.example"}),
]


@pytest.mark.parametrize(("path", "form"), ACTS)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": f"Bearer {READ}"},
        {"Cookie": f"copydesk-page={ACT}"},
        BEARER | {"Origin": "https://evil.example"},
        BEARER | {"Sec-Fetch-Site": "cross-site"},
        BEARER | {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_act_without_token_or_from_another_site_sends_nothing(
    tmp_path, path, form, headers
):
    async with served(tmp_path, Tokens(READ, ACT)) as page:
        page.kafka.feeds["north"] = FEED
        answer = await post(page, path, form, headers)
    assert answer.status in {401, 403}
    assert page.kafka.sent == page.discovery.asked == []


async def test_act_is_off_without_a_configured_token(tmp_path):
    async with served(tmp_path, Tokens()) as page:
        answer = await post(page, *ACTS[0], {"Authorization": "Bearer "})
    assert answer.status == 403


async def test_sign_in_gives_a_cookie_that_scripts_cannot_read(tmp_path):
    async with served(tmp_path) as page:
        wrong = await post(page, "/sign-in", {"token": "no"}, {})
        right = await post(page, "/sign-in", {"token": ACT}, {})
        cookie = right.cookies["copydesk-page"]
        value = {"Cookie": f"copydesk-page={cookie.value}"}
        page.kafka.feeds["north"] = FEED
        acted = await post(page, *ACTS[0], value)
    assert (wrong.status, right.status, acted.status) == (403, 303, 303)
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert ACT not in cookie.value


@pytest.mark.parametrize(
    ("act", "uri", "status"),
    [("again", "urn:a", 303), ("again", "urn:none", 404),
     ("drop", "urn:x", 303), ("explode", "urn:a", 400)],
)  # fmt: skip
async def test_change_hook_sends_again_or_drops(tmp_path, act, uri, status):
    form = {"hook": "room", "uri": uri, "act": act}
    async with served(tmp_path) as page:
        refused = await post(page, "/hooks/change", form, headers={})
        answer = await post(page, "/hooks/change", form)
    assert (refused.status, answer.status) == (403, status)
    expected = [] if act == "explode" else [(act, "room", uri)]
    assert page.hooks.asked == expected


async def test_hooks_page_shows_failures_and_no_whole_address(tmp_path):
    async with served(tmp_path) as page:
        page.write([record("undelivered", 0, undelivered(), "room urn:a")])
        shown = await (await page.client.get("/hooks", headers=BEARER)).text()
        page.write([record("undelivered", 1, None, "room urn:a")])
        empty = await (await page.client.get("/hooks")).text()
    assert "urn:a" in shown
    assert "Send again" in shown
    assert "r.example" in shown
    assert "secret-path" not in shown
    assert "urn:a" not in empty


async def test_metrics_need_the_token_to_read_and_name_routes(tmp_path):
    async with served(tmp_path, Tokens(READ, ACT)) as page:
        refused = await page.client.get("/metrics")
        for path in ("/api/items/urn:a", "/api/items/urn:b", "/x/1", "/x/2"):
            await page.client.get(path, headers=BEARER)
        text = await (await page.client.get("/metrics", headers=BEARER)).text()
    assert refused.status == 401
    assert 'path="/api/items/{uri}",status="4xx"} 2.0' in text
    assert 'path="other",status="4xx"} 2.0' in text
    assert "/x/1" not in text
    assert 'copydesk_webhook_waiting{hook="room"} 0.0' in text

"""The page in a real Chromium, driven by Playwright."""

import re
import shutil

import pytest

from streams.records import FeedRegistration
from tests.streams.page.web.served import ACT, served
from tests.streams.page.wire_records import (
    duplicate,
    entity,
    item,
    items,
    killed,
    letter,
    member,
    record,
    story,
    undelivered,
)

api = pytest.importorskip(
    "playwright.async_api", reason="needs the package playwright"
)
CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM, reason="needs the program chromium"),
]
PATHS = (
    "/", "/search?q=ferry", "/item?uri=urn:a", "/item/cuts?uri=urn:a", "/stories", "/story?id=s1",
    "/stories?status=merged", "/captions", "/caption?id=c1", "/copy?uri=urn:c",
    "/feeds", "/feed?id=north", "/letters", "/letter?name=wire.raw-0:3",
    "/figures", "/hooks", "/sign-in", "/nothing",
)  # fmt: skip
HOSTILE = "<img src=x onerror=\"document.title='taken'\">"


@pytest.fixture
async def desk(tmp_path):
    async with served(tmp_path) as page:
        page.write([
            *items(
                item("urn:a", headline="Ferry leaves"),
                item("urn:a", headline="Ferry arrives", body="It is there.",
                     block={"revision": 2, "event": "update"}),
                item("urn:x", headline=HOSTILE, body=HOSTILE, language="ar",
                     block={"agency": HOSTILE, "entities": [entity(
                         HOSTILE, latitude=60.4, longitude=5.3)]}),
            ),
            record("stories", 0, story(
                member("urn:a", headline="Ferry leaves", agency=HOSTILE),
                member("urn:x", 3, headline=HOSTILE, agency="South",
                       event="correction"),
                member("urn:c", 5, headline=HOSTILE, agency="East",
                       event="copy", copyOf="urn:a"),
                headline=HOSTILE, status="breaking", aliases=[HOSTILE],
                people=[{"id": "x", "name": HOSTILE}],
                joins=[{"kind": "item", "uri": "urn:x", "score": 0.7,
                        "terms": [HOSTILE, "ferry"]}],
                hours=[{"hour": "2026-03-02T09:00:00Z", "count": 3},
                       {"hour": "2026-03-02T12:00:00Z", "count": 9}],
            ), "s1"),
            record("stories", 1, {"id": "s0", "status": "merged",
                                  "mergedInto": "s1"}, "s0"),
            record("duplicates", 0, duplicate(
                "urn:c", "urn:a", headline=HOSTILE), "urn:c"),
            record("captions", 0, {
                "id": "c1", "text": HOSTILE, "creditLine": "North",
                "photographer": "", "date": "", "file": False, "media": [],
                "occurrences": 2, "variants": [HOSTILE], "items": [
                    {"uri": "urn:a"}, {"uri": "urn:x"}],
                "firstSeen": "2026-03-02T09:00:00Z"}, "c1"),
            record("deadletters", 0, letter(3, error=HOSTILE)),
            record("outcomes", 0, {
                "source": "wire.raw-0:7", "uri": "urn:a", "feed": "north",
                "outcome": "item", "fetchedAt": "2026-03-02T09:00:00Z"}),
            record("undelivered", 0, undelivered(uri=HOSTILE)),
            record("feeds", 0, {"feed": "north", "agency": HOSTILE,
                                "url": "https://n.example"}, "north"),
        ])  # fmt: skip
        page.kafka.records["wire.raw", 0, 7] = HOSTILE.encode()
        yield page


@pytest.fixture
async def browser():
    async with api.async_playwright() as playwright:
        started = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield started
        await started.close()


async def open_tab(browser, desk, path="/", **options):
    context = await browser.new_context(
        base_url=str(desk.client.make_url("")), **options
    )
    context.set_default_timeout(20_000)
    tab = await context.new_page()
    tab.problems = []
    tab.on("console", lambda message: tab.problems.append(message.text)
           if message.type == "error" else None)  # fmt: skip
    tab.on("pageerror", lambda error: tab.problems.append(str(error)))
    await tab.goto(path)
    return tab


async def test_browser_item_arrives_and_its_kill_removes_the_text(
    browser, desk
):
    tab = await open_tab(browser, desk)
    await tab.wait_for_selector("#live-state:not([hidden])")
    desk.write(
        [record("items", 3, item("urn:n", headline="Quay opens"), "urn:n")]
    )
    link = tab.get_by_role("link", name="Quay opens")
    await link.wait_for()
    reader = await open_tab(browser, desk, "/item?uri=urn:n")
    assert await reader.get_by_role("heading", name="Quay opens").count()
    desk.write([record("items", 4, killed("urn:n"), "urn:n")])
    await tab.get_by_text("This item was withdrawn").wait_for(timeout=5000)
    assert await link.count() == 0
    await reader.get_by_text("This item was withdrawn").wait_for(timeout=5000)
    assert "Quay opens" not in await reader.content()
    assert tab.problems == []


async def test_browser_filter_search_keys_and_item(browser, desk):
    tab = await open_tab(browser, desk)
    await tab.get_by_role("link", name="update 1").click()
    assert await tab.locator("#entries > li").count() == 1
    assert "event=update" in tab.url
    await tab.keyboard.press("/")
    await tab.keyboard.type("ferry")
    await tab.keyboard.press("Enter")
    await tab.wait_for_url("**/search?q=ferry")
    assert await tab.locator("mark").first.inner_text() == "Ferry"
    await tab.keyboard.press("j")
    await tab.keyboard.press("o")
    await tab.wait_for_url("**/item?uri=urn%3Aa")
    assert await tab.locator("ins").first.inner_text() == "arrives"
    assert tab.problems == []


async def test_browser_act_needs_the_token(browser, desk):
    desk.kafka.feeds["north"] = FeedRegistration("north", "https://n.example")
    tab = await open_tab(browser, desk, "/feeds")
    assert await tab.get_by_role("button", name="Pause").count() == 0
    await sign_in(tab)
    await tab.goto("/feeds")
    async with tab.expect_navigation():
        await tab.get_by_role("button", name="Pause").click()
    assert [(kind, feed) for kind, feed, _ in desk.kafka.sent] == [
        ("register", "north")
    ]
    assert tab.problems == []


async def test_browser_without_script_filters_and_searches(browser, desk):
    tab = await open_tab(browser, desk, java_script_enabled=False)
    await tab.get_by_role("link", name="update 1").click()
    assert await tab.locator("#entries > li").count() == 1
    await tab.goto("/search?q=ferry")
    assert await tab.locator("mark").count()


async def test_browser_story_shows_its_kill_and_keeps_the_rest(browser, desk):
    tab = await open_tab(browser, desk, "/stories")
    await tab.locator("#entries h2 a").first.click()
    await tab.wait_for_url("**/story?id=s1")
    assert await tab.get_by_text("joined the story").count() == 1
    assert await tab.locator("svg.map circle").count() == 1
    desk.write([record("items", 9, killed("urn:a"), "urn:a")])
    await tab.reload()
    text = await tab.locator("main").inner_text()
    assert "Ferry leaves" not in text
    assert "This text was withdrawn" in text
    assert tab.problems == []


async def sign_in(tab):
    await tab.goto("/sign-in")
    await tab.get_by_label("Token").fill(ACT)
    async with tab.expect_navigation(url=re.compile("/$")):
        await tab.get_by_role("main").get_by_role("button").click()


async def test_browser_feeds_of_a_site_are_found_and_one_is_added(
    browser, desk
):
    tab = await open_tab(browser, desk)
    await sign_in(tab)
    await tab.goto("/feeds")
    await tab.get_by_label("Address of the site").fill("https://s.example")
    await tab.get_by_role("button", name="Find feeds").click()
    await tab.get_by_role("heading", name="North Harbour").wait_for()
    assert await violations(tab) == []
    async with tab.expect_navigation():
        await tab.get_by_role("button", name="Add north-harbour").click()
    ((_, feed, registration),) = desk.kafka.sent
    assert (feed, registration.url) == (
        "north-harbour", "https://s.example/rss",
    )  # fmt: skip
    assert registration.agency == "North Harbour"
    assert tab.problems == []


async def violations(tab):
    axe = pytest.importorskip(
        "axe_playwright_python.async_playwright",
        reason="needs the package axe-playwright-python",
    ).Axe()
    found = (await axe.run(tab)).response["violations"]
    return [(tab.url, rule["id"]) for rule in found]


async def test_browser_pages_with_the_token_have_no_violations(browser, desk):
    tab = await open_tab(browser, desk, viewport={"width": 390, "height": 844})
    await sign_in(tab)
    for path in ("/", "/feeds", "/letters", "/letter?name=wire.raw-0:3",
                 "/hooks", "/story?id=s1"):  # fmt: skip
        await tab.goto(path)
        assert await violations(tab) == []
        wide = await tab.evaluate("document.documentElement.scrollWidth")
        assert (path, wide) == (path, 390)
    assert tab.problems == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_browser_pages_have_no_violations_and_obey_no_text(
    browser, desk, scheme
):
    tab = await open_tab(browser, desk, color_scheme=scheme)
    for path in PATHS:
        await tab.goto(path)
        assert await violations(tab) == []
        assert await tab.title() != "taken"
    # A status of 404 is reported there, too; a policy's violation is not 404.
    assert [text for text in tab.problems if "404" not in text] == []

"""The page in a real Chromium, driven by Playwright."""

import re
import shutil

import pytest

from streams.records import FeedRegistration
from tests.streams.page.web.served import ACT, served
from tests.streams.page.wire_records import (
    item,
    items,
    killed,
    letter,
    record,
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
    "/captions", "/feeds", "/letters", "/letter?name=wire.raw-0:3",
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
                     block={"agency": HOSTILE}),
            ),
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
    await tab.goto("/sign-in")
    await tab.get_by_label("Token").fill(ACT)
    async with tab.expect_navigation(url=re.compile("/$")):
        await tab.get_by_role("main").get_by_role("button").click()
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


@pytest.mark.parametrize(
    ("scheme", "paths"), [("light", PATHS), ("dark", PATHS[:3])]
)
async def test_browser_pages_have_no_violations_and_obey_no_text(
    browser, desk, scheme, paths
):
    axe = pytest.importorskip(
        "axe_playwright_python.async_playwright",
        reason="needs the package axe-playwright-python",
    ).Axe()
    tab = await open_tab(browser, desk, color_scheme=scheme)
    for path in paths:
        await tab.goto(path)
        found = (await axe.run(tab)).response["violations"]
        assert [(path, rule["id"]) for rule in found] == []
        assert await tab.title() != "taken"
    # A status of 404 is reported there, too; a policy's violation is not 404.
    assert [text for text in tab.problems if "404" not in text] == []

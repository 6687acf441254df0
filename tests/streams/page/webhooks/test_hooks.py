import pytest

from streams.page.webhooks.hooks import Hook, HookError, load_hooks

GOOD = '[hooks.room]\nurl = "https://r.example/h"\nsecret = "env:ROOM"\n'


def test_hooks_file_has_defaults_and_names():
    (hook,) = load_hooks(GOOD + 'route = "sea"\nattempts = 3', ["sea"])
    assert hook == Hook(
        "https://r.example/h", "env:ROOM", "sea", 3, 15.0, "latest", "room"
    )
    assert load_hooks("", []) == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("hooks = 1", "hooks"),
        ("[hooks.room", "table declaration"),
        ('[hooks.room]\nsecret = "env:A"', "url"),
        (GOOD + "colour = 1", "colour"),
        (GOOD + "attempts = 0", "attempts"),
        (GOOD + "timeout = 999", "timeout"),
        (GOOD + 'start = "now"', "start"),
        (GOOD + 'route = "air"', "no route air"),
        (GOOD.replace("env:ROOM", "whsec_abc"), "env:NAME"),
        (GOOD.replace("room", '"A b"'), "lower-case"),
        (GOOD.replace("https:", "ftp:"), "http or https"),
        (
            GOOD.replace("https://r.example/h", "https://u:p@r.example/"),
            "user",
        ),
        (GOOD.replace("https://r.example/h", "https:///x"), "http or https"),
        (GOOD.replace("https://r.example/h", "http://[::1"), "http or https"),
    ],
)
def test_hooks_file_that_is_wrong_says_where(text, problem):
    with pytest.raises(HookError, match=problem):
        load_hooks(text, ["sea"])

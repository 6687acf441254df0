"""Copies of the headline, and the site's name behind it."""

import pytest

from extractors.fields.headline import repeats, strip_site_name


@pytest.mark.parametrize(
    ("line", "headline", "expected"),
    [
        ("Snow closes ‘old’ bridge, trains late", "Snow Closes 'Old' Bridge Trains Late", True),
        ("Snow closes bridge", "Snow closes bridges", False),
        ("", "", False),
    ],
)  # fmt: skip
def test_repeats_ignores_case_and_punctuation(line, headline, expected):
    assert repeats(line, headline) == expected


@pytest.mark.parametrize(
    ("title", "heading", "site", "stripped"),
    [
        ("Snow – The Post", "", "The Post", "Snow"),
        ("Snow – The Post", "Snow", "", "Snow"),
        ("Snow – a tale", "", "The Post", "Snow – a tale"),
        ("Snow shuts bridge | Sport", "", "", "Snow shuts bridge"),
        ("橋を閉鎖へ、来年秋まで通行止め｜社会｜日報", "", "", "橋を閉鎖へ、来年秋まで通行止め"),
        ("The Post: Snow shuts bridge", "", "The Post", "Snow shuts bridge"),
        ("The Postman: a tale", "", "The Post", "The Postman: a tale"),
        ("大雪封闭旧桥列车晚点至星期五_山上日报", "", "", "大雪封闭旧桥列车晚点至星期五"),
        ("Snow shuts bridge ~ The Post ~ By Ann Berg", "", "The Post", "Snow shuts bridge"),
        ("A | B is not the end of it", "", "", "A | B is not the end of it"),
        ("Ferry sinks off Northport - The Post", "", "Post", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport - Northport Gazette", "", "northportgazette.example", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport - gazette.example", "", "", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport - CoastTV News", "", "CoastTV", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport | Post - All of the coast", "", "Post", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport (Northport Gazette)", "", "Northport Gazette", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport -- Post", "", "Post", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport - World - Post", "", "Post", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport | World News | The Post", "", "", "Ferry sinks off Northport"),
        ("Se hunde un ferri | Sociedad | El Puerto", "", "El Puerto", "Se hunde un ferri"),
        ("Паром затонул у порта :: Общество :: Вести", "", "Вести", "Паром затонул у порта"),
        ("渡轮沉没_北港新闻网", "", "", "渡轮沉没"),
        ("渡轮沉没-北港新闻网", "", "北港新闻网", "渡轮沉没"),
        ("フェリー沈没：北港新聞", "", "北港新聞", "フェリー沈没"),
        ("渡輪在外海沉沒 | 社會 | 北港日報", "", "", "渡輪在外海沉沒"),
        ("Ferry strike - crews walk out - Post", "", "Post", "Ferry strike - crews walk out"),
        ("Harbour 2 - 1 Eastbay - Post", "", "Post", "Harbour 2 - 1 Eastbay"),
        ("Ferry will return - Minister - Post", "", "Post", "Ferry will return - Minister"),
        ("Ferry sinks off Northport|The Post", "", "The Post", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport │ The Post", "", "The Post", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport ► The Post", "", "The Post", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport : The Post", "", "The Post", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport | Northport | The Post", "", "The Post", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport | Ann Berg | The Post", "", "The Post", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport - 24/11/2026 - The Post", "", "The Post", "Ferry sinks off Northport"),
        ("Ferry sinks off Northport - Page 2 - The Post", "", "The Post", "Ferry sinks off Northport"),
        ("Northport Gazette | Ferry sinks off Northport", "", "www.northportgazette.example", "Ferry sinks off Northport"),
        ("渡轮沉没-北港新闻网", "", "", "渡轮沉没"),
        ("渡轮在外海沉没--时政--北港网", "", "", "渡轮在外海沉没"),
        ("フェリーが沖で沈没 - 北港新聞", "", "", "フェリーが沖で沈没"),
        ("フェリーが沖で沈没（北港新聞） - 港ニュース", "", "", "フェリーが沖で沈没"),
        ("フェリーが沖で沈没 | 社会 | 北港日報", "", "", "フェリーが沖で沈没"),
        ("In pictures | Storm", "", "", "In pictures | Storm"),
        ("Northport - Eastbay 2-1", "", "The Post", "Northport - Eastbay 2-1"),
        ("渡轮公司-码头工人谈判", "", "", "渡轮公司-码头工人谈判"),
        ("フェリー会社（北港市）", "", "", "フェリー会社（北港市）"),
        ("Tatort | Die Fähre", "", "Post", "Tatort | Die Fähre"),
        ("Post sold to rival", "", "Post", "Post sold to rival"),
        ("The sale of the Northport Gazette", "", "Northport Gazette", "The sale of the Northport Gazette"),
    ],
)  # fmt: skip
def test_strip_site_name_title_returns_headline(
    title, heading, site, stripped
):
    assert strip_site_name(title, heading, site) == stripped

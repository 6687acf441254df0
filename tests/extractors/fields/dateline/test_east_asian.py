"""Datelines in Chinese, Japanese and Korean, and labels in brackets."""

import pytest

from extractors.fields import dateline


@pytest.mark.parametrize(
    ("head", "text", "agency", "date"),
    [
        ("新华社杭州5月3日电 ", "杭州", "新华社", "5月3日"),
        ("新华社杭州5月3日电（记者林某）", "杭州", "新华社", "5月3日"),
        ("中新网杭州5月3日电 (记者 林某)", "杭州", "中新网", "5月3日"),
        ("（中央社記者林某某高雄3日電）", "高雄", "中央社", "3日"),
        ("法新社巴黎3日电 ", "巴黎", "法新社", "3日"),
        ("央视网消息：", "", "央视网", ""),
        ("路透杭州5月3日 - ", "杭州", "路透", "5月3日"),
        ("中評社高雄5月3日電／", "高雄", "中評社", "5月3日"),
        ("本报杭州5月3日电 （记者林某）", "杭州", "", "5月3日"),
        ("【札幌共同】", "札幌", "共同", ""),
        ("【ロンドン時事】", "ロンドン", "時事", ""),
        ("[東京 3日 ロイター] - ", "東京", "ロイター", "3日"),
        (
            "【東京2026年5月3日PR Newswire】",
            "東京",
            "PR Newswire",
            "2026年5月3日",
        ),
        ("〔記者林某某／高雄報導〕", "高雄", "", ""),
        ("〔記者林某某、王某／高雄報導〕", "高雄", "", ""),
        ("（記者林某某高雄報導）", "高雄", "", ""),
        ("[記者林某某/高雄即時報導]", "高雄", "", ""),
        ("【AFP=時事】", "", "AFP/時事", ""),
        ("(부산=연합뉴스) 김모모 기자 = ", "부산", "연합뉴스", ""),
        ("[부산=뉴시스]김모모 기자 = ", "부산", "뉴시스", ""),
    ],
)
def test_parse_east_asian_dateline_returns_parts(head, text, agency, date):
    parsed, rest = dateline.parse(f"{head}雪")

    assert rest == "雪"
    assert parsed is not None
    assert (parsed.text, parsed.agency, parsed.date) == (text, agency, date)


@pytest.mark.parametrize(
    "paragraph",
    [
        "新华社记者3日从港务局获悉。",
        "据新华社3日电话采访。",
        "本报记者5月3日电 下雪了。",
        "本报讯 （记者林某）下雪了。",
        "路透杭州5月3日-4日的会议。",
        "〔記者林某某／綜合報導〕下雪了。",
        "（記者林某某的報導）下雪了。",
        "【東京2026年5月3日撮影】雪が降った。",
        "【速報】雪が降った。",
        "（写真）雪が降った。",
        "[단독] 눈이 내렸다.",
        "(종합) 눈이 내렸다.",
    ],
)
def test_parse_label_in_brackets_stays_in_text(paragraph):
    assert dateline.parse(paragraph) == (None, paragraph)

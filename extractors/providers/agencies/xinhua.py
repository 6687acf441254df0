"""Xinhua News Agency: ``Enditem``, and the series before a headline."""

import re

from extractors.providers.dialect import Dialect, Mark

__all__ = ["XINHUA"]

XINHUA = Dialect(
    agency="xinhua",
    names=("xinhua", "xinhua news agency", "news.cn", "xinhuanet"),
    checked="2026-11",
    zone="Asia/Shanghai",
    marks=(
        Mark(
            re.compile(
                r"\A(?:(?:Urgent|Flash|Xinhua Headlines|China Focus"
                r"|Roundup|Feature|Commentary|Interview|Spotlight"
                r"|Economic Watch|World Insights)\s*:\s*)"
            ),
            names_genre=True,
        ),
        Mark(
            re.compile(
                r"\A(?:\((?P<n>\d)(?:st|nd|rd|th)\sLD(?:-?Writethru)?\)\s*)"
            ),
            "sig:update",
        ),
    ),
    dateline=re.compile(
        r"\s*(?P<place>[A-Z\u00c0-\u00de\u0410-\u042f][\w .'/-]+?),\s"
        r"(?P<date>[A-Z]\w{2,8}\.?\s\d{1,2})\s\(Xinhua\)\s(?:--|-"
        r"|\u2013|\u2014)\s"
    ),
    credit=re.compile(r"\[?(?:Photo/)?Xinhua(?:/[\w .'-]+)?\]?"),
    end_marks=(re.compile(r"Enditem"), re.compile(r"\(?Editor:\s[\w ,]+\)?")),
    take_words=("LD", "Writethru", "Flash", "Urgent"),
)

"""Reporters whom datelines name."""

import pytest

from extractors.fields.dateline import find_reporters, parse


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("(서울=연합뉴스) 홍길동 기자 = 눈이 왔다.", ("홍길동",)),
        (
            "(서울=연합뉴스) 홍길동 김영희 기자 = 눈이 왔다.",
            ("홍길동", "김영희"),
        ),
        ("(워싱턴=연합뉴스) 홍길동 특파원 = 눈이 왔다.", ("홍길동",)),
        ("[언덕신문 홍길동 기자] 눈이 왔다.", ("홍길동",)),
        ("[언덕일보 홍길동 김영희 기자] 눈이 왔다.", ("홍길동", "김영희")),
        ("[부산 = 홍길동 기자] 눈이 왔다.", ("홍길동",)),
        ("記者王大明／台北報導 下雪了。", ("王大明",)),
        ("新华社北京3月2日电（记者李明、王芳）下雪了。", ("李明", "王芳")),
        ("本报北京3月2日电（记者 李明）下雪了。", ("李明",)),
        ("（中央社記者王大明台北2日電）下雪了。", ("王大明",)),
        ("〔記者王大明／台北報導〕下雪了。", ("王大明",)),
        ("【パリ=山田太郎】雪が降った。", ("山田太郎",)),
        ("МОСКВА, 2 марта. /Корр. ТАСС Иван Лис/. Снег.", ("Иван Лис",)),
        ("МОСКВА, 2 мар — РИА Новости, Иван Лис. Снег.", ("Иван Лис",)),
        ("Ali DERE/ANKARA, (DHA) - Kar yağdı.", ("Ali DERE",)),
        ("ANKARA/İZMİR, (DHA) - Kar yağdı.", ()),
        ("(서울=연합뉴스) 눈이 왔다.", ()),
        ("新华社北京3月2日电 下雪了。", ()),
        ("【東京共同】雪が降った。", ()),
        ("МОСКВА, 2 марта. /ТАСС/. Снег.", ()),
        ("OSLO, March 2 (Reuters) - Snow fell.", ()),
    ],
)
def test_reporters_of_a_dateline_are_found(head, names):
    parsed, rest = parse(head)

    assert parsed is not None
    assert find_reporters(head[: len(head) - len(rest)], parsed) == names


def test_agency_before_reporter_is_agency():
    parsed, _ = parse("МИНСК, 2 марта. /Корр. ТАСС Иван Лис/. Снег.")

    assert parsed is not None
    assert parsed.agency == "ТАСС"

"""Kinds of repeats, on stories of our own in three scripts."""

import pytest

from extractors.similarity.comparison import compare
from extractors.similarity.duplicate_kinds import decide, headlines_agree
from extractors.words.tokens import read

STORY = """\
The council of Varnholm voted on Monday to close its last coal plant four
years early, after a night of talks that ended with a promise of new jobs.

Mayor Petra Lindqvist said that 340 workers would be retrained at the city's
cost and that a heat store would be built beside the river by 2029.

Unions had asked for a guarantee in writing. They got one shortly before
three in the morning, together with a fund of 18 million crowns that the
region pays into and a commission that reports every six months.

The plant has heated half of the town since 1961. Its chimney, which sailors
use as a mark, will stay where it is, and a museum may open at its foot.

Critics on the council called the plan a bet on prices that nobody can know,
and said that the bill would be paid by tenants before a decade had passed.
"""
SPUN = {"closed": "tutup", "voted": "pilih", "talks": "rapat",
        "promise": "janji", "workers": "pekerja", "river": "sungai",
        "museum": "galeria", "sailors": "pelaut", "prices": "harga",
        "tenants": "penyewa", "guarantee": "jaminan"}  # fmt: skip
FRAME = "\n\nRead also: five things to know today. Sign up for our letter."
MORE = " ".join(f"Paragraph {n} tells of another matter altogether, namely"
                f" of subject {n} in town {n}." for n in range(12))  # fmt: skip
NOTICE = (
    "Agency adds reserves. The bank bought bonds for {} million crowns"
    " in a {}-day operation, dealers said, as funds traded at {}."
)
CHINESE = (
    "市议会周一投票决定提前四年关闭最后一座燃煤电厂,此前各方谈判了一整夜。"
    "市长表示,三百四十名工人将由市政府出资接受再培训,河边将建设一座储热设施。"
    "工会要求书面保证,并在凌晨三点前得到了答复,同时设立一项基金。"
    "该电厂自一九六一年以来为半个城镇供暖,烟囱将作为航标予以保留。"
)


def _spun(text: str) -> str:
    for word, other in SPUN.items():
        text = text.replace(word, other)
    return text


CASES = {
    "exact": (STORY, STORY),
    "exact but for quotes and case": (STORY.upper(), STORY),
    "reprint in a frame": (STORY + FRAME, STORY),
    "truncated": (STORY[: len(STORY) // 2], STORY),
    "extended": (STORY + "\n\n" + MORE, STORY),
    "spun": (_spun(STORY), STORY),
    "spun and truncated": (_spun(STORY[: len(STORY) * 2 // 3]), STORY),
    "exact in Chinese": (CHINESE, CHINESE),
    "truncated in Chinese": (CHINESE[:70], CHINESE),
}


@pytest.mark.parametrize("name", CASES)
def test_decide_repeat_returns_kind(name):
    new, old = CASES[name]

    finding = decide(compare(read(new), read(old)), None)

    assert finding is not None
    assert finding.kind == name.split()[0]


@pytest.mark.parametrize(
    ("new", "old"),
    [
        (MORE, STORY),
        (NOTICE.format(300, 7, "6.1"), NOTICE.format(450, 3, "6.4")),
        ("Qtly div 22 cts vs 22 cts prior. Pay April 10. Record March 30.",
         "Qtly div 25 cts vs 22 cts prior. Pay April 15. Record March 20."),
        ("", STORY),
        ("", ""),
    ],
)  # fmt: skip
def test_decide_other_text_returns_none(new, old):
    assert decide(compare(read(new), read(old)), None) is None


def test_decide_notice_requires_headline_agreement():
    body = read("Qtly div 22 cts vs 22 cts prior. Pay April 10.")
    other = headlines_agree("Southeast sets quarterly", "Thompson pays more")

    assert decide(compare(body, body), other) is None
    assert decide(compare(body, body), 1.0) is not None


def test_decide_spun_copy_lists_replaced_words():
    finding = decide(compare(read(_spun(STORY)), read(STORY)), None)

    assert ["workers", "pekerja"] in finding.evidence["words"]


@pytest.mark.parametrize(
    ("headline", "other", "expected"),
    [("A b c", "a B d", 0.667), ("", "a", None), ("Oil up", "Oil up again",
                                                  1.0)],
)  # fmt: skip
def test_headlines_agree_returns_share_of_shorter(headline, other, expected):
    assert headlines_agree(headline, other) == expected


THAI = """\
ท่าเรือเปิดให้บริการอีกครั้งเมื่อเช้าวันอังคาร หลังพายุพัดหลังคาตลาดปลาปลิวไปเมื่อสองวันก่อน

นายท่ากล่าวว่านักประดาน้ำทำงานตลอดคืน และเรือเที่ยวแรกพาผู้โดยสารออกจากฝั่งตอนเจ็ดโมง

บริษัทประกันภัยประเมินความเสียหาย ส่วนสภาเมืองจะตัดสินใจในวันศุกร์ว่าจะสร้างตลาดขึ้นใหม่หรือไม่

ชาวประมงที่สูญเสียเรือจะได้รับเงินกู้โดยไม่มีดอกเบี้ย หากยื่นคำขอก่อนสิ้นเดือนนี้

โรงเรียนสองแห่งใกล้ท่าเรือยังปิดอยู่ เพราะช่างไฟฟ้ายังตรวจสายไฟไม่เสร็จ
"""


@pytest.mark.parametrize(
    "text", [STORY, THAI, CHINESE.replace("。", "。\n\n")]
)
def test_decide_moved_paragraphs_are_not_spun(text):
    first, *rest = text.strip().split("\n\n")
    moved = "\n\n".join([first, *reversed(rest)])

    finding = decide(compare(read(moved), read(text)), 1.0)

    assert finding is not None
    assert finding.kind in ("reprint", "rewritten")

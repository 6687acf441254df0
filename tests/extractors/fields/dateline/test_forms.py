from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.dateline.forms import FORMS

PIECES = (
    "OSLO", "Bremen", "New York", "Nov 24", "24. Nov.", "2026-11-24", "AFP",
    "Reuters", "dpa", "said", " ", ", ", ". ", ": ", " - ", "-", "--", "—",
    "–", "―", "_", "－", "/", "(", ")", "[", "]", "（", "）", "&", " | ",
    "20/11/2026", "20.11",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_form_that_matches_a_head_has_what_it_needs(head):
    for form in FORMS:
        assert form.needs.search(head) or not form.pattern.match(head)

"""No clean page may be flagged as spun."""

import pytest

from tests.corpora import needs
from tests.quality import corpora, spun

pytestmark = [*needs(), pytest.mark.timeout(600)]


def test_spun_no_newspaper_page_is_flagged():
    pages = list(spun.pages(corpora.fundus()))

    assert len(pages) > 90
    assert not [evidence for _, evidence in pages if evidence]

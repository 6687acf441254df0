"""A ceiling on clean pages that are taken for spun."""

import pytest

from tests.corpora import needs
from tests.quality import corpora, spun

pytestmark = [*needs(), pytest.mark.timeout(600)]


def test_no_newspaper_page_is_taken_for_spun():
    found = list(spun.pages(corpora.fundus()))

    assert len(found) > 90
    assert not [one for one in found if one[1]]

import pytest

from tests.corpora import needs
from tests.quality.conformance import judged

pytestmark = needs()


@pytest.mark.timeout(300)
def test_a_dry_run_over_a_sample_of_the_corpora_is_valid():
    """All of them: ``make quality``."""
    counts, found = judged(every=23)

    print(dict(counts))
    assert found == []
    assert counts["items"] > 100

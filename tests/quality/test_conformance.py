import pytest

from tests.quality.conformance import judged
from tests.quality.corpora import HOME

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not HOME.is_dir(), reason="needs ../shared/corpora"),
]


@pytest.mark.timeout(300)
def test_a_dry_run_over_a_sample_of_the_corpora_is_valid():
    """All of them: ``make quality``."""
    counts, found = judged(every=23)

    print(dict(counts))
    assert found == []
    assert counts["items"] > 100

import pytest

from tests.corpora import needs
from tests.quality.conformance import dry_run

pytestmark = needs()


@pytest.mark.timeout(300)
def test_dry_run_over_corpora_sample_writes_valid_items_only():
    """``make quality`` checks all documents."""
    counts, errors = dry_run(every=23)

    print(dict(counts))
    assert errors == []
    assert counts["items"] > 100

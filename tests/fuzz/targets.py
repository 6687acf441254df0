"""The list of all targets."""

from tests.fuzz import documents, lists, records, responses, texts
from tests.fuzz.target import Target

__all__ = ["TARGETS"]

TARGETS: dict[str, Target] = {
    target.name: target
    for target in (
        *documents.TARGETS,
        *texts.TARGETS,
        *records.TARGETS,
        *lists.TARGETS,
        *responses.TARGETS,
    )
}
"""By name."""

"""Bylines at the head, the desk's own credits at the tail."""

import pytest

from extractors.fields import byline


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Berg", "Ann Berg"),
        ("BY ANN BERG and OLE VIK", "ANN BERG and OLE VIK"),
        ("(By Ann Berg)", "Ann Berg"),
        ("Von Uwe Petersen", "Uwe Petersen"),
        ("Par Anne Dubois", "Anne Dubois"),
        ("By noon the snow had gone", ""),
        ("By Ann Berg. It was late.", ""),
        ("Ann Berg", ""),
    ],
)
def test_a_line_that_is_a_byline(line, names):
    assert byline.parse(line) == names


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("(Reporting by Ann Berg; editing by Ole Vik)", True),
        ("Additional reporting by Ann Berg", True),
        ("Writing by Ann Berg, Editing by Ole Vik", True),
        ("Reportage par Anne Dubois", True),
        ("Reporting on the storm was hard.", False),
        ("The editing was by hand.", False),
    ],
)
def test_a_desks_own_credit(line, holds):
    assert byline.is_signoff(line) == holds

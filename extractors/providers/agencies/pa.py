"""Press Association: take, desk and catchline in the title."""

import re

from extractors.providers.dialect import Dialect, Mark

__all__ = ["PA"]

PA = Dialect(
    agency="pa",
    names=("pa", "pa media", "press association", "pa sport", "pa news"),
    checked="2026-11",
    zone="Europe/London",
    marks=(
        Mark(
            re.compile(
                r"\A(?:(?:SUBSTITUTE|Substitute|NIGHTLEAD|Nightlead"
                r"|Lead)\s*[-:]\s*)"
            ),
            "sig:update",
        ),
        Mark(
            re.compile(
                r"\A(?:\d{1,2}\s(?=(?:SPORT|SHOWBIZ|POLITICS|COURTS"
                r"|HEALTH|POLICE|CITY)\s))"
            ),
        ),
    ),
    credit=re.compile(r"(?:[\w .'-]+/)?PA(?:\sWire|\sArchive|\sMedia)?"),
    end_marks=(
        re.compile(r"ends?"),
        re.compile(r"By [A-Z][\w .'-]+, (?:PA|Press Association)[\w ]*"),
    ),
    take_words=("Substitute", "Lead", "Nightlead", "Snap", "Correction"),
)

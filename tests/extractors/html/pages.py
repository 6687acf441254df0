"""A story and a page around it, for the tests of this package."""

STORY = "".join(
    f"<p>Line {n}: snow fell on the town all night, and the trains to the "
    f"coast were an hour late for most of the morning of day {n}.</p>"
    for n in range(1, 6)
)


def page_of(inner, head=""):
    return f"<html><head>{head}</head><body>{inner}</body></html>"


def linked_data(document):
    return f'<script type="application/ld+json">{document}</script>'

"""Repeats, next versions and news, as the desk judges them."""

from datetime import timedelta

import pytest

from tests.streams.desk.dedupe.desk import Desk, item

FIRE = (
    "At least 2,000 people fled when a fire swept through the hills above"
    " Lindmoor on Sunday night, the mayor said. More than 1,500 barns burned"
    " in 12 villages, and the road to the lake is closed. Soldiers cut lanes"
    " into the forest until dawn. Smoke was seen 400 kilometres away."
)
FIGURES = {
    "en": (FIRE, FIRE.replace("2,000", "2000").replace("1,500", "1500")),
    "de": (
        "Mindestens 2.000 Menschen flohen vor einem Brand, der sich in der"
        " Nacht zum Sonntag durch die Hügel über Lindmoor fraß, wie der"
        " Bürgermeister sagte. Mehr als 1.500 Scheunen brannten in 12 Dörfern"
        " ab, und die Straße zum See ist gesperrt.",
        "Mindestens 2000 Menschen flohen vor einem Brand, der sich in der"
        " Nacht zum Sonntag durch die Hügel über Lindmoor fraß, wie der"
        " Bürgermeister sagte. Mehr als 1500 Scheunen brannten in 12 Dörfern"
        " ab, und die Straße zum See ist gesperrt.",
    ),
    "fr": (
        "Au moins 2\u202f000 personnes ont fui un incendie qui a ravagé dans"
        " la nuit de dimanche les collines au-dessus de Lindmoor, selon le"
        " maire. Plus de 1\u202f500 granges ont brûlé dans 12 villages, et la"
        " route du lac est coupée.",
        "Au moins 2000 personnes ont fui un incendie qui a ravagé dans la"
        " nuit de dimanche les collines au-dessus de Lindmoor, selon le maire."
        " Plus de 1500 granges ont brûlé dans 12 villages, et la route du lac"
        " est coupée.",
    ),
    "ar": (
        "قال رئيس البلدية إن ٢٬٠٠٠ شخص على الأقل فروا من حريق اجتاح التلال"
        " المطلة على ليندمور ليلة الأحد. واحترق أكثر من ١٬٥٠٠ مخزن في ١٢ قرية،"
        " وأغلق الطريق المؤدي إلى البحيرة حتى إشعار آخر.",
        "قال رئيس البلدية إن 2000 شخص على الأقل فروا من حريق اجتاح التلال"
        " المطلة على ليندمور ليلة الأحد. واحترق أكثر من 1500 مخزن في 12 قرية،"
        " وأغلق الطريق المؤدي إلى البحيرة حتى إشعار آخر.",
    ),
}
ADDED = {
    "en": (FIRE, " Two firemen who were reported missing came out unhurt."),
    "es": (
        "Un incendio arrasó el domingo las colinas de Lindmoor y obligó a"
        " huir a dos mil vecinos, dijo la alcaldesa. Ardieron graneros en doce"
        " pueblos, y la carretera del lago está cortada.",
        " Dos bomberos a los que se daba por desaparecidos salieron ilesos.",
    ),
    "ja": (
        "日曜日の夜、リンドモア市の丘陵で山火事があり、住民およそ二千人が避難"
        "した。市長によると、十二の村で納屋が焼け、湖に通じる道路は通行止めに"
        "なっている。",
        "行方が分からなくなっていた消防隊員二人は、その後無事に見つかった。",
    ),
    "ru": (
        "Пожар охватил в ночь на воскресенье холмы над Линдмором, и две тысячи"
        " жителей покинули дома, сообщил мэр. В двенадцати деревнях сгорели"
        " амбары, дорога к озеру закрыта.",
        " Двое пожарных, считавшихся пропавшими, вышли из леса невредимыми.",
    ),
}


def judged(*items):
    """Return the verdicts of items that come a minute apart."""
    desk = Desk()
    return [desk.take(news) for news in items]


def events(*items):
    return [
        "duplicate" if verdict.duplicates else verdict.uniques[0].event
        for verdict in judged(*items)
    ]


@pytest.mark.parametrize("language", FIGURES)
def test_relate_figures_written_otherwise_are_a_repeat(language):
    old, new = FIGURES[language]

    assert events(
        item("a", body=old, lane=language), item("b", body=new, lane=language)
    ) == ["new", "duplicate"]


def test_relate_own_text_with_one_figure_mended_is_its_next_version():
    mended = FIRE.replace("2,000", "3,000")

    assert events(item("a", body=FIRE), item("b", body=mended)) == [
        "new",
        "update",
    ]


def test_relate_other_figure_of_other_agency_is_news():
    mended = FIRE.replace("2,000", "3,000")
    other = item("b", body=mended, agency="Agency B", feed="b")

    assert events(item("a", body=FIRE), other) == ["new", "new"]


@pytest.mark.parametrize("language", ADDED)
def test_relate_own_longer_text_is_update_with_added_sentence(language):
    old, more = ADDED[language]
    _, verdict = judged(
        item("a", body=old, lane=language),
        item("b", body=old + more, lane=language),
    )

    (unique,) = verdict.uniques
    assert (unique.event, unique.item.uri) == ("update", "a")
    assert unique.decision.evidence["added"] == [more.strip()]
    assert unique.decision.evidence["joined"] == "b"


def test_relate_longer_text_of_other_agency_names_what_it_adds():
    old, more = ADDED["en"]
    _, verdict = judged(
        item("a", body=old),
        item("b", body=old + more, agency="Agency B", feed="b"),
    )

    (duplicate,) = verdict.duplicates
    assert duplicate.evidence["added"] == [more.strip()]


def test_relate_new_lede_of_same_outlet_is_no_copy():
    follow_up = (
        "A baker in Lindmoor handed out four hundred loaves to families in"
        " the school hall. Her oven had been moved there by the army. "
        + FIRE.partition(". ")[2]
    )
    first = item("a", body=FIRE, headline="Fire drives 2,000 from homes")
    second = item("b", body=follow_up, headline="Baker feeds families")

    _, verdict = judged(first, second)

    assert [unique.event for unique in verdict.uniques] == ["new"]
    assert verdict.uniques[0].members == ()
    # The record is the same if the first item arrives later or never.
    (alone,) = judged(second)
    assert verdict.uniques[0].decision == alone.uniques[0].decision


def test_relate_same_link_with_any_change_is_update():
    link = "https://lindmoor.example/fire"
    edited = FIRE.replace("Soldiers cut lanes", "Troops cut wide lanes")

    assert events(
        item("a", body=FIRE, url=link), item("b", body=edited, url=link)
    ) == ["new", "update"]


def test_relate_own_shortened_text_is_a_repeat():
    short = FIRE.partition(" Soldiers")[0]

    assert events(item("a", body=FIRE), item("b", body=short)) == [
        "new",
        "duplicate",
    ]


def test_relate_story_behind_a_brief_is_no_repeat():
    brief = item("a", body=FIRE, agency="Agency B", feed="b")
    more = " ".join(
        f"Farmer {name} said that the flames had jumped over the {place} and"
        f" taken the {thing} that his father had built."
        for name, place, thing in (
            ("Orrin", "brook", "mill"),
            ("Tavish", "railway", "stables"),
            ("Melk", "quarry", "cider press"),
            ("Sorrel", "bridge", "smithy"),
        )
    )

    assert events(brief, item("c", body=f"{FIRE} {more}")) == ["new", "new"]


def test_relate_detail_that_was_folded_is_news_under_its_own_headline():
    """Readers have the root's text, not the text of its copies."""
    old, more = ADDED["en"]
    detail = more.strip() + " " + old
    verdicts = events(
        item("a", body=old, headline="Fire drives people from homes"),
        item("b", body=old + more, agency="Agency B", feed="b",
             headline="Fire drives people from homes"),
        item("c", body=detail, agency="Agency C", feed="c",
             headline="Missing firemen found unhurt"),
    )  # fmt: skip

    assert verdicts == ["new", "duplicate", "new"]


CHOIR = (
    "Der Chor aus {town} hat am {day} {hours} Stunden ohne Pause gesungen. "
    "Die Sänger um {person} wechselten sich nach einem festen Plan ab, und "
    "die Zuhörer brachten Tee, Suppe und warme Decken in die Kirche mit. "
    "Gesungen wurde alles, was der Chor in vierzig Jahren gelernt hat. "
    "Die Einnahmen von {sum} Euro sind für das Dach der Kirche bestimmt."
)


def test_relate_other_names_in_a_language_without_name_rules_is_no_version():
    first = CHOIR.format(town="Cottbus", day="Montag", hours=32,
                         person="Elke Ahrens", sum=3300)  # fmt: skip
    other = CHOIR.format(town="Erfurt", day="Freitag", hours=91,
                         person="Bernd Hartwig", sum=5950)  # fmt: skip

    assert events(
        item("a", body=first, headline="Chor singt lange ohne Pause"),
        item("b", body=other, headline="Chor singt lange ohne Pause"),
    ) == ["new", "new"]


@pytest.mark.parametrize("signals", [(), ("sig:correction",)])
def test_relate_own_correction_of_one_word_is_correction(signals):
    body = FIRE.replace("Soldiers", "Farmers")
    new = item("b", body=body, signals=signals)

    expected = "correction" if signals else "duplicate"
    assert events(item("a", body=FIRE), new) == ["new", expected]


def test_relate_other_toll_in_words_of_other_agency_is_news():
    old = FIRE.replace("2,000 people fled", "seven people died")
    new = FIRE.replace("2,000 people fled", "eleven people died")
    other = item("b", body=new, agency="Agency B", feed="b")

    assert events(item("a", body=old), other) == ["new", "new"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Lindmoor", "Lindmore"),
        ("on Sunday night", "on Saturday night"),
        (
            "the road to the lake is closed",
            "the road to the lake is not closed",
        ),
    ],
)
def test_relate_own_text_with_a_fact_mended_is_update(before, after):
    body = FIRE.replace(before, after)

    assert events(item("a", body=FIRE), item("b", body=body)) == [
        "new", "update",
    ]  # fmt: skip


def test_relate_fact_mended_by_other_agency_is_duplicate():
    body = FIRE.replace("Lindmoor", "Lindmore")
    other = item("b", body=body, agency="Agency B", feed="b")

    assert events(item("a", body=FIRE), other) == ["new", "duplicate"]


def test_relate_own_headline_mended_is_update_and_other_one_duplicate():
    old = item("a", body=FIRE, headline="Fire sweeps hills above Lindmoor")

    assert events(
        old, item("b", body=FIRE, headline="Fire sweeps hills above Lindmore")
    ) == ["new", "update"]
    assert events(
        old, item("b", body=FIRE, headline="Thousands flee at night")
    ) == ["new", "duplicate"]


def test_relate_own_older_version_that_comes_late_is_duplicate():
    at = item().fetched_at
    new = item("a", body=FIRE, version_created=at)
    late = item(
        "b",
        body=FIRE.replace("Lindmoor", "Lindmore"),
        version_created=at - timedelta(hours=1),
    )

    assert events(new, late) == ["new", "duplicate"]


TOLL = (
    "A fire in a mill in Lindmoor killed 12 people and injured 34 on Monday,"
    " police said. The blaze broke out at 4 a.m. in a hall in which 2,000"
    " tonnes of paper were kept. The roof had come down when 60 firemen"
    " arrived. Prosecutors opened an inquiry and will hear three managers."
)
HIGHER = TOLL.replace("12", "17").replace("34", "41")


def test_relate_own_running_story_with_new_figures_is_update():
    assert events(
        item("a", body=TOLL), item("b", body=f"{HIGHER} Two are missing.")
    ) == ["new", "update"]


def test_relate_own_template_with_new_words_and_figures_is_new():
    other = HIGHER.replace("Lindmoor", "Kestwick").replace("mill", "ship")

    assert events(item("a", body=TOLL), item("b", body=other)) == [
        "new", "new",
    ]  # fmt: skip


DAILY = (
    "Gold rose 0.4 percent to 2,412 an ounce on Monday as the dollar fell,"
    " traders said. Silver was up 1.1 percent at 28.40. Everyone waits for"
    " the inflation figures, which are due this week, an analyst said."
)
NEXT = (
    DAILY.replace("0.4", "0.7").replace("2,412", "2,395")
    .replace("Monday", "Tuesday").replace("1.1", "1.3")
    .replace("28.40", "28.03")
)  # fmt: skip


@pytest.mark.parametrize(("hours", "expected"), [(3, "update"), (23, "new")])
def test_relate_marked_template_is_new_on_the_next_day(hours, expected):
    desk = Desk()
    marked = {"headline": "WRAPUP 1-Gold and silver", "feed": "a"}
    desk.take(item("a", body=DAILY, **marked))
    desk.wait(hours=hours)

    (unique,) = desk.take(item("b", body=NEXT, **marked)).uniques

    assert unique.event == expected


def test_relate_urgent_alerts_on_two_events_are_new():
    first = item("a", take_key="URGENT", headline="Explosion in Kestwick",
                 body="An explosion was heard in Kestwick, police said.")  # fmt: skip
    other = item("b", take_key="URGENT", headline="Explosion in Lindmoor",
                 body="An explosion was heard in Lindmoor, police said.")  # fmt: skip

    assert events(first, other) == ["new", "new"]


def test_relate_notices_on_two_firms_are_new():
    text = (
        "{} will pay a dividend of 1.20 crowns a share for the year, it said"
        " on Monday. Its meeting of shareholders is on May 12 in the town hall."
    )
    old, new = (
        item(name, headline=f"{name} raises dividend", body=text.format(name))
        for name in ("Haldane", "Nordlink")
    )

    assert events(old, new) == ["new", "new"]

"""Pages that say that they have no story, and briefs that resemble them."""

import pytest

from extractors.html.error_pages import is_error_page

ERRORS = [
    ("Page not found", "Sorry, the page you requested could not be found."),
    ("404", "The page does not exist."),
    ("Story removed", "Sorry, this story was removed from our site."),
    ("Back soon", "Our site is undergoing maintenance. Please try later."),
    ("Seite nicht gefunden", "Die angeforderte Seite existiert nicht."),
    ("Fehler 404", "Diesen Inhalt gibt es nicht."),
    ("Page introuvable", "La page que vous recherchez n'existe plus."),
    ("Página no encontrada", "Lo sentimos, la página no existe."),
    ("Pagina non trovata", "La pagina che stai cercando non esiste."),
    ("Página não encontrada", "A página que você procura não existe."),
    ("Pagina niet gevonden", "De pagina die je zoekt bestaat niet."),
    ("Sidan hittades inte", "Sidan du söker finns inte."),
    ("Fant ikke siden", "Siden du leter etter finnes ikke."),
    ("Sivua ei löytynyt", "Etsimääsi sivua ei löytynyt."),
    ("Nie znaleziono", "Strona, której szukasz, nie istnieje."),
    ("Nenalezeno", "Stránka, kterou hledáte, neexistuje."),
    ("Nem található", "A keresett oldal nem található."),
    ("Страница не найдена", "К сожалению, страница не найдена."),
    ("Сторінку не знайдено", "На жаль, сторінку не знайдено."),
    ("Sayfa bulunamadı", "Aradığınız sayfa bulunamadı."),
    ("ページが見つかりません", "お探しのページは見つかりませんでした。"),
    ("页面不存在", "抱歉，您访问的页面不存在。"),
    ("삭제된 기사", "요청하신 기사는 삭제되었습니다."),
    ("الصفحة غير موجودة", "عذرا، الصفحة غير موجودة."),
]
BRIEFS = [
    ("Page of manuscript not found",
     "The missing page of the manuscript was not found, the museum said."),
    ("Ministry's website unavailable",
     "The ministry's site was unavailable for three hours on Monday."),
    ("404 people saved from sea", "The coast guard saved 404 people."),
    ("Seite der Bahn nicht erreichbar",
     "Die Seite der Bahn war am Montag drei Stunden nicht verfügbar."),
    ("La page du maire supprimée",
     "La page du maire a été supprimée du réseau lundi."),
    ("Eliminado el artículo 5", "El artículo 5 fue eliminado el lunes."),
    ("Rimosso un articolo", "L'articolo della legge è stato rimosso."),
    ("Strona urzędu niedostępna",
     "Strona urzędu była w poniedziałek niedostępna."),
    ("Сайт банка недоступен", "Сайт банка был недоступен три часа."),
    ("市の記事が削除", "市の広報紙の記事が削除されたことが分かった。"),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "line"), ERRORS)
def test_error_page_is_recognised_by_its_own_words(headline, line):
    assert is_error_page((line,), headline, is_own=True, is_dated=False)


@pytest.mark.parametrize(("headline", "line"), ERRORS)
def test_error_page_under_known_headline_is_recognised(headline, line):
    known = "Harbour ferry loses a propeller"

    assert is_error_page((line,), known, is_own=False, is_dated=True)


@pytest.mark.parametrize(("headline", "line"), BRIEFS)
@pytest.mark.parametrize("is_own", [True, False])
@pytest.mark.parametrize("is_dated", [True, False])
def test_brief_on_such_an_event_is_no_error_page(
    headline, line, is_own, is_dated
):
    assert not is_error_page(
        (line,), headline, is_own=is_own, is_dated=is_dated
    )


def test_long_text_is_no_error_page():
    lines = ("Sorry, this page was not found.", "The ferry sails on. " * 20)

    assert not is_error_page(lines, "Lost", is_own=True, is_dated=False)


def test_page_without_text_is_no_error_page():
    assert not is_error_page((), "404", is_own=True, is_dated=False)

"""Prompts to pay or to register, and lines that resemble them."""

import pytest

from extractors.html.reading_prompts import (
    asks_to_pay,
    asks_to_register,
    is_free,
)


@pytest.mark.parametrize(
    "line",
    [
        "This report is available only to subscribers.",
        "Only members can read this story in full",
        "Start your free trial to continue reading",
        "Bereits Abonnent? Hier anmelden",
        "Dieser Beitrag ist Abonnenten vorbehalten.",
        "Il vous reste 60 % de cet article à lire.",
        "Pour lire la suite, abonnez-vous",
        "Contenido solo para suscriptores",
        "Sigue leyendo con tu suscripción",
        "L'articolo è riservato agli abbonati",
        "Matéria exclusiva para assinantes",
        "Dit stuk is voor abonnees",
        "Bara för prenumeranter",
        "For å lese saken må du være abonnent",
        "Artiklen er kun for abonnenter",
        "Juttu on tilaajille",
        "Tekst dostępny tylko dla prenumeratorów",
        "Celý článek si přečtete s předplatným",
        "A teljes cikk csak előfizetők számára",
        "Articol exclusiv pentru abonați",
        "Статья только для подписчиков",
        "Стаття лише для передплатників",
        "Devamını okumak için abone olun",
        "この記事は有料会員限定です。残り900文字",
        "订阅后阅读全文",
        "이 기사는 유료회원 전용입니다",
        "هذا التقرير للمشتركين فقط",
    ],
)
def test_asks_to_pay_prompt_of_any_language_is_true(line):
    assert asks_to_pay(line)


@pytest.mark.parametrize(
    "line",
    [
        "Create a free account to read the full story",
        "Zum Weiterlesen bitte anmelden",
        "Identifiez-vous pour lire la suite",
        "Inicia sesión para seguir leyendo",
        "Accedi per continuare a leggere",
        "Entre na sua conta para continuar lendo",
        "Log in om verder te lezen",
        "Logga in för att läsa vidare",
        "Logg inn for å lese videre",
        "Kirjaudu ja jatka lukemista",
        "Zaloguj się i czytaj dalej",
        "Přihlaste se a čtěte dál",
        "Войдите, чтобы читать дальше",
        "Okumaya devam etmek için giriş yapın",
        "ログインして続きを読む",
        "登录后阅读全文",
        "로그인하고 전문 보기",
        "سجل الدخول لمتابعة القراءة",
    ],
)
def test_asks_to_register_prompt_of_any_language_is_true(line):
    assert asks_to_register(line)


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter",
        "Log in to comment",
        "Read more about the ferry",
        "Subscribers would pay two euros more from May, the paper said.",
        "Drivers must register online to continue using the lane.",
        "Residents can sign up to see the plans at the library.",
        "Unlock the full potential of your events",
        "Join us | Subscribe | Read more",
        "Newsletter abonnieren und weiterlesen",
        "Das Abo kostet 49 Euro und gilt in allen Bussen.",
        "Les abonnés du gaz paieront plus.",
        "Lire la suite",
        "Gli abbonati ai treni riceveranno un rimborso.",
        "Abonnees van het theater krijgen korting.",
        "Czytaj dalej",
        "Подписывайтесь на наш канал",
        "続きを読む",
        "会員の多くは高齢者だ。",
        "阅读全文",
    ],
)
def test_other_line_asks_for_nothing(line):
    assert not asks_to_pay(line)
    assert not asks_to_register(line)


def test_is_free_says_so():
    assert is_free("Registrati gratis")
    assert not is_free("Registrati")

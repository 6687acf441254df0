from extractors.entities import MAX_MENTIONS
from extractors.pipeline.text_length import MAX_TEXT
from streams.config.options import Settings
from streams.desk.time_limit import STEP_TIMEOUT


def test_default_limits_equal_those_of_the_steps():
    # The configuration repeats them, because it imports no heavy packages.
    settings = Settings()

    assert settings.max_text == MAX_TEXT
    assert settings.max_mentions == MAX_MENTIONS
    assert settings.step_timeout == STEP_TIMEOUT

import subprocess
import sys

CODE = """
import gc
import sys
import streams.desk.processes.preload
from streams.desk.processes.tasks import build_resources
assert gc.isenabled()
assert gc.get_freeze_count() > 100_000
assert build_resources.cache_info().currsize == 1
assert "streams.desk.clean.step" in sys.modules
from extractors.similarity import spun
from extractors.words.word_frequencies import _read_list
lists = {name for names in spun._LANGUAGES.values() for name in names}
assert _read_list.cache_info().currsize >= len(lists)
from trafilatura import external
assert external.JT_STOPLIST
"""


def test_preload_loads_the_steps_and_turns_the_collector_on_again():
    subprocess.run([sys.executable, "-c", CODE], check=True)


def test_preload_wrong_settings_do_not_end_the_server(monkeypatch):
    monkeypatch.setenv("COPYDESK_GAZETTEERS", "/no/such/file.csv")
    code = "import gc, streams.desk.processes.preload\nassert gc.isenabled()\n"

    subprocess.run([sys.executable, "-c", code], check=True)

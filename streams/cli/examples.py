"""Examples of every command, for its help."""

from collections.abc import Mapping

__all__ = ["EXAMPLES", "example_text"]

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "run": ("run", "run --feeds feeds.toml", "run --for 60 --summary s.json"),
    "poller": ("poller",),
    "desk": ("desk",),
    "page": ("page", "page --rebuild"),
    "dry-run": ("dry-run in.jsonl --out out.jsonl",),
    "explain": (
        "explain story.xml",
        "explain feed.rss --page page.html --language en",
        "explain new.html --after old.html",
        "explain new.html --after old.html --json",
        "explain story.xml --json",
    ),
    "tail": (
        "tail items",
        "tail items --from-start --grep ferry --pretty",
        "tail deadletters --no-follow",
    ),
    "replay": (
        "replay --to-prefix wire2.",
        "replay --to-prefix wire2. --from 2026-03-03T10:00",
    ),
    "diff": ("diff wire. wire2.", "diff wire. wire2. --json"),
    "topics create": ("topics create",),
    "topics list": ("topics list", "topics list --json"),
    "topics acls": ("topics acls desk --principal User:newsdesk",),
    "feeds add": (
        "feeds add harbour https://harbour.example/rss --language en",
        "feeds add quay https://quay.example/atom --transport websub",
        "feeds add wire http://10.0.0.5/feed --allow-private 10.0.0.5",
    ),
    "feeds list": ("feeds list", "feeds list --json"),
    "feeds show": ("feeds show harbour",),
    "feeds discover": (
        "feeds discover https://harbour.example/",
        "feeds discover https://harbour.example/ --write feeds.toml",
    ),
    "feeds pause": ("feeds pause harbour",),
    "feeds resume": ("feeds resume harbour",),
    "feeds remove": ("feeds remove harbour",),
    "feeds apply": (
        "feeds apply feeds.toml",
        "feeds apply feeds.toml --prune",
    ),
    "feeds import": ("feeds import list.opml",),
    "feeds export": ("feeds export > list.opml",),
    "routes list": ("routes list", "routes list --json"),
    "routes test": ("routes test item.json",),
    "stories list": (
        "stories list",
        "stories list --status breaking --min-agencies 3 --json",
    ),
    "stories show": ("stories show 7c3d", "stories show urn:harbour:1 --json"),
    "stories follow": (
        "stories follow",
        "stories follow --status breaking",
    ),
    "stories explain": ("stories explain urn:harbour:1 urn:quay:9",),
    "deadletters list": (
        "deadletters list --reason no-body",
        "deadletters list --all --json",
    ),
    "deadletters show": ("deadletters show k3v7q2ma > record.json",),
    "deadletters replay": (
        "deadletters replay k3v7q2ma",
        "deadletters replay --reason no-body --feed harbour",
        "deadletters replay --yes",
    ),
    "deadletters drop": ("deadletters drop --until 2026-03-03T10:00",),
}
"""Name of a command -> what is typed after ``copydesk``."""


def example_text(command: str) -> str:
    """Return the end of a command's help: its examples, a line each."""
    lines = [f"copydesk {example}" for example in EXAMPLES.get(command, ())]
    return "\n\n".join(["Examples:", *lines]) if lines else ""

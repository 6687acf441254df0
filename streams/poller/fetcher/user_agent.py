"""How the poller names itself to servers."""

from streams.config.settings import Settings
from streams.config.version import copydesk_version

__all__ = ["user_agent"]


def user_agent(settings: Settings) -> str:
    """Return the User-Agent: name, version and a contact address."""
    return f"copydesk/{copydesk_version()} (+{settings.contact})"

"""The version of the installed distribution."""

from importlib.metadata import version

__all__ = ["copydesk_version"]


def copydesk_version() -> str:
    """
    Return the version, as ``pyproject.toml`` states it.

    The User-Agent, ``copydesk --version``, the run summary and the AsyncAPI
    document all show this one.
    """
    return version("copydesk")

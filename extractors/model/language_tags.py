"""Language tags (BCP 47, RFC 5646)."""

__all__ = ["base_language"]


def base_language(tag: str) -> str:
    """
    Return a tag's language, without its region and script, in small letters.

    Args:
        tag: such as ``pt-BR``; empty if the language is unknown.
    """
    return tag.lower().partition("-")[0]

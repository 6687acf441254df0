"""Galleries: pages whose story is told by pictures."""

from extractors.html.metadata.schema_org import PageMetadata
from extractors.model.item import Caption

__all__ = ["is_gallery"]

_KINDS = frozenset({"ImageGallery", "MediaGallery"})
_FEWEST = 5  # pictures; a long story has four


def is_gallery(
    stated: PageMetadata, captions: tuple[Caption, ...], prose: int
) -> bool:
    """
    Tell whether the pictures' words outweigh the text.

    Args:
        stated: what the page calls itself.
        captions: the page's, lifted out of its tree.
        prose: characters that are left in its paragraphs.
    """
    texts = {one.text for one in captions if one.text}
    written = sum(map(len, texts))
    if stated.type in _KINDS:
        return bool(texts) and written >= prose
    return len(texts) >= _FEWEST and written >= prose

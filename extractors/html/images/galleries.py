"""Detect galleries: pages that consist mainly of pictures."""

from extractors.html.metadata.schema_org import PageMetadata
from extractors.model.item import Caption

__all__ = ["is_gallery"]

_KINDS = frozenset({"ImageGallery", "MediaGallery"})
_MIN_PICTURES = 5  # a long story has four


def is_gallery(
    metadata: PageMetadata, captions: tuple[Caption, ...], prose: int
) -> bool:
    """
    Return whether the captions are at least as long as the text.

    Args:
        metadata: the page's, with the type that it states.
        captions: those that were removed from its tree.
        prose: characters that are left in its paragraphs.
    """
    texts = {caption.text for caption in captions if caption.text}
    caption_size = sum(map(len, texts))
    if metadata.type in _KINDS:
        return bool(texts) and caption_size >= prose
    return len(texts) >= _MIN_PICTURES and caption_size >= prose

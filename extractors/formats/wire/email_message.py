"""Read a story sent by e-mail (RFC 5322, MIME), as some agencies do."""

from email import message_from_bytes, policy
from email.message import EmailMessage

from extractors.formats.common import dates, reasons
from extractors.formats.common.format import Format, fingerprint, slice_whole
from extractors.formats.common.guid import scope_guid
from extractors.formats.common.text import one_line, to_paragraphs
from extractors.formats.wire.header_block import split_header_block
from extractors.formats.wire.header_fields import with_fields
from extractors.model.errors import ExtractError
from extractors.model.item import NewsItem
from extractors.model.raw import RawItem

__all__ = ["EMAIL_MESSAGE"]


def read(raw: RawItem) -> NewsItem:
    """Read subject, sender, date and the text part."""
    try:
        return _read(raw)
    except ExtractError:
        raise
    except Exception as error:
        # On damaged headers the standard library's parser raises errors of
        # many kinds (CPython issues 81548, 91244).
        raise ExtractError(reasons.UNREADABLE, type(error).__name__) from error


def _read(raw: RawItem) -> NewsItem:
    message = message_from_bytes(raw.body.lstrip(), policy=policy.default)
    text, html = _part(message, "plain"), _part(message, "html")
    subject = one_line(message.get("subject"))
    if not (subject or text.strip() or html.strip()):
        raise ExtractError(reasons.EMPTY, "neither subject nor text")
    stated = one_line(message.get("message-id")).strip("<>")
    date = one_line(message.get("date"))
    sent = dates.parse(date, raw.language)
    item = NewsItem(
        uri=f"mid:{stated}"
        if stated
        else scope_guid(fingerprint(raw.body), raw.feed),
        feed=raw.feed,
        fetched_at=raw.fetched_at,
        first_created=sent,
        version_created=sent,
        headline=subject,
        byline=_sender(message),
        body=to_paragraphs(text),
        signals=dates.signal_unread(date, language=raw.language),
        markup="" if text.strip() else html,
        text_source="document",
    )
    block = split_header_block(text.replace("\r\n", "\n").strip())
    return with_fields(item, block, raw.language) if block.fields else item


def _sender(message: EmailMessage) -> str:
    header = message["from"]
    addresses = getattr(header, "addresses", ())
    return one_line(addresses[0].display_name) if addresses else ""


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    content = part.get_content()
    return content if isinstance(content, str) else ""


EMAIL_MESSAGE = Format("email_message", slice_whole, read)

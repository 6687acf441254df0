"""The headers of every answer."""

__all__ = ["ATTACHMENT", "SECURITY"]

_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
SECURITY = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""
A page is never stored: a kill must remove it everywhere. Other sites get no
referrer. With ``no-referrer`` a browser would send ``Origin: null`` with our
own forms, which is also what a foreign page can make it send.
"""
ATTACHMENT = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": 'attachment; filename="record.bin"',
    "Content-Type": "application/octet-stream",
}
"""Raw bytes are saved and never shown."""

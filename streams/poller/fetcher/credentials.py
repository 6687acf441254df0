"""What a feed's secret becomes in a request."""

import re

from streams.config.secrets import SecretError, look_up

__all__ = ["credential"]

_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*): +(\S.*)")


def credential(reference: str) -> tuple[str, str]:
    """
    Return the header that opens a feed, as name and value.

    A secret that is a header line (``x-api-key: 1f9c``, as AP asks for it)
    is that header. Any other is an ``Authorization``: the whole value if it
    holds a blank (``Basic dXNlcjpw``), else a bearer token (RFC 6750).

    Args:
        reference: empty for a feed that is open to all.

    Raises:
        SecretError: nothing is found, or it cannot stand in a header.
    """
    if not reference:
        return "", ""
    secret = look_up(reference)
    if not secret or not secret.isprintable():
        message = f"the secret {reference} is empty or no text of one line"
        raise SecretError(message)
    if line := _HEADER.fullmatch(secret):
        return line[1], line[2]
    return (
        "Authorization",
        secret if " " in secret else f"Bearer {secret}",
    )

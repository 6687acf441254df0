"""Build the request header that carries a feed's secret."""

import re

from streams.config.secrets import SecretError, look_up

__all__ = ["credential"]

_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*): +(\S.*)")


def credential(reference: str) -> tuple[str, str]:
    """
    Return the name and value of the header that authorizes a request.

    A secret with the form of a header line (``x-api-key: 1f9c``, which AP
    requires) becomes that header. Any other secret becomes an
    ``Authorization`` header: the whole value if it contains a space
    (``Basic dXNlcjpw``), otherwise a bearer token (RFC 6750).

    Args:
        reference: where the secret is; empty for a feed that needs none.

    Raises:
        SecretError: the secret is missing or is not valid in a header.
    """
    if not reference:
        return "", ""
    secret = look_up(reference)
    if not secret or not secret.isprintable():
        message = f"the secret {reference} is empty or no text of one line"
        raise SecretError(message)
    if header := _HEADER.fullmatch(secret):
        return header[1], header[2]
    return (
        "Authorization",
        secret if " " in secret else f"Bearer {secret}",
    )

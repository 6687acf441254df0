"""
The poller's HTTP client: every request that the poller sends goes here.

    messages          Request, Response and FetchError: plain values
    address_filter    which IP addresses a request may connect to
    credentials       the request header made of a feed's secret
    request           URLs, request headers and redirect targets; pure
    content_encoding  gzip, deflate, br and zstd, decoded within a limit
    framing           interim responses and chunks, bounded
    response          response headers and bodies, read within a limit
    connector         TCP connections whose address was checked
    user_agent        how the poller names itself
    client            HttpClient: one request with all its redirects
"""

"""
One poll of one feed: request, response, new items, next state.

    poll                the two steps of a poll: fetch_feed, publish_feed
    poll_request        the URL, the validators and the secret of a request
    documents           splits a document and publishes its new items
    publishing          records of items and dead letters; which are new
    linked_documents    fetches documents that a response only lists
    full_text           fetches the web pages of items
    robots              checks whether robots.txt allows a page
    link_fetcher        host slots of linked documents and pages
    page_errors         the mark on an item without its page
    outcomes            the next state of a feed; pure
    redirects           adopts permanent redirects; pure
    cursor              reads the cursor of a response; pure
    cursor_progress     advances or resets a feed's cursor; pure
    hub_links           finds the WebSub hubs of a feed; pure
    push_feedback       what WebSub deliveries change in polling; pure
    shared_retry_after  applies the Retry-After that other workers received
"""

"""
HTTP: pages, live updates and acts.

    access      who may read and act; tokens, origins, limits; pure
    headers     the headers of every answer; pure
    templates   Jinja2 with escaping, and its filters
    service     what the handlers share
    middleware  access, headers and errors for every request
    pages       one handler for each page
    stories     the list of stories, and one story
    syndication Atom and JSON Feed, with conditional requests
    api         JSON of items, stories and searches
    event_stream  Server-Sent Events that miss nothing
    live        the events of pages and of programs
    acts        what changes something: feeds and dead letters
    app         all routes
"""

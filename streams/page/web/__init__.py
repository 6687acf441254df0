"""
HTTP: pages, live updates and acts.

    access      who may read and act; tokens, origins, limits; pure
    headers     the headers of every answer; pure
    templates   Jinja2 with escaping, and its filters
    service     what the handlers share
    middleware  access, headers and errors for every request
    pages       one handler for each page
    syndication Atom and JSON Feed, with conditional requests
    live        Server-Sent Events
    acts        what changes something: feeds and dead letters
    kafka       records that are read or sent for one request
    app         all routes
"""

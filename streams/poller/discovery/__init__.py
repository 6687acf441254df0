"""
Find the feeds, news sitemaps and hubs of a site.

    pages          the feeds that a page links to; pure
    sitemaps       what a sitemap is, and the sitemaps that it names; pure
    documents      whether a document is a feed, and what it says; pure
    entries        entries of a feed list for what was found; pure
    site_search    fetch a site's page, robots file and sitemaps
    search         the same with a client of its own
"""

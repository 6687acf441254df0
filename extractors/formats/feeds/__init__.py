"""
Feeds and lists, whose entries announce items.

    rss_atom             RSS, RDF, Atom and CDF, by feedparser
    rss_atom_parser      feedparser, and repairs of what it misreads
    feed_frame           what stands around the items of a feed
    rss_atom_identity    id and link of an entry, without feedparser
    element_names        feedparser's names for the elements of a feed
    element_rules        where elements cannot affect an id or link
    wire_elements        status, embargo and headline of an agency's feed
    deleted_entries      entries that a feed withdraws
    media_rss            pictures, audio and video of a feed item
    jsonfeed             JSON Feed
    sitemap_news         Google News sitemaps
    result_list          result lists of poll-token interfaces
"""

"""
Code that several formats share.

    format          the type of a format, and the slices of a document
    text            text on one line, in paragraphs, without HTML tags
    media           kind and size of media objects
    dates           date strings to ``datetime``
    date_forms      the parts of a date: day, time and zone
    guid            identities of feed items, made unique
    pub_status      publishing status in IPTC's words
    media_types     media type by file name
    reasons         why a document gives no item
"""

"""
The values that pass between the stages.

    raw            a feed entry or document as fetched: the input
    item           the news item: what every format becomes
    entity         an entity of an item and its mentions
    trace          one decision of the clean step
    errors         why a document gives no item
    uris           identities as valid URIs
    guid_revision  revision numbers at the end of an identity
    language_tags  the language of a BCP 47 tag
    links          links without what is not part of an address
    version_times  which times can put versions in order
"""

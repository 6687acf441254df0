"""RSS, Atom, JSON Feed, news sitemaps and result lists."""

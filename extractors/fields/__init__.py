"""
The fields of a news item, named by their IPTC terms.

Each module finds one field in plain text, or repairs it. In reading order:

    text       repair, spaces and the folded form that others compare
    take_words take words at the end of a slug
    headline   copies of the headline, and the site's name behind a title
    dateline   ``PARIS, Dec 7 (Reuters) -`` at the head of a paragraph
    byline     bylines, and the desk's sign-off at the end
    authors    the names in a statement of authors
    name_line  a line with only names at the head of a story
    credit     photo credits, split into agency and photographer
    caption    photo captions, split into text, credit and date
    furniture  lines that belong to the site; patterns in furniture.txt
    language   language detection
"""

"""
What all entity rules use.

    lexicon       word lists of ``data``, read once
    vocabulary    stock exchanges, and forms of address
    calendar_names  months and weekdays of all languages
    tokens        words and marks of a text, with their offsets
    gazetteer     known names, found in a text in one pass
    sorted_lines  a line of a sorted file, found by bisection
    text_context  one text with its tokens, known names and headline lines
    word_lists    titles, head nouns and other words by language
    patterns      patterns of capitalised words
    other_names   streets and feasts, which hold names
    case_endings  case endings of names, by language
    inflected_names  known names in other cases than the nominative
    russian_cases  the cases of a Russian name
    credit_spans  agencies and people that a text only credits
"""

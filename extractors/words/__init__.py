"""
The words of a text, and of a language.

In reading order:

    tokens            the words of a text, in the form that is compared
    content_words     the words that carry its meaning, as stems
    cldr              what CLDR has on a language
    number_format     how a language writes numbers
    word_frequencies  how often a language's texts use a word
    term_places       a small number for each term: its place in arrays
    posting_sums      which texts share most with another one
"""

"""
XML documents of news agencies.

    newsml_g2           NewsML-G2 items and packages
    newsml_g2_media     their media objects
    newsml_g2_languages one language of several
    newsml_1_2          NewsML 1.0 to 1.2
    newsml_1_2_languages  one language of several
    newsml_1_2_media    its media objects
    newsml_1_2_notes    its notes to editors
    nitf                NITF
    nitf_media          its media objects
    ritzau              the news queue of Ritzau
"""

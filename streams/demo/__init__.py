"""
The demo wire: four fictional agencies, served over HTTP on loopback.

    model          agencies, feeds, stories, pictures
    copy           the stories' text, one TOML file per agency
    spin           word substitution for a disguised copy
    trickle        generated stories after the end of the script
    script         what happens when: the stories of each feed at a time
    render_html    story bodies and the agencies' pages
    render_rss     feeds in RSS 2.0
    render_atom    feeds in Atom
    render_newsml  feeds in NewsML-G2
    server         the HTTP server
    __main__       ``python -m streams.demo``: run the server alone
"""

"""
Page furniture: short lines that belong to the site and not to the story.

A line is furniture only if the whole of it is: a sentence that merely
mentions a newsletter stays.
"""

import re

__all__ = ["is_furniture"]

_WHOLE = (
    # what comes after a story
    r"related (?:posts?|articles?|stories|news|content|topics|links|reading|"
    r"coverage|items?)",
    r"(?:read|see|view|learn|show|load|discover) (?:more|all|next|also|on|"
    r"the full (?:story|article)|less)(?: (?:on|about|from|at|here|stories|"
    r"articles|news)\b.{0,60})?",
    r"(?:more|also|further|continue) (?:reading|on this|from .{1,40}|on .{1,40}"
    r"|stories|news|coverage)",
    r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|"
    r"recommended(?: (?:for you|stories|reading|articles))?|"
    r"(?:most (?:read|popular|viewed|shared))|trending(?: now)?|"
    r"up next|don[’']t miss|editors?[’']? ?picks?|top stories|"
    r"latest (?:news|stories|posts)|in this (?:story|article)|"
    r"what to read next|next (?:article|post|story)|previous (?:article|"
    r"post|story))",
    # comments
    r"leave a (?:reply|comment)(?: cancel reply)?",
    r"your email address will not be published\.?(?: required fields are "
    r"marked ?\*?\.?)?",
    r"(?:required fields are marked ?\*?|cancel reply|post (?:a )?comment|"
    r"(?:\d+ )?comments?(?: \(\d+\))?|(?:view|show|join|add|write|read|see)"
    r"(?: all| a| the| your)? (?:comments?|conversation|discussion)|"
    r"no comments(?: yet)?|be the first to comment|log ?in to comment|"
    r"comments are closed\.?|this site uses akismet.{0,120})",
    # sharing, following, letters
    r"(?:share|tweet|email|print|save|copy link|bookmark|pin it|pinterest|"
    r"facebook|twitter|x|linkedin|whatsapp|telegram|reddit|flipboard|"
    r"like|follow|subscribe|sign up|log ?in|register|menu|search|close|"
    r"home|back to top|top|advertisement|advertisements?|ad|ads|sponsored|"
    r"sponsored content|promoted(?: content)?|skip(?: advertisement| ad)?|"
    r"gift(?: article)?|listen|play|pause|mute|unmute|loading\.{0,3}|…|\.\.\.)",
    r"share (?:this (?:article|story|post|page|news)|on|via|with)\b.{0,60}",
    r"(?:follow|like|join|find) (?:us|me|.{2,40}) on (?:facebook|twitter|x|"
    r"instagram|linkedin|google news|whatsapp|telegram|youtube|tiktok|"
    r"threads|bluesky|flipboard).{0,80}",
    r"(?:sign up|subscribe)(?: here| now| today| free)? (?:to|for) .{2,120}"
    r"(?:newsletters?|alerts|inbox|updates)\b.{0,60}",
    r"(?:get|have|receive) .{2,80}(?:delivered|sent) (?:straight |directly |"
    r"right )?(?:to|in) your inbox.{0,40}",
    r"(?:download|get) (?:the|our) .{0,30}app\b.{0,60}",
    r"click here (?:to|for) (?:subscribe|sign up|comment|read|view|see|watch|listen|share)\b.{0,100}",
    r"(?:article|story) continues (?:below|after).{0,60}",
    r"(?:this )?(?:video|content|browser) (?:is )?(?:not available|"
    r"cannot be played|is not supported).{0,80}",
    r"(?:please )?(?:enable|turn on|activate) javascript.{0,120}",
    r"(?:image|photo|picture|video|media) ?(?:caption|source|credit|copyright"
    r"|gallery)?:?",
    r"slideshow ?\( ?\d+ (?:images?|photos?|pictures?) ?\)",
    r"\d+ (?:of|/) \d+",
    r"(?:\d+ )?min(?:ute)?s? read",
    # house and end marks
    r"our standards: .{0,60}trust principles.{0,10}",
    r"(?:opens? new tab|, opens new tab)",
    r"(?:enditem|\(end(?:item|s)?\)|end(?:s|it)?|###|-30-|–30–|#{3,}|\* ?\* ?\*|"
    r"--+|__+|\*{3,}|■|◾)",
    r"(?:all rights reserved\.?|©.{0,120}|copyright (?:©|\(c\)|\d{4}).{0,120})",
    # the same in other languages
    r"(?:lesen sie (?:auch|mehr|dazu).{0,120}|mehr zum thema.{0,60}|"
    r"das könnte sie auch interessieren.{0,20}|anzeige|werbung|"
    r"zum thema|kommentare?(?: \(\d+\))?|teilen|merken|drucken|"
    r"empfohlener redaktioneller inhalt|externer inhalt)",
    r"(?:lire aussi\b.{0,150}|à lire aussi\b.{0,150}|lire la suite.{0,40}|"
    r"publicité|partager(?: sur .{2,30})?|commentaires?(?: \(\d+\))?|"
    r"la suite après (?:cette|la) publicité|voir aussi.{0,60}|"
    r"sur le même sujet.{0,40}|à voir également.{0,60})",
    r"(?:lea también\b.{0,150}|leer también\b.{0,150}|lee también\b.{0,150}|"
    r"te puede interesar.{0,60}|publicidad|compartir|comentarios|"
    r"noticias relacionadas|leia (?:também|mais)\b.{0,150}|publicidade|"
    r"compartilhe|comentários|mais lidas|"
    r"(?:continua (?:após|depois) d?a publicidade))",
    r"(?:leggi anche\b.{0,150}|pubblicità|condividi|commenti|"
    r"lees (?:ook|meer)\b.{0,150}|advertentie|deel(?: dit)?|reacties|"
    r"läs (?:också|mer|även)\b.{0,150}|annons|les (?:også|mer)\b.{0,150}|"
    r"annonse|læs også\b.{0,150}|annonce|lue (?:myös|lisää)\b.{0,150}|"
    r"mainos|czytaj (?:też|także|więcej)\b.{0,150}|reklama|"
    r"zobacz (?:też|także)\b.{0,150}|baca juga\b.{0,150}|"
    r"artikel terkait|berita terkait|devamını oku|ilgili haberler|"
    r"читайте также\b.{0,150}|реклама|поделиться|комментарии)",
)
_FURNITURE = re.compile(
    r"^\W*(?:" + "|".join(_WHOLE) + r")\W*$", re.IGNORECASE
)
_LONGEST = 260


def is_furniture(line: str) -> bool:
    """Tell whether a whole line is furniture of a page or wire."""
    line = line.strip()
    return not line or (
        len(line) <= _LONGEST and _FURNITURE.match(line) is not None
    )

"""Names in photo credits: of agencies, of persons and of sources."""

__all__ = ["AGENCIES", "AUTHOR", "CAPITALS", "NAME", "SOURCE", "UPPER", "VIA"]

AGENCIES = (
    r"REUTERS|Reuters|AP|AFP|AFP Photo|AFP Foto|dpa|EPA(?:-EFE)?|EFE|ANSA|"
    r"LaPresse|CFP|Xinhua|XINHUA|VCG|CNS|IC|Getty(?: Images)?|GETTY IMAGES|"
    r"TASS|Sputnik|RIA Novosti|PTI|ANI|UPI|PA(?: Wire| Media| Images)?|APA|"
    r"Keystone(?:-SDA)?|KEYSTONE|Ritzau(?: Scanpix)?|NTB|TT|Lehtikuva|"
    r"Anadolu(?: Agency)?|AA|Yonhap|Kyodo|Jiji|CTK|ČTK|PAP|MTI|STR|"
    r"Belga|ANP|Bloomberg|Shutterstock|iStock(?:photo)?|Unsplash|Pexels|Pixabay|"
    r"Imago(?: Images)?|IMAGO|imago(?: images)?|picture[ -]alliance|"
    r"Zuma(?: Press)?|ZUMA(?: Press)?|Alamy|NurPhoto|Pool|POOL|Handout|"
    r"HANDOUT|Antara|ANTARA|Bernama|CANADIAN PRESS|THE CANADIAN PRESS|"
    r"AAP|IANS|Imagn Images|epa|Agence France-Presse|Associated Press|"
    r"ANTARA FOTO|Antara Foto|fotoBERNAMA|UNIAN|УНІАН|"
    r"ΑΠΕ-ΜΠΕ|ISNA|IRNA|Tasnim|ایرنا|ایسنا|تسنیم|فارس|Hina|Tanjug|TTXVN|"
    r"Europa Press|EUROPA PRESS|epd-bild|Lusa|LUSA|Agência Brasil|ATS|"
    r"AGERPRES|"
    r"연합뉴스|뉴시스|뉴스1|共同通信社?|共同|時事通信社?|時事|新华社|新華社|中新社|"
    r"中央社|ロイター|ТАСС|РИА Новости|Укринформ|Укрінформ|رويترز|أ ?ف ?ب|"
    r"وام|واس"
)
# Capitals of Latin, Greek and Cyrillic script, without those of ASCII.
CAPITALS = "".join(filter(str.isupper, map(chr, range(0xC0, 0x530))))
UPPER = rf"[A-Z{CAPITALS}]"
NAME = (
    rf"{UPPER}[\w.'’-]*(?:\s+(?:(?:van|von|de|da|del|der|den|di|bin|al|el)"
    rf"\s+)*{UPPER}[\w.'’-]*){{0,3}}"
)
SOURCE = (
    r"(?:Quelle|Source|Fuente|Fonte|Bron|Dok|"
    r"Källa|Kilde|Lähde|Źródło|Zdroj|"
    r"Sursa|Kaynak|Источник|Джерело|Πηγή|来源|來源|出典|출처)"
)
VIA = rf"(?:\s+[Vv]ia\s+(?:{AGENCIES}))?"
AUTHOR = r"(?:Autor[ea]?|Auteur|Автор)"
"""It announces a picture's maker only in a caption."""

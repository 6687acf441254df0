"""
The words that introduce a photo credit, by language.

They are the words for picture, photograph, photographer and credit. A label
is a whole word: ``Photo`` is not the label in ``Photograph: Ann Berg``.
"""

__all__ = [
    "CLOSE",
    "DRAWN",
    "GIVEN",
    "GIVEN_ALONE",
    "LABEL",
    "MAKER",
    "PHOTOGRAPHED",
    "PLURAL_OR_DRAWN",
    "SHORT_LABEL",
]

_SPACED = (
    r"(?:(?:File|Archive|Handout|Cover|Stock|Main|Lead) )?"
    r"(?:Photograph(?:er|s|y|ed)?|Photos?|Pictures?|Pics?|Images?|"
    r"Illustrations?|Screenshot|Screengrab|Graphics?)"
    r"(?: (?:[Cc]redits?|[Cc]ourtesy|[Ss]ource|by))?|"
    r"(?:(?:Photo|Picture|Image|Foto|Mandatory)[ -])?[Cc]redits?|"
    r"Courtesy(?: of)?|Supplied|"
    # German, Dutch and Scandinavian; they form compounds.
    r"(?:Archiv|Symbol|Titel|Agentur|Beispiel)?(?:fotos?|Fotos?|bild|"
    r"Bild(?:er)?)"
    r"(?:graf(?:in|i[ea]?)?|-?[Qq]uelle|nachweis|rechte|[ck]redit|autor|"
    r"bron)?|"
    r"Aufnahmen?|"
    r"Foto[’']s|Fotograa?f(?:en|er)?|Beeld|Bilde(?:r)?|Billede(?:r)?|"
    r"Ljósmynd|Mynd|"
    # Romance
    r"Photograph(?:e|ie)s?|Visuel|Cliché|"
    r"Cr[ée]dit[oi]?s?(?: (?:(?:de|da|do|della?|du) )?(?:(?:la|el) |l[’'])?"
    r"(?:photos?|photographiques?|fotos?|fotogr[aá]fic[oi]s?|fotograf[ií]as?|"
    r"images?|imagen|imagem|immagin[ei]))?|"
    r"Fotogr[aá]f[ií]as?|Fotógraf[oa]|"
    r"Imagen|Imagem|Immagine|Fotografi[ae]|Fotografo|Fotografía|Imatge|"
    r"Imagini?|"
    r"(?:Autor|Autore|Autora|Auteur) (?:de |da |della |du )?(?:la |l[’'])?"
    r"(?:foto\w{0,8}|photo|imagen|imagem|immagine|slike|zdjęcia)|"
    r"(?:Sursa|Źródło|Zdroj|Автор|Źródła) (?:foto|zdjęci[ae]|фото|снимка)|"
    # Nordic and Baltic, Slavic, Hungarian, Turkish, Greek
    r"Kuva(?:t|aja)?|Valokuva(?:aja)?|Nuotr|Nuotrauka|Foto(?:grafij[ae]|"
    r"grafas)|"
    r"Fot|Zdj[ęe]ci[ae]|Snímek|Fotka|Slika|Fotó|Felvétel|Kép|Fotoğraf|Görsel|"
    r"Snimi(?:o|la)|Фото(?:граф(?:ия|ія)?)?|Снимок|Снимио|Снимка|Світлина|"
    r"Φωτογραφία|Φωτό|"
    # Asia
    r"फोटो|तस्वीर|ছবি|ფოტო|Լուսանկարը?|Ảnh|Hình ảnh|Gambar|Larawan|ภาพ|"
    # Right to left
    r"(?:ال)?صورة|تصوير|المصدر|عکس|צילום|تصویر"
)
_UNSPACED = (
    r"(?:写真|撮影|提供|[图圖]源|圖片?|图片?|摄影|摄|攝影)(?:提供|来源|來源)?|"
    r"사진(?: ?(?:출처|제공))?"
)
LABEL = rf"(?:(?:{_SPACED})(?![^\W\d_])\.?|(?:{_UNSPACED}))"
"""One label, as a whole word."""

CLOSE = (
    r"(?:[:：/／|＝=–—-]|(?:by|von|par|via|di|de|do|da|del|av|af|door|"
    r"courtesy of|courtesy|oleh)\b)"
)
"""What stands between a label and a name."""

MAKER = (
    r"(?:by|von|par|di|de|do|da|del|av|af|door|oleh|autorstwa|της|του|"
    r"courtesy of)"
)
"""Prepositions between a label and the maker of the picture."""

DRAWN = (
    r"(?:(?:Info)?[Gg]rafik|[CK]ollage|(?:[Ff]oto|[Pp]hoto)?[Mm]ontage|"
    r"Composite)"
)
"""Labels of pictures made of pictures, at the start of a credit only."""

SHORT_LABEL = r"(?:(?i:fot|nuotr|ph|dok|zdj)\.|Ph:)"
"""Abbreviations that need no colon: ``Fot. PAP/Jan Berg``."""

GIVEN = (
    r"(?:provided|taken|supplied|fournie?s?|transmise?s?|cedid[ao]s?|"
    r"facilitad[ao]s?|proporcionad[ao]s?|fornit[aeio]|concess[aeio]|"
    r"aangeleverd|bereitgestellt|udostępnion[aey]|надан[аео]|"
    r"предоставлен[аоы]?|"
    r"contributed|submitted)\b"
)
"""What is said of a picture that its subject gave to the paper."""

GIVEN_ALONE = (
    r"(?i:(?:courtesy|contributed|submitted|supplied|handout|provided) "
    r"(?:photo|picture|image)|(?:archivo|arquivo|acervo|archivio) "
    r"(?:personal|pessoal|particular|privato|familiar)|divulgação|"
    r"archives? (?:privées?|personnelles?)|per gentile concessione\b.{0,50}|"
    r"личный архив|особистий архів|archiwum (?:prywatne|rodzinne)|"
    r"privat(?:bild|foto|archiv)?|mat(?:eriały|\.) pras(?:owe|\.)|"
    r"capture d[’']écran|captura de (?:pantalla|v[ií]deo|imagen|tela)|"
    r"скриншот(?: видео)?|screenshot|screengrab|zrzut ekranu)"
)
"""The same, without a name or with the subject's behind it."""

_UNCASED_NAME = (
    r"[\u3400-\u9fff]{2,4}|[가-힣]{2,4}(?= 기자)|"
    r"[\u0590-\u06ff\u0900-\u097f]{2,12}"
    r"(?: [\u0590-\u06ff\u0900-\u097f]{2,12}){1,3}|"
    r"[\u0e00-\u0e7f]{2,20}(?: [\u0e00-\u0e7f]{2,20}){1,3}"
)
PHOTOGRAPHED = (
    r"(?:撮影|摄影|摄|攝影|攝|사진|تصوير|تصویر|عکس|צילום|फोटो|ภาพ)"
    rf"\s*[:：=＝/・]\s*(?P<person>{_UNCASED_NAME})(?: 기자)?"
)
"""A person's name behind a label in a script without capitals."""

PLURAL_OR_DRAWN = (
    r"(?:Graphics?|Grafi[kc]|Gr[aá]fico|Graphique|Graphisme|Infogra\w*|"
    r"Illustrations?|Composites?|[CK]ollage|\w{0,5}[Mm]ontage|Charts?|Maps?|Karte|Mapa|Carte|Photos|Photographs|"
    r"Pictures|Images|Fotos|Bilder|Kuvat|Imágenes|Immagini)"
)
"""
Labels of a drawing, or of all pictures of a story.

Behind a paragraph they do not make it a caption.
"""

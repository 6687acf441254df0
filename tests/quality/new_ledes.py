"""
Items with a new lede over old background: none may be withheld.

    python -m tests.quality.new_ledes

A follow-up of a running story begins with the news and repeats paragraphs of
the story before it. For each language there are one background and eleven
headlines with ledes. Every ordered pair of them is an old story and a new
one: 110 a language, 550 in all, each sent by the same agency and by another.
"""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import NamedTuple

from extractors.model.item import NewsItem
from streams.desk.dedupe.judge import judge
from streams.desk.dedupe.verdict import apply
from streams.desk.state.state import dict_state

__all__ = ["Withheld", "count_withheld"]

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
LATER = (timedelta(minutes=20), timedelta(hours=30))


class Withheld(NamedTuple):
    """Follow-ups judged, those not published, and those by language."""

    made: int
    withheld: int
    languages: dict[str, int]


BACKGROUNDS = {
    "en": (
        "The board voted in March to close the salt works after a survey found"
        " cracks in two of the drying towers. The works employ 340 people and"
        " were founded in 1904 by the Tamsin family. A study by the county put"
        " the cost of repairs at 6.4 million crowns.\n\nThe union says that a"
        " smaller plant could run on half the land, and has asked for a second"
        " opinion. The owners have lost money in five of the last seven years."
    ),
    "de": (
        "Der Vorstand hatte im März beschlossen, die Saline zu schließen, weil"
        " Gutachter Risse in zwei Trockentürmen gefunden hatten. Das Werk"
        " beschäftigt 340 Menschen und wurde 1904 von der Familie Tamsin"
        " gegründet. Eine Studie des Kreises schätzt die Kosten der Sanierung"
        " auf 6,4 Millionen Kronen.\n\nDie Gewerkschaft hält ein kleineres Werk"
        " auf der halben Fläche für möglich und verlangt ein zweites Gutachten."
        " Die Eigentümer schrieben in fünf der letzten sieben Jahre Verluste."
    ),
    "fr": (
        "La direction avait décidé en mars de fermer la saline après la"
        " découverte de fissures dans deux tours de séchage. Le site emploie"
        " 340 personnes et a été fondé en 1904 par la famille Tamsin. Une étude"
        " du canton estime le coût des réparations à 6,4 millions de"
        " couronnes.\n\nLe syndicat juge possible une usine plus petite sur la"
        " moitié du terrain et réclame une contre-expertise. Les propriétaires"
        " ont perdu de l'argent cinq années sur les sept dernières."
    ),
    "es": (
        "La junta decidió en marzo cerrar la salina después de que un estudio"
        " hallara grietas en dos torres de secado. La planta emplea a 340"
        " personas y fue fundada en 1904 por la familia Tamsin. Un informe de"
        " la comarca calcula el coste de las reparaciones en 6,4 millones de"
        " coronas.\n\nEl sindicato cree posible una planta más pequeña en la"
        " mitad del terreno y pide un segundo dictamen. Los dueños perdieron"
        " dinero en cinco de los últimos siete años."
    ),
    "ja": (
        "取締役会は三月、二基の乾燥塔に亀裂が見つかったことを受けて、製塩所の"
        "閉鎖を決めていた。製塩所は三百四十人を雇用し、一九〇四年にタムシン家が"
        "創業した。郡の調査は修理費を六百四十万クローネと見積もっている。\n\n"
        "労働組合は半分の敷地で小さな工場を続けられると主張し、再調査を求めて"
        "いる。所有者は過去七年のうち五年で赤字だった。"
    ),
}
LEDES = {
    "en": (
        ("Judge halts closure of salt works",
         "A judge in Orrin ordered the salt works on Monday to stay open until"
         " a hearing next month, after workers filed a complaint."),
        ("Salt workers walk out",
         "Nearly all workers left their shifts on Tuesday morning and marched"
         " through the town with drums and banners."),
        ("Minister offers loan for works",
         "The economy minister said on Wednesday that the state would lend the"
         " owners two million crowns if they kept every job."),
        ("Fire damages packing hall",
         "A fire broke out in the packing hall shortly before dawn, and three"
         " people were treated for smoke."),
        ("Tamsin heirs sell their shares",
         "The heirs of the founder have sold their remaining shares to a fund"
         " from Lindow, a filing showed on Thursday."),
        ("Mayor of Orrin steps down",
         "The mayor resigned on Friday after letters became known in which she"
         " had promised the site to a hotel group."),
        ("Engineer arrested over survey",
         "Police arrested an engineer on Saturday on suspicion that he had"
         " copied figures from another report."),
        ("Prices of salt double in a week",
         "Bakers and tanneries paid twice as much as a week ago, the exchange"
         " reported, and some have begun to ration."),
        ("Divers find wreck below pier",
         "Divers who inspected the pier found the hull of a cutter that sank"
         " in a storm more than a century ago."),
        ("School trip trapped in tower",
         "Twenty pupils spent four hours in a lift on Monday before firemen"
         " freed them with a winch."),
        ("Council approves wind farm",
         "The council approved eleven turbines on the neighbouring meadow late"
         " on Tuesday by a majority of one."),
    ),
    "de": (
        ("Richter stoppt Schließung",
         "Ein Richter in Orrin hat am Montag angeordnet, dass der Betrieb bis"
         " zur Verhandlung im nächsten Monat weiterläuft."),
        ("Salzarbeiter legen Arbeit nieder",
         "Fast alle Schichten blieben am Dienstagmorgen leer, die Belegschaft"
         " zog mit Trommeln durch die Stadt."),
        ("Ministerin bietet Kredit an",
         "Der Staat will zwei Millionen leihen, wenn alle Stellen erhalten"
         " bleiben, sagte die Wirtschaftsministerin am Mittwoch."),
        ("Feuer in der Packhalle",
         "Kurz vor Morgengrauen brach in der Packhalle ein Brand aus, drei"
         " Menschen kamen mit Rauchvergiftung in die Klinik."),
        ("Erben verkaufen Anteile",
         "Die Nachkommen des Gründers haben ihre letzten Aktien einem Fonds aus"
         " Lindow überlassen, wie eine Mitteilung zeigt."),
        ("Bürgermeisterin tritt zurück",
         "Nach Bekanntwerden von Briefen an eine Hotelgruppe hat die"
         " Rathauschefin am Freitag ihr Amt abgegeben."),
        ("Ingenieur festgenommen",
         "Die Polizei nahm am Samstag einen Ingenieur fest, der Zahlen aus einem"
         " fremden Bericht übernommen haben soll."),
        ("Salzpreis verdoppelt sich",
         "Bäcker und Gerber zahlen doppelt so viel wie vor einer Woche, meldete"
         " die Börse, manche rationieren bereits."),
        ("Taucher entdecken Wrack",
         "Unter dem Steg liegt der Rumpf eines Kutters, der vor mehr als hundert"
         " Jahren in einem Sturm sank."),
        ("Schulklasse im Lift gefangen",
         "Zwanzig Kinder warteten am Montag vier Stunden, ehe die Feuerwehr sie"
         " mit einer Winde befreite."),
        ("Rat genehmigt Windpark",
         "Mit einer Stimme Mehrheit billigten die Abgeordneten spät am Dienstag"
         " elf Anlagen auf der Nachbarwiese."),
    ),
    "fr": (
        ("Un juge suspend la fermeture",
         "Un magistrat d'Orrin a ordonné lundi de poursuivre l'activité jusqu'à"
         " l'audience du mois prochain."),
        ("Les ouvriers cessent le travail",
         "Presque toutes les équipes sont restées vides mardi matin et un"
         " cortège a traversé la ville avec des tambours."),
        ("La ministre propose un prêt",
         "L'État avancera deux millions si tous les emplois sont gardés, a"
         " annoncé mercredi la ministre de l'économie."),
        ("Incendie dans le hall d'emballage",
         "Le feu s'est déclaré peu avant l'aube et trois blessés ont été"
         " intoxiqués par la fumée."),
        ("Les héritiers cèdent leurs parts",
         "Les descendants du fondateur ont vendu leurs dernières actions à un"
         " fonds de Lindow, selon un avis publié jeudi."),
        ("La maire d'Orrin démissionne",
         "Elle a quitté ses fonctions vendredi après la publication de lettres"
         " adressées à un groupe hôtelier."),
        ("Un ingénieur arrêté",
         "La police a interpellé samedi un ingénieur soupçonné d'avoir recopié"
         " des chiffres d'un autre rapport."),
        ("Le prix du sel double",
         "Boulangers et tanneurs paient deux fois plus qu'il y a huit jours,"
         " indique la bourse, et certains rationnent déjà."),
        ("Une épave sous le quai",
         "Des plongeurs ont trouvé la coque d'un cotre coulé lors d'une tempête"
         " voici plus d'un siècle."),
        ("Une classe bloquée dans l'ascenseur",
         "Vingt élèves ont attendu quatre heures lundi avant que les pompiers"
         " ne les libèrent avec un treuil."),
        ("Le conseil approuve les éoliennes",
         "Onze machines seront dressées sur le pré voisin, ont voté mardi soir"
         " les élus à une voix de majorité."),
    ),
    "es": (
        ("Un juez frena el cierre",
         "Un magistrado de Orrin ordenó el lunes mantener la actividad hasta la"
         " vista del mes que viene."),
        ("Los obreros paran",
         "Casi todos los turnos quedaron vacíos el martes por la mañana y una"
         " marcha cruzó la ciudad con tambores."),
        ("La ministra ofrece un préstamo",
         "El Estado adelantará dos millones si se conservan todos los empleos,"
         " dijo el miércoles la titular de Economía."),
        ("Incendio en la nave de envasado",
         "El fuego empezó poco antes del amanecer y tres heridos fueron"
         " atendidos por el humo."),
        ("Los herederos venden sus acciones",
         "Los descendientes del fundador cedieron sus últimas participaciones a"
         " un fondo de Lindow, según un aviso del jueves."),
        ("Dimite la alcaldesa de Orrin",
         "Dejó el cargo el viernes tras publicarse unas cartas en las que había"
         " prometido el solar a un grupo hotelero."),
        ("Detenido un ingeniero",
         "La policía detuvo el sábado a un técnico sospechoso de copiar cifras"
         " de otro documento."),
        ("El precio de la sal se dobla",
         "Panaderos y curtidores pagan el doble que hace una semana, informó la"
         " bolsa, y algunos ya racionan."),
        ("Hallan un pecio bajo el muelle",
         "Unos buzos encontraron el casco de un cúter hundido en una tormenta"
         " hace más de un siglo."),
        ("Una clase atrapada en el ascensor",
         "Veinte alumnos esperaron cuatro horas el lunes hasta que los bomberos"
         " los sacaron con un torno."),
        ("El concejo aprueba un parque eólico",
         "Once molinos se alzarán en el prado vecino, votaron los ediles el"
         " martes por la noche por un solo voto."),
    ),
    "ja": (
        ("裁判所が閉鎖を差し止め",
         "オリンの裁判所は月曜日、来月の審理まで操業を続けるよう命じた。"),
        ("従業員がストライキ",
         "火曜日の朝、ほぼ全員が持ち場を離れ、太鼓を鳴らして町を行進した。"),
        ("経済相が融資を提案",
         "雇用をすべて守るなら国が二百万クローネを貸すと、経済相が水曜日に"
         "述べた。"),
        ("包装棟で火災",
         "夜明け前に包装棟から出火し、煙を吸った三人が手当てを受けた。"),
        ("創業家が株を売却",
         "創業者の子孫が残りの株式をリンドウの基金に譲ったことが、木曜日の"
         "届け出で分かった。"),
        ("オリン市長が辞任",
         "ホテル会社に土地を約束した手紙が明るみに出て、市長は金曜日に職を"
         "退いた。"),
        ("技師を逮捕",
         "警察は土曜日、別の報告書から数字を写した疑いで技師の身柄を確保した。"),
        ("塩の値段が倍に",
         "パン屋や皮革業者は一週間前の二倍を払っていると、取引所が発表した。"),
        ("桟橋の下に沈没船",
         "潜水士が、百年以上前の嵐で沈んだ帆船の船体を見つけた。"),
        ("児童がエレベーターに閉じ込め",
         "児童二十人が月曜日、消防隊に救い出されるまで四時間待った。"),
        ("議会が風力発電を承認",
         "議会は火曜日の夜、隣の牧草地に風車十一基を建てる案を一票差で可決"
         "した。"),
    ),
}  # fmt: skip


def count_withheld() -> Withheld:
    """Judge every follow-up after its story; count those not published."""
    made = withheld = 0
    languages: dict[str, int] = {}
    for lane, ledes in LEDES.items():
        for pair in permutations(ledes, 2):
            for supplier in ("Alpha Wire", "Beta Press"):
                for apart in LATER:
                    lost = _is_withheld(lane, *pair, supplier, apart)
                    made, withheld = made + 1, withheld + lost
                    languages[lane] = languages.get(lane, 0) + lost
    return Withheld(made, withheld, languages)


def _is_withheld(
    lane: str,
    old: tuple[str, str],
    new: tuple[str, str],
    supplier: str,
    apart: timedelta,
) -> bool:
    state = dict_state()
    first = _item("old", lane, old, "Alpha Wire", AT)
    apply(judge(first, state, "raw-0:1"), state)
    second = _item("new", lane, new, supplier, AT + apart)
    return judge(second, state, "raw-0:2").outcome != "item"


def _item(
    uri: str, lane: str, lede: tuple[str, str], supplier: str, at: datetime
) -> NewsItem:
    headline, first = lede
    return NewsItem(
        uri, supplier, at, agency=supplier, lane=lane, language=lane,
        headline=headline, body=f"{first}\n\n{BACKGROUNDS[lane]}",
    )  # fmt: skip


def main() -> None:
    """Print the table."""
    found = count_withheld()
    print(f"follow-ups with a new lede withheld: {found.withheld}"
          f" of {found.made}, by language {found.languages}")  # fmt: skip


if __name__ == "__main__":
    main()

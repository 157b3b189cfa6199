"""The shapes of French sentences. Behind “est-ce que” a sentence keeps its order."""

from typing import Final

from knowledge.drafts.draft import Sort
from knowledge.drafts.shapes import Grammar, Shape, one_of
from knowledge.stop_words import stop_words

_THE: Final = r"(?:(?:Le|La|Les|Un|Une) |L[’'])"
_NAME: Final = r"\p{Lu}[\p{L}\-]+"
_UNLIKELY: Final = one_of(
    """
    est sont était qui que et se ne a ont fut mais plus moins meilleure? seule? première? dernière? premier
    dernier autres?
    """
)
_WORD: Final = rf"(?!{_UNLIKELY}\b)[\p{{L}}\p{{N}}\-’']+"
_S: Final = rf"(?P<s>{_THE}(?:{_WORD} ){{0,6}}?{_WORD}|{_NAME}(?: (?:de |du )?{_NAME}){{0,3}})"
_FULL_NAME: Final = rf"(?P<s>{_NAME} {_NAME})"
_ASIDE: Final = r"(?:, [^,.;]{3,50},)?"
_R: Final = r"[^,.;:!?()«»“”—]"
_NUMBER: Final = (
    r"(?:\d[\d ]*|"
    + one_of(
        """
    deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante
    cent mille
    """
    )
    + ")"
)
_ABOUT: Final = "(?:(?:environ|près de|plus de|presque) )?"
_UNIT: Final = one_of(
    "ans années mois jours semaines heures minutes secondes mètres kilomètres euros dollars millions degrés"
)
_COUNTED: Final = rf"(?!{_UNIT})\p{{Ll}}+[sx]"
_DATE: Final = r"(?:[Ee]n (?:\p{L}+ )?\d{4}|[Ll]e \d{1,2}(?:er)? \p{L}+ \d{4})"
_PERSON: Final = one_of(
    """
    ingénieure? architecte écrivaine? aut(?:eur|rice) peintre scientifique présidente? ministre maire
    direct(?:eur|rice) professeure? poète musicien(?:ne)? chant(?:eur|euse) act(?:eur|rice) médecin roi reine
    fondat(?:eur|rice) cherche(?:ur|use) journaliste historien(?:ne)? artiste philosophe politicien(?:ne)?
    composit(?:eur|rice) physicien(?:ne)? chimiste biologiste avocate? porte-parole entrepreneure?
    """
)
_ADVERBS: Final = """
    hier aujourd depuis ensuite puis pendant lors lorsque quand selon durant cependant toutefois enfin ainsi
    personne plusieurs certains certaines chaque tous toutes malgré
"""
_LEANING: Final = """
    ce cet cette ces celui celle ceux elle il ils elles lui leur y aussi ici là ainsi autre autres même notre
    nos mon ma nous je
"""

FRENCH: Final = Grammar(
    shapes=(
        Shape(
            rf"^{_FULL_NAME}{_ASIDE} (?P<v>est|était|fut) "
            rf"(?P<a>(?:une? |le |la |l[’']){_R}*?\b{_PERSON}\b)",
            "Qui {v} {s} ?",
            Sort.WHO,
        ),
        Shape(rf"(?i:\b(?P<a>{_PERSON})),? {_FULL_NAME}\b", "Qui est {s} ?", Sort.WHO),
        Shape(
            rf"^{_S}{_ASIDE} est (?P<a>(?:une? |les? |la |des |l[’'])(?!{_R}*\b{_PERSON}\b).+)",
            "Qu’est-ce que {s} ?",
            Sort.WHAT,
        ),
        Shape(
            rf"^(?P<s>{_THE}{_R}{{3,50}}? (?:a|ont|est|sont|fut|furent|était) {_R}{{3,40}}?) (?P<a>{_DATE})",
            "Quand est-ce que {s} ?",
            Sort.WHEN,
        ),
        Shape(rf"^(?P<a>{_DATE}), (?P<s>{_THE}{_R}{{8,75}})\.", "Quand est-ce que {s} ?", Sort.WHEN),
        Shape(
            rf"^(?P<s>{_THE}[^.;:,]{{8,75}}?),? (?:parce qu|car )(?P<a>.+)",
            "Pourquoi est-ce que {s} ?",
            Sort.WHY,
        ),
        Shape(
            rf"^{_S}{_ASIDE} (?P<v>coûte|coûtent|mesure|mesurent|pèse|pèsent) {_ABOUT}(?P<a>{_NUMBER})",
            "Combien {v} {s} ?",
            Sort.MUCH,
        ),
        Shape(
            rf"^{_S}{_ASIDE} (?P<v>dure|durent) {_ABOUT}(?P<a>{_NUMBER})",
            "Combien de temps {v} {s} ?",
            Sort.MUCH,
        ),
        Shape(
            rf"^{_S}{_ASIDE} (?P<v>compte|comptent|possède|possèdent|contient) {_ABOUT}(?P<a>{_NUMBER}) "
            rf"(?P<n>{_COUNTED})\b",
            "Combien de {n} {v} {s} ?",
            Sort.MANY,
        ),
        Shape(
            rf"^(?i:(?P<a>{_NUMBER})) (?P<s>{_COUNTED}) (?P<r>\p{{Ll}}+ent {_R}{{3,60}})[.,]",
            "Combien de {s} {r} ?",
            Sort.MANY,
        ),
        Shape(rf"^(?P<s>{_DATE}),? (?P<a>.+)", "Que s’est-il passé {s} ?", Sort.HAPPENED),
        Shape(
            rf"^(?P<a>(?P<s>{_THE}{_R}{{3,40}}? (?:est|sont|était|étaient|peut|peuvent|a|ont) "
            rf"{_R}{{4,50}}))\.",
            "Est-ce que {s} ?",
            Sort.WHETHER,
        ),
    ),
    strange=stop_words("fr") | set(_ADVERBS.split()),
    leaning=frozenset(_LEANING.split()),
    articles=frozenset("le la les l un une en".split()),
    elided=((r"\b([Qq]u|[Dd])e (?=[aeiouâàéèêîôû])", r"\1’"),),
)

"""The shapes of Spanish sentences."""

from typing import Final

from knowledge.drafts.draft import Sort
from knowledge.drafts.shapes import Grammar, Shape, one_of
from knowledge.stop_words import stop_words

_THE: Final = "(?:El|La|Los|Las)"
_NAME: Final = r"\p{Lu}[\p{L}\-]+"
_UNLIKELY: Final = one_of(
    r"""
    es era son fue que y se no ha han está tiene pero mayor menor mejor peor principal más única? otr[oa]s?
    \p{L}+ó \p{L}+aron \p{L}+ieron
    """
)
_WORD: Final = rf"(?!{_UNLIKELY}\b)[\p{{L}}\p{{N}}\-]+"
_S: Final = rf"(?P<s>{_THE} (?:{_WORD} ){{0,6}}?{_WORD}|{_NAME}(?: (?:de |del )?{_NAME}){{0,3}})"
_FULL_NAME: Final = rf"(?P<s>{_NAME} (?:de |del )?{_NAME}(?: {_NAME})?)"
_ASIDE: Final = r"(?:, [^,.;]{3,50},)?"
_R: Final = r"[^,.;:!?¿¡()«»“”—]"
_NUMBER: Final = (
    r"(?:\d[\d.,]*|"
    + one_of(
        """
    dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta cuarenta cincuenta cien
    mil doscientos quinientos
    """
    )
    + ")"
)
_ABOUT: Final = "(?:(?:unos|unas|casi|más de|cerca de|alrededor de) )?"
_UNIT: Final = one_of(
    "años meses días semanas horas minutos segundos metros kilómetros euros dólares pesos millones grados"
)
_DATE: Final = r"(?:[Ee]n (?:\p{L}+ de )?\d{4}|[Ee]l \d{1,2} de \p{L}+ de \d{4})"
_DONE: Final = rf"(?:\p{{Ll}}+(?:ad|id)[oa]s?|{one_of('abiert escrit hech descubiert inscrit')}[oa]s?)"
_HAS: Final = one_of("tiene tienen tenía tenían")
_PERSON: Final = one_of(
    """
    ingenier[oa] arquitect[oa] escritora? autora? pintora? científic[oa] president[ea] ministr[oa]
    alcalde(?:sa)? directora? profesora? maestr[oa] poeta músic[oa] cantante actor actriz médic[oa] rey reina
    líder fundadora? empresari[oa] investigadora? periodista futbolista historiadora? artista farero
    filósof[oa] polític[oa] compositora? físic[oa] químic[oa] biólog[oa] entrenadora? portavoz abogad[oa]
    """
)
_ADVERBS: Final = """
    hoy ayer después antes luego entonces además mientras cuando durante tras hasta entre contra bajo ante sí
    según actualmente finalmente nadie algunos algunas muchos muchas todos todas cada
"""
_LEANING: Final = """
    este esta estos estas ese esa esos esas aquel aquella ello él ella ellos ellas también allí aquí así otro
    otra otros otras mismo misma yo nosotros mi nuestro nuestra
"""


def _how_many(ending: str) -> tuple[str, str]:
    """The patterns behind “cuántos” or “cuántas”: of things that a subject has, and that do something."""
    noun = rf"(?!{_UNIT})\p{{Ll}}+{ending}"
    has = rf"^{_S}{_ASIDE} (?P<v>{_HAS}) {_ABOUT}(?P<a>{_NUMBER}) (?P<n>{noun})\b"
    does = rf"(?:^|, )(?i:(?P<a>{_NUMBER})) (?P<s>{noun}) (?P<r>\p{{Ll}}+(?:an|en|on) {_R}{{3,60}})[.,]"
    return has, does


_MASCULINE: Final = _how_many("os")
_FEMININE: Final = _how_many("(?:as|ciones|dades)")

SPANISH: Final = Grammar(
    shapes=(
        Shape(
            rf"^{_FULL_NAME}{_ASIDE} (?P<v>es|era|fue) (?P<a>(?:una?|el|la) {_R}*?\b{_PERSON}\b)",
            "¿Quién {v} {s}?",
            Sort.WHO,
        ),
        Shape(rf"\b(?P<a>{_PERSON}),? (?P<s>{_NAME} {_NAME})\b", "¿Quién es {s}?", Sort.WHO),
        Shape(
            rf"^{_S}{_ASIDE} (?P<v>es|era|son|eran) (?P<a>(?:una?|el|la|los|las)\b(?!{_R}*\b{_PERSON}\b).+)",
            "¿Qué {v} {s}?",
            Sort.WHAT,
        ),
        Shape(
            rf"^{_S}{_ASIDE} (?P<v>fue|fueron) (?P<p>{_DONE})\b(?P<r>{_R}{{0,50}}?) (?P<a>{_DATE})",
            "¿Cuándo {v} {p} {s} {r}?",
            Sort.WHEN,
        ),
        Shape(
            rf"^{_S}{_ASIDE} (?P<v>fue|fueron) (?P<p>{_DONE})\b{_R}{{0,40}}? "
            rf"por (?P<a>{_R}{{0,30}}\p{{Lu}}{_R}+)",
            "¿Por quién {v} {p} {s}?",
            Sort.DOER,
        ),
        Shape(
            rf"^{_S}{_ASIDE} (?P<v>(?:se )?\p{{Ll}}+(?:ó|aron|ieron))(?P<r> {_R}{{3,40}})? (?P<a>{_DATE})",
            "¿Cuándo {v} {s} {r}?",
            Sort.WHEN,
        ),
        Shape(rf"^(?P<s>{_THE} [^.;:,¿¡]{{8,75}}?),? porque (?P<a>.+)", "¿Por qué {s}?", Sort.WHY),
        Shape(
            rf"^{_S}{_ASIDE} (?P<v>cuestan?|costó|costaron|miden?|pesan?|duran?|duró) "
            rf"{_ABOUT}(?P<a>{_NUMBER})",
            "¿Cuánto {v} {s}?",
            Sort.MUCH,
        ),
        Shape(_MASCULINE[0], "¿Cuántos {n} {v} {s}?", Sort.MANY),
        Shape(_FEMININE[0], "¿Cuántas {n} {v} {s}?", Sort.MANY),
        Shape(_MASCULINE[1], "¿Cuántos {s} {r}?", Sort.MANY),
        Shape(_FEMININE[1], "¿Cuántas {s} {r}?", Sort.MANY),
        Shape(rf"^(?P<s>{_DATE}),? (?P<a>.+)", "¿Qué pasó {s}?", Sort.HAPPENED),
        Shape(
            rf"^(?P<s>{_THE} {_R}{{3,40}}? (?:es|son|era|eran|están?|pueden?|fue|fueron) {_R}{{4,50}})\.",
            "¿{s}?",
            Sort.WHETHER,
        ),
    ),
    strange=stop_words("es") | set(_ADVERBS.split()),
    leaning=frozenset(_LEANING.split()),
    articles=frozenset("el la los las un una en".split()),
)

"""The shapes of German sentences. The verb is second, so a question needs only what stands before it."""

from typing import Final

from knowledge.drafts.draft import Sort
from knowledge.drafts.shapes import Grammar, Shape, one_of
from knowledge.stop_words import stop_words

_ADJECTIVE: Final = (
    rf"(?:\p{{Ll}}+(?:e|en|er|es)|{one_of('der des von vom im in aus für zur zum am an auf mit')})"
)
_NOUN: Final = r"\p{Lu}[\p{L}\p{N}\-]*"
_THE: Final = one_of("Der Die Das Ein Eine")
_S: Final = rf"(?P<s>{_THE} (?:{_ADJECTIVE} |{_NOUN} ){{0,5}}?{_NOUN}|{_NOUN}(?: {_NOUN}){{0,2}})"
_FULL_NAME: Final = rf"(?P<s>{_NOUN} {_NOUN})"
_R: Final = r"[^,.;:!?()„“”»«–]"
_END: Final = r"[.!](?!\d)"
_NUMBER: Final = (
    r"(?:\d[\d.]*|zwei|drei|vier|fünf|sechs|sieben|acht|neun|elf|zwölf|"
    r"\p{Ll}*(?:zehn|zig|dreißig|hundert|tausend))"
)
_ABOUT: Final = "(?:(?:etwa|rund|ungefähr|über|mehr als|fast|knapp|insgesamt) )?"
_UNITS: Final = one_of(
    """
    Jahre Tage Wochen Monate Stunden Minuten Sekunden Uhr Meter Kilo Zentimeter Prozent Euro Dollar Franken
    Millionen Milliarden Grad Mal Tonnen Liter Quadrat Hektar Januar Februar März April Mai Juni Juli August
    September Oktober November Dezember
    """
)
_COUNTED: Final = rf"(?:\p{{Ll}}+e )?(?!{_UNITS}){_NOUN}"
_DATE: Final = r"(?:[Ii]m (?:\p{L}+ )?\d{4}|[Aa]m \d{1,2}\. \p{L}+ \d{4})"
_DONE: Final = r"\p{Ll}+(?:t|en)"
_AUXILIARY: Final = one_of(
    """
    ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können konnte konnten muss müssen
    musste mussten darf dürfen durfte durften soll sollen sollte will wollen wollte wollten
    """
)
_PERSON: Final = (
    r"(?:\p{Lu}\p{L}*(?:lehrer|leiter|direktor|präsident|minister|meister|sprecher|forscher|trainer|kanzler)|"
    + one_of(
        """
        Lehrer Leiter Direktor Präsident Minister Sprecher Forscher Trainer Kanzler Ingenieur Architekt Autor
        Journalist Künstler Maler Gründer Chef Dichter Physiker Chemiker Komponist Schriftsteller Historiker
        Professor Politiker Unternehmer Sänger Schauspieler Regisseur Biologe Arzt Erfinder Philosoph
        """
    )
    + ")(?:in)?"
)
_ADVERBS: Final = """
    zuerst anfangs zunächst damals später inzwischen heute dort hier jetzt danach dabei seitdem trotzdem
    deshalb allerdings außerdem insgesamt bisher gestern morgen jedoch doch wenn viele einige manche beide
    alle andere nur schon zudem dennoch sonst vielleicht natürlich leider oft manchmal dadurch darum daher
    laut trotz wegen während zwischen unter neben gegen ohne mittlerweile schließlich zuletzt niemand jeder
    jede jedes
"""
_LEANING: Final = """
    er sie es ihn ihm ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner dies diese dieser dieses
    diesem diesen jener jene dort hier da dabei damit dafür davon daran darin dann danach deshalb auch wir
    ich du man uns mich mir mein unser einige andere anderen solche
"""

GERMAN: Final = Grammar(
    shapes=(
        Shape(
            rf"^{_FULL_NAME} (?P<v>ist|war) (?P<a>(?:eine?|der|die) {_R}*?\b{_PERSON}\b)",
            "Wer {v} {s}?",
            Sort.WHO,
        ),
        Shape(rf"\b(?P<a>{_PERSON}),? {_FULL_NAME}\b(?! {_NOUN})", "Wer ist {s}?", Sort.WHO),
        Shape(
            rf"^{_S} (?P<v>ist|sind|war|waren) (?P<a>(?:eine?|der|die|das)\b(?!{_R}*\b{_PERSON}\b).+)",
            "Was {v} {s}?",
            Sort.WHAT,
        ),
        Shape(
            rf"^{_S} (?P<v>wurden?) (?P<a>{_DATE}|\d{{4}}) (?P<r>{_R}{{0,60}}?)(?P<p>{_DONE})[.,;](?!\d)",
            "Wann {v} {s} {r} {p}?",
            Sort.WHEN,
        ),
        Shape(
            rf"^(?P<a>{_DATE}) (?P<r>(?!{_AUXILIARY}\b)\p{{Ll}}+ {_R}{{5,70}})(?<=\p{{L}})(?<s>)[.,;](?!\d)",
            "Wann {r}?",
            Sort.WHEN,
        ),
        Shape(
            rf"^(?P<a>{_DATE}) (?P<r>{_AUXILIARY} {_R}{{5,70}}? {_DONE})(?<s>){_END}", "Wann {r}?", Sort.WHEN
        ),
        Shape(
            rf"^Seit (?P<a>(?:dem )?(?:\p{{L}}+ )?\d{{4}}) (?P<r>\p{{Ll}}+ {_R}{{5,70}})(?<s>){_END}",
            "Seit wann {r}?",
            Sort.WHEN,
        ),
        Shape(
            rf"^(?:Zuerst|Anfangs|Zunächst|Damals) (?P<r>\p{{Ll}}+ {_R}{{5,70}})(?<s>), weil (?P<a>.+)",
            "Warum {r}?",
            Sort.WHY,
        ),
        Shape(
            rf"^{_S} (?P<v>{_AUXILIARY}) (?P<r>{_R}{{3,70}}), weil (?P<a>.+)", "Warum {v} {s} {r}?", Sort.WHY
        ),
        Shape(
            rf"^{_S} (?P<v>kostete?|kosten|wiegt|wiegen) {_ABOUT}(?P<a>{_NUMBER})",
            "Wie viel {v} {s}?",
            Sort.MUCH,
        ),
        Shape(
            rf"^{_S} (?P<v>wird|werden|soll|sollen) {_ABOUT}(?P<a>{_NUMBER} {_NOUN}) kosten\b",
            "Wie viel {v} {s} kosten?",
            Sort.MUCH,
        ),
        Shape(rf"^{_S} (?P<v>dauerte?) {_ABOUT}(?P<a>{_NUMBER})", "Wie lange {v} {s}?", Sort.MUCH),
        Shape(
            rf"^{_S} (?P<v>ist|sind|war|waren) {_ABOUT}(?P<a>{_NUMBER} {_NOUN}) "
            r"(?P<r>lang|hoch|tief|breit|alt|groß|schwer|dick)\b",
            "Wie {r} {v} {s}?",
            Sort.MUCH,
        ),
        Shape(
            rf"^{_S} (?P<v>hat|haben|hatten?|besitzt|besitzen|umfasst) {_ABOUT}(?P<a>{_NUMBER}) "
            rf"(?P<n>{_COUNTED})(?=[.,;]| und )",
            "Wie viele {n} {v} {s}?",
            Sort.MANY,
        ),
        Shape(
            rf"^(?i:{_ABOUT}(?P<a>{_NUMBER})) (?P<s>{_COUNTED}) (?P<r>\p{{Ll}}+ {_R}{{3,60}}){_END}",
            "Wie viele {s} {r}?",
            Sort.MANY,
        ),
        Shape(
            rf"^{_S} (?P<v>{_AUXILIARY}) (?P<a>(?P<r>(?:(?!(?:und|oder|aber|sondern) ){_R}){{4,70}})){_END}",
            "{v} {s} {r}?",
            Sort.WHETHER,
        ),
        Shape(r"^(?P<s>Im (?:\p{L}+ )?\d{4}) \p{Ll}+ (?P<a>.+)", "Was geschah {s}?", Sort.HAPPENED),
    ),
    strange=stop_words("de") | set(_ADVERBS.split()),
    leaning=frozenset(_LEANING.split()),
    articles=frozenset(("der", "die", "das", "ein", "eine", "im")),
)

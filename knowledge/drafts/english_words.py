"""English nouns, adverbs and other words that the question forms turn on."""

from typing import Final

ARTICLES: Final = ("the", "a", "an")
"""What a noun stands behind."""

LEANING: Final = frozenset(
    """
    above again also another below both either even following former here instead later latter my neither
    only other others our same similar soon such that then there therefore these this those thus too your
    """.split()
)
"""Words behind the verb that lean on the text around it."""

UNCLEAR: Final = frozenset(
    """
    corresponding respective resulting
    above afterwards again aim all alone another answer any anybody anyone anything below better both
    case cases day days each earlier even every everybody everyone everything example examples fact few
    first following former goal greater he her here higher him his however i idea instead it its just
    larger last later latter less lower many me meanwhile more most my newer next nobody none nothing now
    number older one ones other others our part parts perhaps point previous problem question reason
    reasons rest result results same second several she smaller some somebody someone something such that
    their them then there thereafter these they thing things third this those time times today together
    us way ways we what which who whose worse you your
    """.split()
)
"""Words that make a subject lean on the text around it."""

VAGUE: Final = frozenset(
    """
    adopter best case cases cause example exporter factor failure few first former kind kinds last least
    lot matter member members most next one only other part parts place point result same second sort
    sorts source success supporter thing things third time way ways
    """.split()
)
"""Words of a predicate that does not say what something is."""

NOT_COUNTED: Final = frozenset(
    """
    cent centuries day days decades degrees dollars euros feet hour hours inches kilometers kilometres km
    less meters metres miles minute minutes month months more others per percent pounds seconds times
    week weeks year years yen
    """.split()
)
"""Units and the like, of which nobody asks how many there are."""

ORDINALS: Final = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
"""Number words that count nothing."""

PLURALS: Final = frozenset("children feet fish men mice people sheep species teeth women".split())
"""Plurals without an s."""

PERSON_NOUNS: Final = frozenset(
    """
    activist actor actress adviser ambassador analyst anthropologist archaeologist architect artist
    astronaut astronomer athlete author banker biologist bishop boss botanist boxer broadcaster
    businessman businesswoman campaigner captain ceo chair chairman chairwoman chef chemist chief
    co-founder coach comedian commander composer conductor consultant critic curator dancer daughter
    deputy designer diplomat director doctor duke ecologist economist editor emperor engineer
    entrepreneur executive expert explorer farmer father filmmaker fisherman footballer founder general
    geologist governor grandfather grandmother guitarist head historian husband industrialist inventor
    investor journalist judge king lawyer leader lecturer librarian man manager mathematician mayor
    midfielder minister missionary monarch monk mother musician novelist nurse officer owner painter
    philosopher photographer physician physicist pianist pilot pioneer player playwright poet politician
    pope president priest prince princess producer professor psychologist publisher quarterback queen
    reporter representative researcher ruler saint scholar scientist sculptor secretary senator singer
    sociologist soldier son spokesman spokesperson spokeswoman statesman striker student surgeon teacher
    theologian trainer vice-president widow wife woman writer zoologist
    """.split()
)
"""What a person may be."""

PERSON_ENDINGS: Final = ("er", "or", "ist", "ian", "man", "eer")
"""How other nouns for a person end."""

COMMON_ENDINGS: Final = (
    "al",
    "ic",
    "ive",
    "ous",
    "ful",
    "less",
    "able",
    "ible",
    "ary",
    "ing",
    "ed",
    "ment",
    "ion",
    "ity",
)
"""How words end that are hardly ever a name."""

ADJECTIVES_OF_MEASURE: Final = frozenset("deep high long old tall thick wide".split())
"""What stands behind a measure: “12 metres long”."""

LINKING_ADVERBS: Final = frozenset("also first later now once originally soon still then usually".split())
"""Adverbs between subject and verb that may be left out."""

DENYING: Final = frozenset("hardly never rarely scarcely seldom".split())
"""Adverbs that may not."""

OPENERS: Final = frozenset(
    """
    according after as at before by despite during finally from however in now nowadays on since
    sometimes throughout today under unlike until with within
    """.split()
)
"""How an adverbial in front of a clause begins."""

SUBORDINATING: Final = frozenset("after although as because before if once since though when while".split())
"""How a clause in front of the main one begins."""

CONDITIONAL: Final = frozenset("how if that unless what when where which who whom whose why".split())
"""How a clause begins without which the one before it does not hold."""

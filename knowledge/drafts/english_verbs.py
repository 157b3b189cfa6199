"""English verbs for the question forms: the base of a form, and what a verb can be asked about."""

from typing import Final

_REGULAR: Final = """
    abandon abolish accept accuse achieve acquire add adopt advise amend announce appoint approve argue
    arrest arrive assemble assess assume attack attend avoid award ban bomb borrow capture cause
    celebrate change chase chew cite claim clear close collapse collect combine commission compare
    complain complete compose conclude condemn confirm conquer construct contact contribute convert cook
    count cover create criticise criticize cross cure date debate decide declare decline decorate
    dedicate defeat deliver demand demolish depict deploy derive design destroy detain detect develop die
    discover divide donate double draft dump earn educate elect encourage end enforce engage ensure enter
    escape establish estimate evaluate examine exceed exhibit expand explain explore export express face
    fail fear fill finish flood follow force form found fund gain grant guide halt happen help hire host
    identify ignore implement import impose impress improve include increase influence inform inherit
    inspect inspire install introduce invade invent invest investigate issue jail join kill label lack
    land last launch license limit link load lock maintain manage manufacture mark marry measure mention
    merge mine mix monitor move murder name note observe obtain occupy occur offer open operate oppose
    order organise organize outlaw overturn owe own paint pass perform photograph plan plant play pledge
    possess praise predict present preserve prevent privatise produce promise promote propose prosecute
    protect protest prove provide publish pump punish purchase pursue question raise rank rate ratify
    reach realise recall receive recognise recognize recommend record recover recruit reduce reform
    refuse reject relate release remove rename renovate repair repeal replace report request require
    rescue resign resist respond restore retire return reveal reverse review reward sail sample save
    score seize separate serve settle shape share shock sign sink sponsor stage start stop strengthen
    study succeed suffer suggest supply support surrender suspend switch target test threaten trace track
    trade train transform translate transport travel treat trigger turn unite unveil update urge use
    visit vote warn welcome witness work worship wound
"""
_DOUBLING: Final = frozenset(("ban", "plan", "stop"))
_IRREGULAR: Final = """
    become became, begin began, bring brought, build built, buy bought, catch caught, choose chose, draw
    drew, drive drove, fall fell, fight fought, find found, give gave, grow grew, hold held, leave left,
    lose lost, make made, meet met, pay paid, rise rose, sell sold, send sent, shoot shot, speak spoke,
    spend spent, steal stole, strike struck, take took, teach taught, win won, write wrote
"""
_IN_THE_PRESENT: Final = (
    "allow contain cover describe include offer own produce provide remain require sell show support use"
)


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if verb in _DOUBLING else f"{verb}ed"


BASE_OF_PAST: Final = {
    **{past: base for base, past in map(str.split, _IRREGULAR.split(","))},
    **{_past(verb): verb for verb in _REGULAR.split()},
}
"""“invested” → “invest”. A past that is not here is not asked with “did”."""

BASE_OF_PRESENT: Final = {f"{base}s": base for base in _IN_THE_PRESENT.split()}
"""“offers” → “offer”; asked with “does”."""

BASES: Final = frozenset((*BASE_OF_PAST.values(), *BASE_OF_PRESENT.values()))
"""All verbs that are known here."""

PAST_OF_PARTICIPLE: Final = {
    "begun": "began",
    "chosen": "chose",
    "drawn": "drew",
    "driven": "drove",
    "given": "gave",
    "stolen": "stole",
    "taken": "took",
    "written": "wrote",
}
"""Participles that differ from the past; the others are their own."""

INTRANSITIVE: Final = frozenset(
    """
    added arrived began came died ended escaped fell finished fought grew happened landed met occurred
    resigned returned rose sailed sank settled spoke started stopped suffered traveled travelled united
    voted
    """.split()
)
"""Pasts that a preposition may follow at once; behind another verb it shows a participle: “cars made in”."""

TRANSITIVE: Final = frozenset(
    """
    acquired adopted announced bought built composed created designed destroyed developed discovered
    founded introduced invented launched lost manufactured offered painted proposed published purchased
    received recommended revealed sold stole unveiled won wrote
    """.split()
)
"""Pasts whose object is a thing: “what did … invent”."""

AGENTIVE: Final = frozenset(
    """
    built commissioned composed created designed developed directed discovered established founded
    introduced invented launched led made opened painted published won wrote
    """.split()
)
"""Pasts of what somebody does by name: “who founded …”."""

IDIOMATIC: Final = frozenset(
    """
    become been brought come given gone had held kept led left made played put remained set taken
    """.split()
)
"""Participles that say too little without their object: “played a role”."""

PARTICIPLES_OF_PLACE: Final = frozenset("based born buried found held located played signed situated".split())
"""Participles with a place behind them."""

MONEY_VERBS: Final = frozenset("cost costs donated earned invested paid raised received spent".split())
"""Verbs with a sum behind them."""

MEASURING: Final = {
    "last": ("How long do", "last"),
    "lasted": ("How long did", "last"),
    "lasts": ("How long does", "last"),
    "take": ("How long do", "take"),
    "takes": ("How long does", "take"),
    "took": ("How long did", "take"),
    "weigh": ("How much do", "weigh"),
    "weighed": ("How much did", "weigh"),
    "weighs": ("How much does", "weigh"),
}
"""Verbs with a length of time or a weight behind them, and how it is asked for, around the subject."""

TIMES: Final = frozenset(
    "seconds minutes hours days weeks months years decades hour minute day week month year".split()
)
"""In which a length of time is counted."""

PARTICLES: Final = frozenset("away back down off out up".split())
"""What belongs to the verb before it: “give up”."""

STRANDED: Final = frozenset(
    f"{participle} {preposition}"
    for preposition, participles in {
        "after": "named",
        "as": "defined known used",
        "by": "caused characterised characterized followed inspired replaced",
        "for": "designed known used",
        "from": "derived made",
        "into": "divided",
        "of": "composed made",
        "on": "based",
        "with": "associated",
    }.items()
    for participle in participles.split()
)
"""A participle and the preposition that ends its question: “what is … made of”."""

STRANDED_VERBS: Final = {
    "belongs to": "belong to",
    "consist of": "consist of",
    "consists of": "consist of",
    "contributed to": "contribute to",
    "contributes to": "contribute to",
    "depend on": "depend on",
    "depends on": "depend on",
    "focused on": "focus on",
    "focuses on": "focus on",
    "invested in": "invest in",
    "led to": "lead to",
    "refers to": "refer to",
    "relies on": "rely on",
    "resulted in": "result in",
}
"""A verb with its preposition, and the base of both: “what does … consist of”."""

REPORTING: Final = {
    **{
        f"{base}s": ("does", base)
        for base in "argue believe claim expect fear hope plan say suggest think want warn".split()
    },
    **{
        past: ("did", base)
        for base, past in map(
            str.split,
            "argue argued, believe believed, claim claimed, plan planned, promise promised, "
            "propose proposed, say said, suggest suggested, want wanted, warn warned".split(","),
        )
    },
}
"""Verbs of saying and meaning, with the helping verb and the base of their question."""

BELIEVING: Final = frozenset(
    """
    added agree agrees announced argue argued argues ask asks believe believed believes call calls claim
    claimed claims estimate estimated estimates expect expects fear fears feel feels find finds found
    hear hope hopes insist know knows like likes mean means need needs note notes reported revealed said
    say says see seem seems sees show showed shows suggest suggested suggests tell tells think thinks
    thought want wants warn warns
    """.split()
)
"""Verbs that may have a clause behind them; without a “that” they would be taken for part of the subject."""

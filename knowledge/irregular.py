"""Irregular forms and the word they belong to, which no stemmer finds: “went” and “go”."""

from typing import Final

_FORMS: Final = {
    "en": """
    arise arose arisen, awake awoke awoken, bear bore borne, beat beaten, become became, befall befell
    befallen, begin began begun, bend bent, bind bound, bite bit bitten, bleed bled, blow blew blown,
    break broke broken, breed bred, bring brought, build built, burn burnt, buy bought, catch caught,
    choose chose chosen, cling clung, come came, creep crept, deal dealt, die dying, dig dug, draw drew
    drawn, dream dreamt, drink drank drunk, drive drove driven, dwell dwelt, eat ate eaten, fall fell
    fallen, feed fed, feel felt, fight fought, find found, flee fled, fling flung, fly flew flown, forbid
    forbade forbidden, foresee foresaw foreseen, forget forgot forgotten, forgive forgave forgiven,
    forsake forsook forsaken, freeze froze frozen, get got gotten, give gave given, go went gone goes, grow
    grew grown, hang hung, hear heard, hide hid hidden, hold held, keep kept, kneel knelt, lay laid, lead
    led, lean leant, leap leapt, learn learnt, leave left, lend lent, lie lying lain, light lit, lose
    lost, make made, mean meant, meet met, mistake mistook mistaken, outgrow outgrew, overcome overcame,
    overtake overtook overtaken, overthrow overthrew overthrown, pay paid, prove proven, rebuild rebuilt,
    rewrite rewrote rewritten, ride rode ridden, ring rang rung, rise rose risen, run ran, see saw seen,
    seek sought, sell sold, send sent, sew sewn, shake shook shaken, shine shone, shoot shot, show shown,
    shrink shrank shrunk, sing sang sung, sink sank sunk, sit sat, slay slew slain, sleep slept, slide
    slid, sow sown, speak spoke spoken, speed sped, spell spelt, spend spent, spill spilt, spin spun,
    spoil spoilt, spring sprang sprung, stand stood, steal stole stolen, stick stuck, sting stung, strike
    struck stricken, strive strove striven, swear swore sworn, sweep swept, swell swollen, swim swam swum,
    swing swung, take took taken, teach taught, tear tore torn, tell told, think thought, throw threw
    thrown, tie tying, tread trod trodden, undergo underwent undergone, understand understood, undertake
    undertook undertaken, uphold upheld, wake woke woken, wear wore worn, weave wove woven, weep wept, win
    won, withdraw withdrew withdrawn, withhold withheld, withstand withstood, wring wrung, write wrote
    written, calf calves, child children, elf elves, foot feet, goose geese, half halves, knife knives,
    leaf leaves, life lives, loaf loaves, louse lice, man men, mouse mice, ox oxen, self selves, shelf
    shelves, thief thieves, tooth teeth, wife wives, wolf wolves, woman women, analysis analyses,
    bacterium bacteria, crisis crises, criterion criteria, datum data, hypothesis hypotheses, index
    indices, medium media, nucleus nuclei, phenomenon phenomena, bad worse worst, far further farthest,
    good better best
    """,
}
"""By ISO 639-1 code: a word, then its forms that a stemmer would keep apart."""

_BASES: Final = {
    language: {form: word for word, *others in map(str.split, forms.split(",")) for form in others}
    for language, forms in _FORMS.items()
}


def base_form(word: str, language: str = "en") -> str:
    """The word that a normalised `word` is an irregular form of, or itself."""
    return _BASES.get(language, {}).get(word, word)

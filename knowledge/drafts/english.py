"""Questions from plain English clauses, turned round by rule: one function, one shape."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from knowledge.drafts.draft import Draft, Sentence, Sort, Wording
from knowledge.drafts.english_clauses import Clause, clauses, counted_noun, is_plural, noun_phrase, pair, past
from knowledge.drafts.english_mentions import mentions
from knowledge.drafts.english_verbs import (
    AGENTIVE,
    BASE_OF_PAST,
    BASE_OF_PRESENT,
    IDIOMATIC,
    INTRANSITIVE,
    MEASURING,
    MONEY_VERBS,
    PARTICIPLES_OF_PLACE,
    PARTICLES,
    PAST_OF_PARTICIPLE,
    REPORTING,
    STRANDED,
    STRANDED_VERBS,
    TIMES,
    TRANSITIVE,
)
from knowledge.drafts.english_words import (
    ADJECTIVES_OF_MEASURE,
    ARTICLES,
    LEANING,
    NOT_COUNTED,
    ORDINALS,
    PERSON_ENDINGS,
    PERSON_NOUNS,
    VAGUE,
)
from knowledge.phrases import Class, words_of

_BE: Final = ("is", "are", "was", "were")
_ABLE: Final = ("can", "could", "will", "may", "might", "must")
_MODALS: Final = (*_ABLE, "would", "should")
_HAVE: Final = {"has": "does", "have": "do", "had": "did"}
_COST: Final = {"cost": "did", "costs": "does"}
_SHORTEST_ASKED: Final = 3
"""“Is it red?” asks too little to be suggested."""

_NUMBERS: Final = (Class.NUMBER, Class.CURRENCY)


class _Asked(NamedTuple):
    """A question, what it asks for, and between which words of the clause its answer stands."""

    question: str
    sort: Sort
    start: int
    end: int


def english_drafts(sentence: Sentence, wording: Wording) -> Iterator[Draft]:
    """The questions that a sentence gives."""
    if sentence.text[0].islower():
        return
    words = words_of(sentence.text)
    yield from mentions(sentence, words)
    for clause in clauses(sentence.text, words, wording):
        for form in _FORMS:
            for question, sort, start, end in form(clause):
                yield Draft(question, sort, clause.about, sentence.span, clause.written(start, end))


def _defined(clause: Clause) -> Iterator[_Asked]:
    """“X is a …” gives “What is X?”, or “Who is X?” for a person."""
    words, verb, be = clause.words, clause.verb, clause.said
    subject = words[clause.subject : clause.after]
    if be not in _BE or verb + 2 >= clause.end or (subject[0].lower == "the" and not clause.is_known):
        return
    over = be in ("was", "were")
    if words[verb + 1].lower not in (("a", "an", "one") if over else ("a", "an", "the", "one")):
        return
    if be in ("are", "were") and not is_plural(subject[-1]):
        return
    if over and not clause.is_name and subject[0].lower != "the":
        return
    kinds = (Class.PREPOSITION, Class.VERB)
    noun = next((at for at in range(verb + 2, clause.end) if words[at].kind in kinds), clause.end)
    predicate = [word.lower for word in words[verb + 2 : noun]]
    if not predicate or not VAGUE.isdisjoint(predicate) or predicate[-1].endswith("est"):
        return
    plain = clause.is_name and all(word.lower.isalpha() for word in subject)
    full_name = plain and len(subject) > 1
    person = not PERSON_NOUNS.isdisjoint(predicate) or (full_name and predicate[-1].endswith(PERSON_ENDINGS))
    if not person:
        yield _Asked(f"What {be} {clause.about}?", Sort.WHAT, verb + 1, clause.end)
    elif plain:
        yield _Asked(f"Who {be} {clause.about}?", Sort.WHO, verb + 1, clause.end)


def _valued(clause: Clause) -> Iterator[_Asked]:
    """“The X of Y is Z” gives “What is the X of Y?”; so does a number for Z with any X that is no name."""
    words, verb, be = clause.words, clause.verb, clause.said
    if be not in _BE or verb + 1 >= clause.end or not clause.is_definite or clause.is_name:
        return
    subject = [word.lower for word in words[clause.subject : clause.after]]
    value = words[verb + 1].kind
    named = value is Class.NAME and subject[0] == "the" and be in ("is", "was")
    counted = value in _NUMBERS and words[verb + 1].lower not in ORDINALS
    if not named and not counted:
        return
    if "of" in subject:
        person = subject[subject.index("of") - 1] in PERSON_NOUNS
        word, sort = ("Who", Sort.WHO) if person else ("What", Sort.WHAT)
        yield _Asked(f"{word} {be} {clause.about}?", sort, verb + 1, clause.end)
    elif not named or clause.end == verb + 2:
        yield _Asked(f"What {be} {clause.about}?", Sort.WHAT, verb + 1, clause.end)


def _passive(clause: Clause) -> Iterator[_Asked]:
    """“X was founded by Y in 1998” gives “When was X founded?” and “Who founded X?”."""
    words, be = clause.words, clause.said
    at = past(words, clause.verb + 1, clause.end, Class.ADVERB)
    if be not in _BE or at + 1 >= clause.end or words[at].kind is not Class.VERB or not clause.is_definite:
        return
    done, follows = words[at].lower, words[at + 1].lower
    asked = f"{be} {clause.about} {done}"
    when = clause.date
    if when and be in ("was", "were"):
        after = when[0] > at
        rest = None if follows == "by" else clause.rest(at + 1, when[0] if after else clause.end)
        if rest is not None or after:
            yield _Asked(f"When {asked}{rest or ''}?", Sort.WHEN, *when)
    doer = follows == "by" and at + 2 < clause.end and words[at + 2].kind is Class.NAME
    if doer and PAST_OF_PARTICIPLE.get(done, done) in AGENTIVE:
        yield _Asked(
            f"Who {PAST_OF_PARTICIPLE.get(done, done)} {clause.about}?", Sort.DOER, at + 2, clause.end
        )
    placed = done in PARTICIPLES_OF_PLACE and follows in ("in", "on", "at", "near")
    if placed and any(word.kind is Class.NAME for word in words[at + 2 : at + 5]):
        yield _Asked(f"Where {asked}?", Sort.WHERE, at + 2, clause.end)
    if f"{done} {follows}" in STRANDED:
        yield _Asked(f"What {asked} {follows}?", Sort.OBJECT, at + 2, clause.end)
    elif f"{done} {follows}" == "used to" and be in ("is", "are"):
        yield _Asked(f"What {asked} for?", Sort.OBJECT, at + 2, clause.end)


def _active(clause: Clause) -> Iterator[_Asked]:
    """“X bought Y in 1998” gives “When did X buy Y?”, “What did X buy?” and “Who bought Y?”."""
    words, verb, said = clause.words, clause.verb, clause.said
    base = BASE_OF_PAST.get(said)
    if base is None or verb + 1 >= clause.end or not clause.is_definite:
        return
    follows = words[verb + 1]
    if follows.kind is Class.PREPOSITION and said not in INTRANSITIVE:
        return
    thing = noun_phrase(words, verb + 1) if follows.lower in ARTICLES or follows.kind is Class.NAME else None
    if thing is not None and thing > clause.end:
        thing = None
    if (when := clause.date) is not None:
        rest = clause.rest(verb + 1, when[0] if when[0] > verb else clause.end)
        if rest is None and thing is not None and thing < clause.end:
            cut = words[thing].kind is Class.PREPOSITION and words[thing].lower != "to"
            rest = clause.rest(verb + 1, thing) if cut else None
        if rest is not None:
            yield _Asked(f"When did {clause.about} {base}{rest}?", Sort.WHEN, *when)
    if thing is None:
        return
    if said in TRANSITIVE:
        yield _Asked(f"What did {clause.about} {base}?", Sort.OBJECT, verb + 1, clause.end)
    ends = thing == clause.end or words[thing].lower == "in"
    if said in AGENTIVE and clause.is_name and ends:
        rest = clause.rest(verb + 1, thing)
        if rest and any(word.kind is Class.NAME for word in words[verb + 1 : thing]):
            yield _Asked(f"Who {said}{rest}?", Sort.DOER, clause.subject, clause.after)


def _object(clause: Clause) -> Iterator[_Asked]:
    """“X consists of …” gives “What does X consist of?”, “X has found that …”, “What has X found?”."""
    words, verb, said = clause.words, clause.verb, clause.said
    if verb + 2 >= len(words) or not clause.is_definite:
        return
    if (base := STRANDED_VERBS.get(pair(words, verb))) is not None:
        helper = "did" if said.endswith("ed") or said == "led" else "does" if said.endswith("s") else "do"
        yield _Asked(f"What {helper} {clause.about} {base}?", Sort.OBJECT, verb + 2, clause.end)
    elif said in BASE_OF_PRESENT and (
        words[verb + 1].lower in ARTICLES or words[verb + 1].kind is Class.NAME
    ):
        question = f"What does {clause.about} {BASE_OF_PRESENT[said]}?"
        yield _Asked(question, Sort.OBJECT, verb + 1, clause.end)
    elif said in ("has", "have") and words[verb + 1].kind is Class.VERB:
        done, follows = words[verb + 1].lower, words[verb + 2]
        thing = follows.lower in (*ARTICLES, "that") or follows.kind is Class.NAME
        if thing and done not in IDIOMATIC:
            yield _Asked(f"What {said} {clause.about} {done}?", Sort.OBJECT, verb + 2, len(words))


def _counted(clause: Clause) -> Iterator[_Asked]:
    """“X has 12 doors” gives “How many doors does X have?”, “X paid $5 for …” “How much did X pay …?”."""
    words, said, at = clause.words, clause.said, clause.verb + 1
    if at >= clause.end or not clause.is_definite:
        return
    helper, base = _helped(said)
    going = words[clause.verb].kind is Class.BE and words[at].kind is Class.GERUND
    if going or (said in _HAVE and words[at].kind is Class.VERB):
        helper, base, at = said, words[at].lower, at + 1
    if not base:
        return
    if at < clause.end and words[at].lower in PARTICLES:
        base, at = f"{base} {words[at].lower}", at + 1
    number = past(words, at, clause.end, Class.HEDGE)
    at = past(words, number, clause.end, *_NUMBERS)
    if at == number:
        return
    if any(word.kind is Class.CURRENCY for word in words[number:at]):
        rest = clause.rest(at, clause.end)
        if rest is not None and said in MONEY_VERBS:
            yield _Asked(f"How much {helper} {clause.about} {base}{rest}?", Sort.MUCH, number, at)
        return
    end = counted_noun(words, at, clause.end)
    if end is not None and NOT_COUNTED.isdisjoint(word.lower for word in words[at:end]):
        question = f"How many {clause.written(at, end)} {helper} {clause.about} {base}?"
        yield _Asked(question, Sort.MANY, number, at)


def _helped(said: str) -> tuple[str, str]:
    """The helping verb of a question, and the verb's base; the base is "" for a verb that has none here."""
    if said in _HAVE:
        return _HAVE[said], "have"
    if said in _COST:
        return _COST[said], "cost"
    return "did", BASE_OF_PAST.get(said, "")


def _measured(clause: Clause) -> Iterator[_Asked]:
    """“X is 12 metres long” gives “How long is X?”, “X takes 3 hours”, “How long does X take?”."""
    words, said = clause.words, clause.said
    number = past(words, clause.verb + 1, clause.end, Class.HEDGE)
    unit = past(words, number, clause.end, Class.NUMBER)
    if unit == number or unit >= clause.end or not clause.is_definite:
        return
    if said in MEASURING:
        begin, base = MEASURING[said]
        if (words[unit].lower in TIMES) is (base != "weigh"):
            yield _Asked(f"{begin} {clause.about} {base}?", Sort.MUCH, number, unit + 1)
    elif said in _BE and unit + 1 < clause.end and words[unit + 1].lower in ADJECTIVES_OF_MEASURE:
        question = f"How {words[unit + 1].lower} {said} {clause.about}?"
        yield _Asked(question, Sort.MUCH, number, unit + 1)


def _why(clause: Clause) -> Iterator[_Asked]:
    """“X closed because …” gives “Why did X close?”."""
    words, end = clause.words, clause.end
    if end < len(words) and words[end].lower in ("because", "due"):
        asked = _inverted(clause)
        if asked is not None:
            yield _Asked(f"Why {asked}?", Sort.WHY, end, len(words))


def _deed(clause: Clause) -> Iterator[_Asked]:
    """“X can …” gives “What can X do?”, “In 2013, X …”, “What did X do in 2013?”."""
    words, verb, said = clause.words, clause.verb, clause.said
    if verb + 2 >= clause.end or not clause.is_definite:
        return
    if said in _ABLE and words[verb + 1].kind in (Class.WORD, Class.VERB):
        yield _Asked(f"What {said} {clause.about} do?", Sort.DEED, verb, clause.end)
    if not clause.is_name:
        return
    if said in REPORTING:
        helper, base = REPORTING[said]
        yield _Asked(f"What {helper} {clause.about} {base}?", Sort.DEED, verb + 1, len(words))
    if (when := clause.date) is not None and words[verb].kind is Class.VERB:
        then = clause.written(*when).strip(" ,")
        question = f"What did {clause.about} do {then[0].lower()}{then[1:]}?"
        yield _Asked(question, Sort.DEED, verb, clause.end)


def _whether(clause: Clause) -> Iterator[_Asked]:
    """“X is …” gives “Is X …?”."""
    asked = _inverted(clause) if clause.is_known and clause.verb + 1 < clause.end else None
    if asked is not None and len(asked.split()) > _SHORTEST_ASKED and not clause.is_conditional:
        yield _Asked(f"{asked[0].upper()}{asked[1:]}?", Sort.WHETHER, clause.verb, clause.end)


def _inverted(clause: Clause) -> str | None:
    """The clause with its verb in front of its subject, as behind “why”; None if there is nothing to turn."""
    words, verb, said = clause.words, clause.verb, clause.said
    if not clause.is_definite:
        return None
    helper, base = "did", BASE_OF_PAST.get(said)
    if said in BASE_OF_PRESENT:
        helper, base = "does", BASE_OF_PRESENT[said]
    if base is not None:
        behind = verb + 1 < clause.end and words[verb + 1].kind is Class.PREPOSITION
        if behind and said not in INTRANSITIVE:
            return None
        rest = clause.rest(verb + 1, clause.end)
        return None if rest is None else f"{helper} {clause.about} {base}{rest}"
    if verb + 1 >= clause.end:
        return None
    perfect = said in _HAVE and words[verb + 1].kind is Class.VERB
    if not perfect and said not in _BE and said not in _MODALS:
        return None
    done = past(words, verb + 1, clause.end, Class.ADVERB, Class.BE)
    done += done < clause.end and words[done].kind is Class.VERB
    rest = clause.rest(done, clause.end)
    if rest is None or (not rest and words[done - 1].kind in (Class.BE, Class.ADVERB)):
        return None
    if not LEANING.isdisjoint(word.lower for word in words[verb + 1 : done]):
        return None
    action = clause.written(verb + 1, done)
    return " ".join(f"{said} {clause.about} {action}{rest}".split())


_FORMS: Final = (_defined, _valued, _passive, _active, _object, _counted, _measured, _why, _deed, _whether)

"""Questions that a person could ask of an article, each of them tried on the article first."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from knowledge.answering import Answerer
from knowledge.article import Article, Outcome
from knowledge.commonness import weight
from knowledge.drafts.chinese import CHINESE
from knowledge.drafts.draft import Draft, Sentence, Sort, plain_line, tidy
from knowledge.drafts.english import english_drafts
from knowledge.drafts.french import FRENCH
from knowledge.drafts.german import GERMAN
from knowledge.drafts.phrases import heading_drafts, phrase_drafts
from knowledge.drafts.sampling import sampled, wording_of
from knowledge.drafts.spanish import SPANISH
from knowledge.text import stems, tokens

_TRIED: Final = 36
"""How many questions are asked of an article at most."""

_ENOUGH: Final = 5
"""So many times as many good questions as are wanted are enough to choose from."""

_GRAMMARS: Final = {"de": GERMAN, "es": SPANISH, "fr": FRENCH, "zh": CHINESE}

_WORTH: Final = {
    Sort.AS_WRITTEN: 1.0,
    Sort.WHY: 1.0,
    Sort.DOER: 0.95,
    Sort.MANY: 0.95,
    Sort.MUCH: 0.95,
    Sort.WHEN: 0.95,
    Sort.WHAT: 0.9,
    Sort.OBJECT: 0.85,
    Sort.WHERE: 0.85,
    Sort.WHO: 0.85,
    Sort.DEED: 0.7,
    Sort.HAPPENED: 0.6,
    Sort.WHETHER: 0.6,
    Sort.ABOUT: 0.35,
}
"""How gladly a question of a sort is suggested."""

_OFTEN: Final = 0.25
_NAMED: Final = 0.15
"""What it adds that the article often has the words of the subject, and that its title has them."""

_VAIN: Final = 0.4
"""What it costs to ask what is said about the subject of the whole article."""

_COMFORTABLE: Final = 55
"""Characters that a question may have before its length counts against it, one in a hundred each."""

_NEXT_OF_A_SORT: Final = 0.08
"""What each further draft of a sort loses when it is decided which ones are tried."""

_CONFIDENT: Final = 0.5
_RIGHT: Final = 0.15
_WRONG: Final = -0.3
"""What confidence 1 adds, and the words that are marked as the answer, where they are known to be or not."""

_SAME_SORT: Final = 0.3
_SAME_SENTENCE: Final = 0.6
_SAME_PARAGRAPH: Final = 0.2
_SAME_SUBJECT: Final = 0.2
"""What a question loses for each chosen one that it is like."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A question with the stems of its subject, and how good a suggestion it makes."""

    question: str
    draft: Draft
    subject: Set[str]
    worth: float
    answered: bool = False
    paragraph: int = -1


def suggestions(answerer: Answerer, article: Article, count: int = 3) -> tuple[str, ...]:
    """Up to `count` questions that a person could ask of `article`, and that `answerer` answers from it.

    They are made by rules from the article's own sentences, then asked; those remain whose answer is the
    very sentence. The best comes first; the others ask for something else, of other passages. Each is one
    plain line of at most 100 characters. There may be none. The same article gives the same questions.
    """
    left = _tried(answerer, article, _ENOUGH * count)
    chosen: list[_Candidate] = []
    while left and len(chosen) < count:
        best = max(left, key=lambda found: (found.answered, found.worth - _likeness(found, chosen)))
        chosen.append(best)
        left.remove(best)
    return tuple(found.question for found in chosen)


def _tried(answerer: Answerer, article: Article, enough: int) -> list[_Candidate]:
    """The candidates that the article answers, until there are enough."""
    found: list[_Candidate] = []
    for candidate in _candidates(article)[:_TRIED]:
        tried = _try(answerer, article, candidate)
        if tried is not None:
            found.append(tried)
        if sum(one.answered for one in found) >= enough:
            break
    return found


def _try(answerer: Answerer, article: Article, candidate: _Candidate) -> _Candidate | None:
    """The candidate with what its answer adds to its worth; None if it is not answered as it should be."""
    draft = candidate.draft
    answer = answerer.ask(candidate.question, article_id=article.id)
    if answer.outcome is Outcome.NOT_FOUND or not answer.quotes or answer.repaired:
        return None
    quote = answer.quotes[0]
    # A heading that asks is itself the sentence most like the question; what follows it has the answer.
    shown = quote if draft.sort is Sort.AS_WRITTEN else quote.highlight
    there = shown.start < draft.source.end and draft.source.start < shown.end
    if not there or (draft.sort is Sort.ABOUT and draft.subject not in plain_line(quote.highlight_text)):
        return None
    worth = candidate.worth + _CONFIDENT * answer.confidence
    if draft.answer and quote.answer_text is not None:
        worth += _RIGHT if _share_words(draft.answer, quote.answer_text) else _WRONG
    return _Candidate(
        candidate.question,
        draft,
        candidate.subject,
        worth,
        answered=answer.outcome is Outcome.ANSWERED,
        paragraph=quote.paragraph,
    )


def _candidates(article: Article) -> list[_Candidate]:
    """The plain questions among the drafts of an article, those that are worth most first, sorts mixed."""
    sample = sampled(article)
    language = article.language
    often = Counter(stem for sentence in sample for stem in set(stems(sentence.text, language)))
    title = frozenset(stems(article.title, language))
    found: dict[str, _Candidate] = {}
    for draft in _drafts(article, sample):
        question = tidy(draft.question)
        if question is not None and question.casefold() not in found:
            subject = frozenset(stems(draft.subject, language))
            worth = _WORTH[draft.sort] + _salience(subject, language, often, title)
            worth -= _VAIN * (draft.sort is Sort.ABOUT and subject <= title)
            worth -= max(0, len(question) - _COMFORTABLE) / 100
            found[question.casefold()] = _Candidate(question, draft, subject, worth)
    ranked = sorted(found.values(), key=lambda candidate: -candidate.worth)
    before = Counter[Sort]()
    order = []
    for candidate in ranked:
        order.append(candidate.worth - _NEXT_OF_A_SORT * before[candidate.draft.sort])
        before[candidate.draft.sort] += 1
    return [ranked[at] for at in sorted(range(len(ranked)), key=lambda at: -order[at])]


def _drafts(article: Article, sample: Sequence[Sentence]) -> Iterator[Draft]:
    yield from heading_drafts(article)
    grammar = _GRAMMARS.get(article.language)
    wording = wording_of(sample)
    for sentence in sample:
        if article.language == "en":
            yield from english_drafts(sentence, wording)
        elif grammar is not None:
            yield from grammar.drafts(sentence)
    yield from phrase_drafts(article, sample)


def _salience(subject: Set[str], language: str, often: Mapping[str, int], title: Set[str]) -> float:
    """What it adds that the article is about the subject of a question."""
    weights = {stem: weight(stem, language) for stem in subject}
    total = sum(weights.values())
    if not total:
        return 0.0
    frequent = sum(min(often.get(stem, 0), 5) / 5 * says for stem, says in weights.items())
    named = sum(says for stem, says in weights.items() if stem in title)
    return (_OFTEN * frequent + _NAMED * named) / total


def _share_words(one: str, other: str) -> bool:
    return not {token.word for token in tokens(one)}.isdisjoint(token.word for token in tokens(other))


def _likeness(found: _Candidate, chosen: Sequence[_Candidate]) -> float:
    """What a candidate loses for being like those that were chosen."""
    return sum(
        _SAME_SORT * (found.draft.sort is other.draft.sort)
        + _SAME_SENTENCE * (found.draft.source == other.draft.source and found.draft.sort is not Sort.ABOUT)
        + _SAME_PARAGRAPH * (found.paragraph == other.paragraph)
        + _SAME_SUBJECT * (not found.subject.isdisjoint(other.subject))
        for other in chosen
    )

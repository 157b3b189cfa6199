"""What an article keeps speaking of: its names, or else what it repeats, in any language."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import regex

from knowledge.article import Article, Kind, Span
from knowledge.commonness import weight
from knowledge.drafts.draft import LONGEST_QUESTION, Draft, Sentence, Sort
from knowledge.stop_words import stop_words
from knowledge.text import normalised, stems, tokens, word_count

_MOST: Final = 8
_RARE: Final = 0.8
_LONGEST: Final = 40
"""Characters of a phrase."""

_WORDS: Final = 5
"""Words of a name."""

_SECTION: Final = 3
"""Paragraphs that may answer the heading above them."""

_ASKING: Final = 3
"""Words of a heading that asks, at least."""

_POINTING: Final = frozenset("he she it they him her them his their its this that these those".split())
"""English words that make a heading a part of what is told, not a question of a reader."""

_FORMS: Final = {
    "ar": "ماذا يقال عن {}؟",
    "ca": "Què es diu sobre {}?",
    "de": "Was wird über {} gesagt?",
    "en": "What is said about {}?",
    "es": "¿Qué se dice sobre {}?",
    "fa": "درباره {} چه گفته شده است؟",
    "fr": "Que dit-on sur {} ?",
    "he": "מה נאמר על {}?",
    "id": "Apa yang dikatakan tentang {}?",
    "it": "Che cosa si dice su {}?",
    "ja": "{}とは？",
    "nl": "Wat wordt er gezegd over {}?",
    "pt": "O que se diz sobre {}?",
    "sv": "Vad sägs om {}?",
    "tr": "{} hakkında ne deniyor?",
    "ur": "{}؟",
    "zh": "关于{}说了什么？",
}
"""How to ask of a phrase that keeps the form it has in the text; in another language it stands alone."""

_UNSPACED: Final = frozenset(("ja", "zh", "th", "lo", "km", "my"))
_LISTED: Final = frozenset(("ar", "fa", "hi", "ja", "ta", "zh"))
"""Languages without capitals where the frequency of words tells a subject from the rest."""

_NAME: Final = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}.])(?:(?:the|el|la|los|las|le|les|il) |l['’])?"
    r"(?P<name>\p{Lu}[\p{L}\p{M}\p{N}’'\-]*+"
    r"(?:(?: (?:of|of the|for|on|&|de|de la|de los|de las|del|da|di|van))? \p{Lu}[\p{L}\p{M}\p{N}’'\-]*+)*+)"
)
_UNLIKE_A_NAME: Final = regex.compile(r" (?:on|&) | \p{Lu}$")
_NEXT: Final = regex.compile(r" (\p{Ll}[\p{L}\p{M}'’\-]*+)")
_ENDING: Final = regex.compile(r"['’]\p{Ll}+$")
_BEFORE_A_NOUN: Final = regex.compile(
    r"\p{Ll}+(?:e|en|er|es|em)|der|das|den|dem|des|ein|kein|im|am|zum|zur|vom|beim|ins"
)
"""Behind these words a German noun is no name."""

_QUOTES: Final = "“”„«\"‘'¿¡([ "
_RUN: Final = regex.compile(r"[\p{L}\p{M}]++(?: [\p{L}\p{M}]++)*+")
_CHARACTERS: Final = regex.compile(
    r"\p{Han}{2,40}|[\p{Katakana}ー]{3,20}|[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]{4,40}"
)
_PARTICLES: Final = regex.compile(
    r"[一二两三四五六七八九十百千几每第]+[个座条只名位家间本种台头艘架张棵株]?"
    r"|[的了是在有和与也就从到被由把这那个们不很都还而并及或于以对为上下里中后前时所其之]"
)
"""What parts words written in Chinese characters: particles, and numbers with measures."""


def phrase_drafts(article: Article, sample: Sequence[Sentence]) -> Iterator[Draft]:
    """A question about each of the most frequent names, or telling phrases, the weightiest first."""
    language = article.language
    form = _FORMS.get(language, "{}?")
    cased = any(letter.islower() for letter in article.text[:1000])
    find = _names if cased else _characters if language in _UNSPACED else _runs
    counted: Counter[str] = Counter()
    for sentence in sample:
        counted.update(sorted(set(find(sentence.text, language))))
    if not cased:
        counted = _longest_of(counted)
        if language not in _LISTED:
            title = set(stems(article.title, language))
            counted = Counter(
                {one: times for one, times in counted.items() if title & set(stems(one, language))}
            )
    if language == "de":
        # Every noun has a capital there, so that only what comes again is likely to be a name or a subject.
        counted = Counter({phrase: times for phrase, times in counted.items() if times > 1})
    if not cased and len(article.title) <= _LONGEST and article.title in article.text:
        counted[article.title] += 1
    ranked = sorted(counted, key=lambda phrase: (-counted[phrase] * _weight(phrase, language), phrase))
    for phrase in ranked[:_MOST]:
        yield Draft(form.format(phrase), Sort.ABOUT, phrase, Span(0, len(article.text)))


def heading_drafts(article: Article) -> Iterator[Draft]:
    """Headings that are questions, as they stand; the answer is in the section below."""
    paragraphs = article.paragraphs
    for at, paragraph in enumerate(paragraphs):
        if paragraph.kind is Kind.CAPTION or paragraph.end - paragraph.start > LONGEST_QUESTION:
            continue
        text = article.text[paragraph.start : paragraph.end]
        if not text.endswith(("?", "？", "؟")) or "\n" in text or word_count(text) < _ASKING:
            continue
        if not _POINTING.isdisjoint(token.word for token in tokens(text)):
            continue
        below = paragraphs[at + 1 : at + 1 + _SECTION]
        if below:
            yield Draft(text, Sort.AS_WRITTEN, text, Span(below[0].start, below[-1].end))


def _names(text: str, language: str) -> Iterator[str]:
    """Capitalised words, with “the” where the article has it; not “Japanese” before a noun.

    The first word of a sentence has a capital in any case, and so has every noun in German.
    """
    stop = stop_words(language)
    for match in _NAME.finditer(text):
        name = _ENDING.sub("", match["name"])
        if not text[: match.start()].strip(_QUOTES) or not 2 < len(name) <= _LONGEST:
            continue
        if name.count(" ") >= _WORDS or _UNLIKE_A_NAME.search(name) or _weight(name, language) < _RARE:
            continue
        if normalised(name.partition(" ")[0]) in stop:
            continue
        before = text[: match.start()].rstrip().rpartition(" ")[2]
        if language == "de" and _BEFORE_A_NOUN.fullmatch(before):
            continue
        after = _NEXT.match(text, match.end())
        if language != "en" or after is None or normalised(after.group(1)) in stop:
            yield _ENDING.sub("", match.group())


def _runs(text: str, language: str) -> Iterator[str]:
    """One to three words in a row that are no stop words."""
    stop = stop_words(language)
    for match in _RUN.finditer(text):
        words = match.group().split()
        for start in range(len(words)):
            for end in range(start + 1, min(start + 4, len(words) + 1)):
                if normalised(words[end - 1]) in stop:
                    break
                phrase = " ".join(words[start:end])
                if 2 < len(phrase) <= _LONGEST and _weight(phrase, language) >= _RARE:
                    yield phrase


def _characters(text: str, language: str) -> Iterator[str]:
    """Two to five characters of a script without spaces at an end of a run without particles."""
    for match in _CHARACTERS.finditer(text):
        for run in _PARTICLES.split(match.group()):
            for length in range(2, min(len(run), 5) + 1):
                yield run[:length]
                yield run[-length:]


def _longest_of(counted: Counter[str]) -> Counter[str]:
    """What comes more than once, less the parts of a longer phrase that comes nearly as often."""
    often = {phrase: times for phrase, times in counted.items() if times > 1}
    parts = {
        phrase[start:end]
        for phrase, times in often.items()
        for start in range(len(phrase))
        for end in range(start + 1, len(phrase) + 1)
        if end - start < len(phrase) and often.get(phrase[start:end], 0) < 2 * times
    }
    return Counter({phrase: times for phrase, times in often.items() if phrase not in parts})


def _weight(phrase: str, language: str) -> float:
    return max((weight(stem, language) for stem in stems(phrase, language)), default=0.0)

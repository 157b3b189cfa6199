"""The whole way from a question to an Answer: time on the bundled article and over many passages.

    python tests/benchmarks/asking.py [--sizes 100000] [--passes 5]

The bundled article gets the questions shipped with it, the large libraries 200 questions of 6 to 8 words,
every third with a typing error. Their passages have some 80 words in 4 to 6 sentences: by Zipf's law the
5,000 most frequent English words and 200,000 invented ones, some of them names, and numbers. A question asks
for the rarer words of a passage. “First” is the first pass, where passages have not been looked at before;
p50 and p99 are over the questions, each at its best of the other passes, which leaves out what other programs
on the machine take. Memory is the most that the process held. One thread. Exit code 1 if a target is missed.
"""

import argparse
import gzip
import json
import os
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import pairwise

import numpy as np
from rich.console import Console
from rich.table import Table

os.environ.setdefault("OMP_NUM_THREADS", "1")

from knowledge.answering import Answerer
from knowledge.article import Article, Paragraph, Passage
from knowledge.bundled import bundled_articles
from knowledge.stop_words import stop_words

INVENTED = 200_000
QUESTIONS = 200
PASSAGES_OF_AN_ARTICLE = 20
SYLLABLES = (
    "ba be bri cal can car cor dan del dor el en fen gar gol han il jor ka lan le lor mar me mi na nor o \
per qui ra ri ron sa sel sha sto tal te thor ti tun ul va ver wen wil xi yor za".split()
)
FRAMES = ("how many", "when did the", "who was the", "what did", "why does the", "where is")

TARGETS = {"bundled": (3.0, float("inf")), "100,000": (15.0, 60.0)}
"""p50 and p99 in milliseconds."""


def vocabulary(random: np.random.Generator) -> list[str]:
    """Words from the most frequent to the rarest: English ones, then invented ones, a third of them names."""
    listed = gzip.decompress(files("knowledge.commonness").joinpath("en.txt.gz").read_bytes()).decode("utf-8")
    words = [word for line in listed.splitlines() for word in line.split(" ")[1:] if word.isalpha()]
    known = set(words)
    while len(words) < INVENTED:
        word = "".join(random.choice(SYLLABLES, random.integers(2, 5)))
        if word not in known:
            known.add(word)
            words.append(word.capitalize() if random.random() < 1 / 3 else word)
    return words


def draw(size: int) -> tuple[list[Article], list[Passage], list[str]]:
    """Articles, their passages and questions on them; always the same for a size."""
    random = np.random.default_rng(size)
    words = np.array(vocabulary(random), dtype=object)
    shares = np.cumsum(1 / np.arange(10, len(words) + 10))
    shares /= shares[-1]

    def sentence() -> str:
        drawn = words[np.searchsorted(shares, random.random(random.integers(10, 22)))].tolist()
        if random.random() < 1 / 3:
            drawn[random.integers(len(drawn))] = str(random.integers(2, 2030))
        drawn[0] = drawn[0].capitalize()
        return " ".join(drawn) + "."

    articles: list[Article] = []
    passages: list[Passage] = []
    while len(passages) < size:
        texts = [
            " ".join(sentence() for _ in range(random.integers(4, 7)))
            for _ in range(min(PASSAGES_OF_AN_ARTICLE, size - len(passages)))
        ]
        ends = np.cumsum([len(text) + 2 for text in texts]) - 2
        spans = [(int(end) - len(text), int(end)) for text, end in zip(texts, ends, strict=True)]
        title = " ".join(sentence().split()[:4]).title()
        paragraphs = tuple(Paragraph(*span) for span in spans)
        article = Article(str(len(articles)), title, "\n\n".join(texts), paragraphs)
        articles.append(article)
        passages += [Passage(article, *span, number) for number, span in enumerate(spans)]
    return articles, passages, list(questions(passages, random))


def questions(passages: Sequence[Passage], random: np.random.Generator) -> Iterator[str]:
    for number in range(QUESTIONS):
        text = passages[int(random.integers(len(passages)))].text.replace(".", "").split()
        content = [word for word in text if word.lower() not in stop_words("en") and len(word) > 3]
        asked = list(random.choice(content, 5, replace=False))
        if number % 3 == 0:
            asked[0] = misspelled(max(asked, key=len), random)
        frame = FRAMES[number % len(FRAMES)]
        yield f"{frame} {' '.join(asked[: 8 - len(frame.split())])}?"


def misspelled(word: str, random: np.random.Generator) -> str:
    at = int(random.integers(1, len(word) - 1))
    kind = random.integers(3)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + ("" if kind == 1 else "e") + word[at + 1 :]


def measure(answerer: Answerer, asked: Sequence[str], passes: int) -> tuple[list[float], list[float]]:
    """Milliseconds of each question in the first pass, and at its best of the others."""
    seconds: list[list[float]] = []
    for _ in range(passes + 1):
        marks = [time.perf_counter()]
        for question in asked:
            answerer.ask(question)
            marks.append(time.perf_counter())
        seconds.append([1000 * (end - start) for start, end in pairwise(marks)])
    return seconds[0], np.min(seconds[1:], axis=0).tolist()


def main() -> int:
    parser = argparse.ArgumentParser(description="Time from a question to its Answer.")
    parser.add_argument("--sizes", type=int, nargs="*", default=[100_000], help="passages of the libraries")
    parser.add_argument("--passes", type=int, default=5, help="how often every question is asked again")
    arguments = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 110)
    result = Table("passages", "build s", "memory MB", "first p50 ms", "first p99 ms", "p50 ms", "p99 ms")
    missed = 0
    for size in [0, *arguments.sizes]:
        name = f"{size:,}" if size else "bundled"
        if size:
            articles, passages, asked = draw(size)
            start = time.perf_counter()
            answerer = Answerer(articles, passages=passages)
        else:
            shipped = files("knowledge.articles").joinpath("questions.jsonl").read_text(encoding="utf-8")
            asked = [json.loads(line)["question"] for line in shipped.splitlines()]
            start = time.perf_counter()
            answerer = Answerer(bundled_articles())
        built = time.perf_counter() - start
        first, later = measure(answerer, asked, arguments.passes)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        times = [*np.percentile(first, [50, 99]), *np.percentile(later, [50, 99])]
        result.add_row(name, f"{built:.2f}", f"{memory:,.0f}", *(f"{value:.1f}" for value in times))
        missed += any(value > most for value, most in zip(times[2:], TARGETS.get(name, ()), strict=False))
    console.print(result)
    console.print(f"{missed} targets missed" if missed else "all targets met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

"""PassageIndex beside rank_bm25, bm25s and tantivy: time to build, memory, time of a top 10.

    python tests/benchmarks/index.py [--sizes 1000 100000 1000000] [--rounds 1] [--repeats 5]

All engines get the same passages of 60 words and the same 200 questions of 6 to 8, both drawn from one Zipf
distribution, so that frequent words are in most questions. Each runs in a process of its own, on one thread,
one after another. A question's time is its best of all repeats and rounds, which leaves out what other
programs on the machine take; p50 and p99 are over the questions. Memory is by how much building the index
made the process grow. Ratios are against PassageIndex. Needs Linux and the `bench` extra; ends with exit
code 1 if a top 10 of PassageIndex is not the one that its scores of all passages, sorted, begin with.
"""

import argparse
import ctypes
import gc
import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track
from rich.table import Table

from knowledge.index import PassageIndex

TOP = 10
VOCABULARY = 200_000
QUESTIONS = 200
K1, B = 0.9, 0.4

Passages = list[list[str]]
Search = Callable[[Sequence[str]], object]


class Engine(NamedTuple):
    """`prepare` brings the passages into the engine's own form, untimed; `build` makes a search of them."""

    prepare: Callable[[Passages], list[object]]
    build: Callable[[list[object]], tuple[Search, object]]


@dataclass(frozen=True)
class Measurement:
    build: float
    megabytes: float
    questions: NDArray[np.float64]
    wrong: int = 0

    def best(self, other: "Measurement") -> "Measurement":
        return Measurement(
            min(self.build, other.build),
            min(self.megabytes, other.megabytes),
            np.minimum(self.questions, other.questions),
            max(self.wrong, other.wrong),
        )

    def figures(self) -> list[float]:
        return [self.build, self.megabytes, *(1e3 * np.percentile(self.questions, [50, 99]))]


def draw(passages: int) -> tuple[Passages, Passages]:
    """The corpus and its questions, always the same for a size."""
    random = np.random.default_rng(passages)
    words = np.array([f"w{rank}" for rank in range(VOCABULARY)], dtype=object)
    shares = np.cumsum(1 / np.arange(1, VOCABULARY + 1))
    shares /= shares[-1]
    corpus: Passages = []
    while len(corpus) < passages:
        drawn = random.random((min(10_000, passages - len(corpus)), 60))
        corpus += words[np.searchsorted(shares, drawn)].tolist()
    lengths = random.integers(6, 9, QUESTIONS)
    return corpus, [words[np.searchsorted(shares, random.random(length))].tolist() for length in lengths]


def build_rank_bm25(corpus: list[object]) -> tuple[Search, object]:
    from rank_bm25 import BM25Plus

    index = BM25Plus(corpus, k1=K1, b=B, delta=0)
    numbers = range(len(corpus))
    return lambda words: index.get_top_n(words, numbers, n=TOP), index


def build_bm25s(corpus: list[object]) -> tuple[Search, object]:
    import bm25s

    index = bm25s.BM25(k1=K1, b=B, backend="numpy")
    index.index(corpus, show_progress=False)
    return lambda words: index.retrieve([words], k=TOP, show_progress=False), index


def build_tantivy(lines: list[object]) -> tuple[Search, object]:
    import tantivy

    schema = tantivy.SchemaBuilder()
    schema.add_text_field("body", tokenizer_name="whitespace", index_option="freq")
    index = tantivy.Index(schema.build())
    writer = index.writer(heap_size=500_000_000, num_threads=1)
    for line in lines:
        writer.add_document(tantivy.Document(body=line))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    # Without a count tantivy may skip passages that cannot be among the best, as PassageIndex does.
    def search(words: Sequence[str]) -> object:
        return searcher.search(index.parse_query(" ".join(words), ["body"]), TOP, count=False)

    return search, index


def build_passage_index(corpus: list[object]) -> tuple[Search, object]:
    index = PassageIndex(corpus, k1=K1, b=B)  # type: ignore[arg-type]  # what as_words made
    return lambda words: index.search(words, TOP), index


def as_words(corpus: Passages) -> list[object]:
    return [*corpus]


def as_lines(corpus: Passages) -> list[object]:
    return [" ".join(words) for words in corpus]


OURS = "PassageIndex"
ENGINES = {
    OURS: Engine(as_words, build_passage_index),
    "rank_bm25": Engine(as_words, build_rank_bm25),
    "bm25s (numpy)": Engine(as_words, build_bm25s),
    "tantivy": Engine(as_lines, build_tantivy),
}


def resident_megabytes() -> float:
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)  # or memory freed earlier would hide what is taken now
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def asked(name: str, size: int, questions: Passages) -> Passages:
    """rank_bm25 takes seconds for one question to a million passages: it gets fewer."""
    return questions[:5] if name == "rank_bm25" and size > 100_000 else questions


def measure(name: str, size: int, repeats: int) -> Measurement:
    corpus, questions = draw(size)
    engine = ENGINES[name]
    prepared = engine.prepare(corpus)
    before = resident_megabytes()
    start = time.perf_counter()
    search, index = engine.build(prepared)
    built = time.perf_counter() - start
    grown = resident_megabytes() - before
    seconds: list[list[float]] = []
    for _ in range(1 if name == "rank_bm25" else repeats):
        seconds.append([])
        for words in asked(name, size, questions):
            start = time.perf_counter()
            search(words)
            seconds[-1].append(time.perf_counter() - start)
    wrong = sum(not exact(index, words) for words in questions) if isinstance(index, PassageIndex) else 0
    return Measurement(built, grown, np.min(seconds, axis=0), wrong)


def exact(index: PassageIndex, words: Sequence[str]) -> bool:
    scores = index.get_scores(words)
    first = np.argsort(-scores, kind="stable")[:TOP]
    expected = [(number, scores[number]) for number in first.tolist() if scores[number] > 0]
    return index.search(words, TOP) == expected


def table(size: int, measured: dict[str, Measurement]) -> Table:
    result = Table(title=f"{size:,} passages")
    result.add_column("engine", no_wrap=True)
    for heading in ("build s", "memory MB", "p50 ms", "p99 ms"):
        result.add_column(heading, justify="right", no_wrap=True)
        result.add_column("×", justify="right", style="dim", no_wrap=True)
    ours = measured[OURS].figures()
    for name, measurement in measured.items():
        cells = []
        for value, own in zip(measurement.figures(), ours, strict=True):
            cells += [f"{value:,.3f}" if value < 10 else f"{value:,.0f}", f"{value / own:,.2f}"]
        few = len(measurement.questions)
        result.add_row(name if few == QUESTIONS else f"{name} ({few} questions)", *cells)
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description="PassageIndex beside rank_bm25, bm25s and tantivy.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=1, help="how often every engine is built anew")
    parser.add_argument("--repeats", type=int, default=5, help="how often each build is asked every question")
    arguments = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    console = Console(width=None if sys.stdout.isatty() else 110)
    wrong = 0
    for size in arguments.sizes:
        measured: dict[str, Measurement] = {}
        runs = [name for _ in range(arguments.rounds) for name in ENGINES]
        for name in track(runs, f"{size:,} passages", console=console, transient=True):
            context = multiprocessing.get_context("spawn")
            with ProcessPoolExecutor(max_workers=1, mp_context=context) as process:
                result = process.submit(measure, name, size, arguments.repeats).result()
            measured[name] = result.best(measured[name]) if name in measured else result
        console.print(table(size, measured))
        wrong += measured[OURS].wrong
    console.print(f"{wrong} questions with a top {TOP} other than that of the sorted scores")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

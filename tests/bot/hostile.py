"""Texts, articles and answers that try to break out of what is shown."""

from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import strategies as st

from knowledge.adding import Added
from knowledge.answering import Answerer
from knowledge.article import Answer, Article, Kind, Outcome, Paragraph, Quote, Span
from knowledge.library import Library
from knowledge.store import HOME, Change, Entry, Origin, OriginKind

MARKUP = (
    *("- ", "* ", "+ ", "1. ", "2) ", "# ", "## ", "### ", "-# ", "> ", ">>> ", "---", "===", "***"),
    *("<@1>", "<@!1>", "<@&1>", "<#1>", "@everyone", "@here", "<t:1>", "<t:1:R>", "</ask:1>", "<id:home>"),
    *("<:a:1>", "<a:b:2>", ":smile:", ":+1:", "[a](https://b.c)", "https://x.y/z_z_", "<https://x.y>"),
    *("\\", "||", "`", "```", "```py\n", "**", "__", "***", "_", "~~", "|", "<", ">", "@", ":", "&amp;"),
    *("\n", "\n\n", " ", "    ", "\t", "\r", "\u2028", "\u2066", "é", "漢字", "😀", "word", "A."),
    *("\u202e", "\u200b", "¯\\_(ツ)_/¯", "z̸̢̛͓͈͖̾͗͝a̷l̶g̵o̴", "(", ")", "[", "]", "steam://run/1", "foo@here.com"),
)  # fmt: skip

texts = st.one_of(
    st.lists(st.sampled_from(MARKUP), max_size=30).map("".join),
    st.text(
        st.one_of(st.sampled_from("\\*_~|`<>@[]():#-+.1 \nab/&!"), st.characters(codec="utf-8")), max_size=60
    ),
)
long_texts = st.builds(lambda text, times: text * times, texts.filter(bool), st.integers(1, 400))
urls = st.one_of(
    st.none(), texts, st.builds("https://example.org/{}".format, st.text(max_size=30)),
    st.integers(0, 3000).map(lambda n: f"https://example.org/{'a' * n}#there"),
)  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article whose every part is markup."""
    blocks = draw(st.lists(st.one_of(texts, long_texts).filter(lambda text: bool(text.strip())), max_size=3))
    paragraphs, text = [], ""
    for block in blocks:
        text += "\n\n" if text else ""
        kind = draw(st.sampled_from(Kind))
        paragraphs.append(Paragraph(len(text), len(text) + len(block), kind))
        text += block
    any_text = st.one_of(texts, long_texts)
    named = st.one_of(st.none(), any_text)
    return Article(
        draw(texts),
        draw(any_text),
        text,
        tuple(paragraphs),
        draw(urls),
        draw(named),
        draw(named),
        draw(texts),
    )


origins = st.builds(Origin, kind=st.sampled_from(OriginKind), name=st.one_of(texts, long_texts))
entries = st.builds(
    Entry,
    id=texts,
    title=st.one_of(texts, long_texts),
    url=urls,
    author=st.none(),
    date=st.none(),
    language=texts,
    words=st.integers(0, 200_000),
    origin=origins,
    added_at=st.datetimes(min_value=datetime(1970, 1, 2), timezones=st.just(UTC)),
    revision=st.integers(1, 9),
)
added = st.builds(
    Added,
    change=st.sampled_from(Change),
    article=articles(),
    passages=st.integers(0, 5000),
    questions=st.lists(st.one_of(texts, long_texts), max_size=3).map(tuple),
)


@st.composite
def quotes(draw: st.DrawFn, bodies: st.SearchStrategy[str] = texts) -> Quote:
    """A quote somewhere in an article of markup, its highlight and span anywhere inside."""
    body = draw(bodies.filter(lambda text: bool(text.strip())))
    before, after = draw(texts), draw(texts)
    text = before + body + after
    article = Article(
        draw(texts), draw(st.one_of(texts, long_texts)), text, (Paragraph(0, len(text)),), draw(urls)
    )
    start, end = len(before), len(before) + len(body)
    highlight = draw(_spans(start, end))
    answer = draw(st.one_of(st.none(), _spans(*highlight)))
    return Quote(article, start, end, highlight, answer, 0, draw(st.floats(0, 1)))


def _spans(start: int, end: int) -> st.SearchStrategy[Span]:
    cuts = st.tuples(st.integers(start, end - 1), st.integers(start + 1, end))
    return cuts.map(lambda cut: Span(min(cut[0], cut[1] - 1), cut[1]))


answers = st.builds(
    Answer,
    question=texts,
    outcome=st.sampled_from(Outcome),
    confidence=st.floats(0, 1),
    quotes=st.lists(quotes(st.one_of(texts, long_texts)), max_size=2).map(tuple),
    missing=st.lists(st.one_of(texts, long_texts), max_size=20).map(tuple),
    repaired=st.lists(st.tuples(texts, long_texts), max_size=10).map(tuple),
    foreign=st.sampled_from((None, "de", "zh")),
)


class Scripted(Library):
    """A library whose one article answers everything with all of its text, or with an error."""

    def __init__(self, text: str, *, title: str = "Title", error: Exception | None = None) -> None:
        super().__init__()
        self._answerer_of_all = _Scripted(Article("scripted", title, text, (Paragraph(0, len(text)),)), error)

    async def answerer(self, server: int = HOME, *, home: bool = True) -> Answerer:
        return self._answerer_of_all

    def in_memory(self, server: int = HOME, *, home: bool = True) -> Answerer:
        return self._answerer_of_all


class _Scripted(Answerer):
    def __init__(self, article: Article, error: Exception | None) -> None:
        self._article = article
        self._error = error

    @property
    def articles(self) -> tuple[Article, ...]:
        return (self._article,)

    def ask(self, question: str, *, article_id: str | None = None, turns: Sequence[object] = ()) -> Answer:
        if self._error is not None:
            raise self._error
        whole = Span(0, len(self._article.text))
        quote = Quote(self._article, 0, len(self._article.text), whole, None, 0, 1.0)
        return Answer(question, Outcome.ANSWERED, 1.0, (quote,), ())

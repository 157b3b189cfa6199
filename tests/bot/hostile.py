"""Texts, articles and answers that try to break out of what is shown."""

from collections.abc import Sequence

from hypothesis import strategies as st

from knowledge.answering import Answerer
from knowledge.article import Answer, Article, Outcome, Paragraph, Quote, Span

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
)


class Scripted(Answerer):
    """Answers everything with one text as the quote, or raises one error."""

    def __init__(self, text: str, *, title: str = "Title", error: Exception | None = None) -> None:
        self.articles = (Article("scripted", title, text, (Paragraph(0, len(text)),)),)
        self._error = error

    def ask(self, question: str, *, article_id: str | None = None, turns: Sequence[object] = ()) -> Answer:
        if self._error is not None:
            raise self._error
        article = self.articles[0]
        whole = Span(0, len(article.text))
        quote = Quote(article, 0, len(article.text), whole, None, 0, 1.0)
        return Answer(question, Outcome.ANSWERED, 1.0, (quote,), ())

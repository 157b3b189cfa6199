"""Two articles of three paragraphs, and questions about them, small enough to judge by hand."""

from knowledge.article import Article, Paragraph, Passage
from knowledge.evaluation import Question

LEEDS = "Leeds lies on the Aire. It makes cloth."
YORK = "York lies on the Ouse. It makes chocolate."
HULL = "Hull is a port."
FIRST = Article("a0", "Title 0", f"{LEEDS}\n\n{YORK}", (Paragraph(0, 39), Paragraph(41, 83)))
SECOND = Article("a1", "Title 1", HULL, (Paragraph(0, 15),))
PASSAGES = (Passage(FIRST, 0, 39, 0), Passage(FIRST, 41, 83, 1), Passage(SECOND, 0, 15, 0))
QUESTIONS = (
    Question("river", "Which river is Leeds on?", ("Aire",), True, FIRST, frozenset({0})),
    Question("mayor", "Who is mayor of Leeds?", (), False, FIRST),
    Question("york", "What does York make?", ("chocolate", "sweets"), True, FIRST, frozenset({1})),
    Question("hull", "What is Hull?", ("a port",), True, SECOND, frozenset({0})),
)

"""The offline test harness: questions that people wrote, put to the Answerer the bot uses, give figures."""

from knowledge.evaluation.figures import Figures
from knowledge.evaluation.judging import Hits, Judged
from knowledge.evaluation.questions import Question, QuestionFileError, QuestionSet, read_questions
from knowledge.evaluation.run import Scope, SetFigures, detail_row, evaluate, summary

__all__ = [
    "Figures",
    "Hits",
    "Judged",
    "Question",
    "QuestionFileError",
    "QuestionSet",
    "Scope",
    "SetFigures",
    "detail_row",
    "evaluate",
    "read_questions",
    "summary",
]

"""Questions on the bundled article, and words that stand in the answer to each and in no other's."""

from typing import Final

QUESTIONS: Final = {
    "How much did Xiaomi invest in Xpeng?": "400 million dollars",
    "How many people use MIUI every month?": "171 million",
    "What was NIO called before?": "Weilai",
    "Which film does the metaphor with the pen come from?": "wolf of Wall Street",
}

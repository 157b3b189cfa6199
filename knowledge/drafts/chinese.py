"""The shapes of Chinese sentences. A question keeps the order; its word stands where the answer would."""

from typing import Final

from knowledge.drafts.draft import Sort
from knowledge.drafts.shapes import Grammar, Shape, one_of

_ONCE: Final = one_of("原来 现在 曾经 本来 目前 如今 以前")
_LEANING: Final = "这那此其它他她我你们"
_PARTING: Final = f"{_LEANING}是由被有在于为因很都也不只还已才就"
_S: Final = rf"(?P<s>(?:(?!位于|{_ONCE}|[{_PARTING}])[\p{{Han}}\p{{N}}A-Za-z·]){{2,14}})"
_PRICED: Final = (
    rf"(?P<s>(?![{_LEANING}])[\p{{Han}}--[一二两三四五六七八九十百千万亿有是为约共达超过]]{{2,8}})"
)
_R: Final = r"[^，。；：！？、（）“”《》]"
_NUMBER: Final = r"(?:[\d.,]+|[一二两三四五六七八九十百千万亿]+)"
_DONE: Final = one_of(
    """
    建立 创立 创建 创办 成立 设计 建造 修建 建成 发明 发现 出版 发行 开放 开业 出生 去世 逝世 诞生 举行
    启用 通过
    """
)
_PERSON: Final = one_of("家 师 人 员 手 者 长 教授 总统 主席 作家 医生 诗人 皇帝 国王 总理 导演 歌手")
_MEASURES: Final = "个名位人只条座家所本辆间种台头艘架张棵株"
_THING: Final = r"(?:一[个只条座家所本种台头艘架张棵株]|世界|中国|全球|古代)"

CHINESE: Final = Grammar(
    shapes=(
        Shape(rf"^{_S}{_ONCE}?是(?P<a>一[名位]{_R}+|{_R}*?{_PERSON}(?=[，。；]))", "{s}是谁？", Sort.WHO),
        Shape(rf"^{_S}{_ONCE}?是(?P<a>{_THING}{_R}+)", "{s}是什么？", Sort.WHAT),
        Shape(
            rf"^{_S}(?:{_R}*，)?由(?P<a>\p{{Han}}{{2,8}}?)(?:[在于]?\d{{4}}年{_R}{{0,8}})?(?P<v>{_DONE})",
            "{s}是由谁{v}的？",
            Sort.DOER,
        ),
        Shape(
            rf"^{_S}(?:{_R}*，)?(?:由\p{{Han}}{{2,8}}?)?[在于]?(?P<a>\d{{4}}年){_R}{{0,12}}?(?P<v>{_DONE})",
            "{s}是什么时候{v}的？",
            Sort.WHEN,
        ),
        Shape(rf"^{_S}位于(?P<a>{_R}+)", "{s}位于哪里？", Sort.WHERE),
        Shape(rf"(?:^|，){_PRICED}(?P<a>{_NUMBER}元)", "{s}多少钱？", Sort.MUCH),
        Shape(rf"^(?P<s>(?![{_LEANING}]){_R}{{4,24}}?)，?因为(?P<a>.+)", "为什么{s}？", Sort.WHY),
        Shape(
            rf"^{_S}只?有(?:大约|约|超过|近)?(?P<a>{_NUMBER}多?)(?P<m>[{_MEASURES}])(?P<n>\p{{Han}}{{1,6}})"
            r"(?=[，。；])",
            "{s}有多少{m}{n}？",
            Sort.MANY,
        ),
        Shape(r"^(?P<s>\d{4}年)(?P<a>.+)", "{s}发生了什么？", Sort.HAPPENED),
    ),
)

"""The columns of a table of ratings, with the headings under which platforms write them, and what a row says."""

from typing import Final

from govliaison.cases import Grade
from govliaison.errors import InputError
from govliaison.ratings.kinds import ItemGrade, RatingItem, grade_of_stars
from govliaison.texts import CATALOGUE
from govliaison.values import Field, FieldKind, Row, fold_width

RATING_FIELDS: Final = (
    Field(
        name="source_id",
        kind=FieldKind.CODE,
        zh="评价编号",
        en="Rating number",
        synonyms=("编号", "来源单号", "留言编号", "tid", "ID"),
        required=True,
    ),
    Field(
        name="rated_at",
        kind=FieldKind.MOMENT,
        zh="评价时间",
        en="Rated at",
        synonyms=("评价日期", "留言时间", "日期", "时间", "Date"),
        required=True,
    ),
    Field(name="grade", zh="评价等级", en="Grade", synonyms=("满意度", "整体满意度", "评价结果", "星级", "Stars")),
    Field(
        name="manner", zh="服务态度", en="Manner", synonyms=("办理态度", "办理态度评分", "grade_manner", "Manner stars")
    ),
    Field(name="speed", zh="服务效率", en="Speed", synonyms=("办理速度", "办理速度评分", "grade_speed", "Speed stars")),
    Field(name="unit", zh="被评价单位", en="Unit", synonyms=("承办单位", "办理单位", "单位")),
    Field(name="window", zh="窗口", en="Window", synonyms=("窗口编号", "窗口名称")),
    Field(name="item", kind=FieldKind.CODE, zh="事项编码", en="Service item", synonyms=("实施编码", "事项")),
    Field(name="case", kind=FieldKind.CODE, zh="台账编号", en="Case", synonyms=("诉求编号", "Case number")),
    Field(name="category", zh="问题类别", en="Category", synonyms=("领域", "类别", "domain")),
    Field(name="name", zh="评价人", en="Name", synonyms=("姓名", "联系人"), personal=True),
    Field(name="phone", kind=FieldKind.CODE, zh="联系电话", en="Telephone", synonyms=("手机", "电话"), personal=True),
    Field(name="title", zh="标题", en="Title", synonyms=("留言标题",), personal=True),
    Field(name="text", zh="评价内容", en="Text", synonyms=("内容", "留言内容", "意见", "content"), personal=True),
)

_STARRED: Final = {"manner": RatingItem.SERVICE_MANNER, "speed": RatingItem.SERVICE_EFFICIENCY}


def read_grade(text: str) -> Grade:
    """
    Read a grade as people write it: a word, or one to five stars.

    >>> [str(read_grade(text)) for text in ("5星", "基本满意", "2")]
    ['very-satisfied', 'fairly-satisfied', 'dissatisfied']

    Raises:
        InputError: it is none
    """
    said = fold_width(text).strip().casefold()
    for grade in Grade:
        label = CATALOGUE[f"label.grade.{grade.value}"]
        if said in (grade.value, label.zh, label.en.casefold()):
            return grade
    digits = said.removesuffix("颗星").removesuffix("星").removesuffix("分").strip()
    found = grade_of_stars(int(digits)) if digits.isascii() and digits.isdigit() else None
    if found is None:
        raise InputError("rating.grade-unreadable")
    return found


def grades_of(row: Row) -> tuple[Grade, tuple[ItemGrade, ...]] | None:
    """
    Tell what a row grades on the whole, and one by one; None where it grades nothing.

    A table that has stars for manner and speed only, as message boards do, is on the whole as good as the worse of them.
    """
    cells = {name: text.strip() for name, text in row.cells.items() if text.strip()}
    items = tuple(ItemGrade(item, read_grade(cells[name])) for name, item in _STARRED.items() if name in cells)
    if "grade" in cells:
        return read_grade(cells["grade"]), items
    if not items:
        return None
    return max((each.grade for each in items), key=[*Grade].index), items

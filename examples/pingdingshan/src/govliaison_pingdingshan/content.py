"""The data files of the play, as values; ``behaviour.toml`` explains its tables itself."""

import csv
import io
import tomllib
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from typing import Any, Final

import attrs
import cattrs

from govliaison.cases import CaseKind, Grade, Outcome, RefusalReason, ReturnReason, Scope, Solved, Urgency
from govliaison.values import Amount
from govliaison_pingdingshan.times import ZONE

DATA: Final = files("govliaison_pingdingshan") / "data"
_KINDS: Final = {
    "咨询": CaseKind.CONSULTATION,
    "求助": CaseKind.HELP,
    "投诉": CaseKind.COMPLAINT,
    "举报": CaseKind.REPORT,
    "建议": CaseKind.SUGGESTION,
    "表扬": CaseKind.PRAISE,
}


@attrs.frozen(kw_only=True)
class Style:
    """How a unit works unless a story says otherwise."""

    sign_for: Amount
    first_contact: Amount
    measure: Amount
    answer_percent_of_limit: int
    close_out: Amount
    returns_first: int = 0


@attrs.frozen(kw_only=True)
class GivenBack:
    """A unit gives a matter back."""

    by: str
    reason: ReturnReason
    suggested_unit: str
    text: str


@attrs.frozen(kw_only=True)
class Interim:
    """Word in between, with the time to the next."""

    after: Amount
    next_after: Amount
    text: str


@attrs.frozen(kw_only=True)
class Story:
    """What happens to one matter; ``story`` tells which of the other fields it uses."""

    channel: str
    source_id: str
    story: str
    by: str = ""
    reason: ReturnReason = ReturnReason.NOT_COMPETENT
    suggested_unit: str = ""
    text: str = ""
    to: str = ""
    returns: tuple[GivenBack, ...] = ()
    designated: str = ""
    designation_note: str = ""
    interims: tuple[Interim, ...] = ()
    answer_after: Amount | None = None
    first: str = ""
    note: str = ""
    sent_back_by: str = ""
    grade: Grade | None = None
    solved: Solved | None = None
    second: str = ""
    attempts: int = 0

    @property
    def given_back(self) -> tuple[GivenBack, ...]:
        """All returns, in order."""
        if self.story != "returned-once":
            return self.returns
        once = GivenBack(by=self.by, reason=self.reason, suggested_unit=self.suggested_unit, text=self.text)
        return (once,)


@attrs.frozen(kw_only=True)
class Reply:
    """What is answered in the end, and who takes part."""

    outcome: Outcome
    text: str
    assisting: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Refused:
    """Why a submission does not become a case."""

    channel: str
    source_id: str
    reason: RefusalReason
    text: str


@attrs.frozen(kw_only=True)
class ByHand:
    """Whom the desk names for a matter without a category."""

    channel: str
    source_id: str
    unit: str


@attrs.frozen(kw_only=True)
class Behaviour:
    """Everything in ``behaviour.toml``."""

    styles: Mapping[str, Style]
    units: Mapping[str, str]
    suggests: Mapping[str, str]
    refusals: tuple[Refused, ...]
    manual_desk: tuple[ByHand, ...]
    stories: tuple[Story, ...]
    answers: Mapping[str, Reply]
    measures: Mapping[str, str]
    replies: Mapping[str, tuple[str, ...]]

    def style(self, unit: str) -> Style:
        """Give the style of a unit."""
        return self.styles[self.units[unit]]


@attrs.frozen(kw_only=True)
class Person:
    """Somebody with a post, and what the door plate says."""

    id: str
    name: str
    unit: str
    post: str
    title: str
    telephone: str


@attrs.frozen(kw_only=True)
class Row:
    """A line of ``submissions.csv``."""

    channel: str
    source_id: str
    order: str
    received_at: datetime
    kind: CaseKind
    urgency: Urgency
    scope: Scope
    category: str
    enterprise_name: str
    credit_code: str
    contact: str
    phone: str
    title: str
    text: str
    filed_by: str

    @classmethod
    def of(cls, cells: Mapping[str, str]) -> "Row":
        """Read a line under its Chinese headings."""
        received = datetime.strptime(cells["收到时间"], "%Y-%m-%d %H:%M").replace(tzinfo=ZONE)
        return cls(
            channel=cells["渠道"],
            source_id=cells["来源单号"],
            order=cells["工单号"],
            received_at=received,
            kind=_KINDS[cells["诉求类型"]],
            urgency=Urgency.URGENT if cells["紧急程度"] == "紧急" else Urgency.ORDINARY,
            scope=Scope.APPROVAL_SERVICE if cells["涉及审批服务"] == "是" else Scope.OTHER,
            category=cells["问题类别"],
            enterprise_name=cells["企业名称"],
            credit_code=cells["统一社会信用代码"].replace(" ", "").upper(),
            contact=cells["联系人"],
            phone=cells["联系电话"],
            title=cells["标题"],
            text=cells["内容"],
            filed_by=cells["代反映单位"],
        )


def read_people() -> tuple[Person, ...]:
    """Read the persons."""
    return tuple(_CONVERTER.structure(person, Person) for person in _read_toml("people.toml")["persons"])


def read_behaviour() -> Behaviour:
    """Read how the units behave."""
    return _CONVERTER.structure(_read_toml("behaviour.toml"), Behaviour)


def read_submissions() -> tuple[Row, ...]:
    """Read what comes in, in the order of the file."""
    with io.StringIO((DATA / "submissions.csv").read_text(encoding="utf-8"), newline="") as lines:
        return tuple(Row.of(cells) for cells in csv.DictReader(lines))


def _read_toml(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def _make_converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True)
    converter.register_structure_hook(Amount, lambda text, _: Amount.parse(text))
    return converter


_CONVERTER: Final = _make_converter()

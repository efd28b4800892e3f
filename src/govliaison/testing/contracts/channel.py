"""What every channel does, and what one that answers does beyond it."""

import hashlib
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, Final

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govliaison.errors import InputError
from govliaison.plugins import (
    AnswerAsk,
    Channel,
    ChannelCapability,
    ColumnMatch,
    Delivered,
    Delivery,
    Field,
    FieldKind,
    Kind,
    Reading,
    ReceiveAsk,
    Row,
)
from govliaison.testing.asking import asked, hold_text, is_reason
from govliaison.testing.contracts.base import Contract, needs, one_line
from govliaison.testing.deliveries import check_delivery
from govliaison.testing.strategies_of_kinds import NAME, PHONE, hostile_texts, printable_texts
from govliaison.values import parse_day_or_moment

FIELDS: Final = (
    Field(name="source_id", zh="来源单号", en="Source number"),
    Field(name="received_at", kind=FieldKind.MOMENT, zh="收到时间", en="Received at"),
    Field(name="credit_code", kind=FieldKind.CODE, zh="统一社会信用代码", en="Credit code"),
    Field(name="contact", zh="联系人", en="Contact", personal=True),
    Field(name="phone", zh="联系电话", en="Phone", personal=True),
    Field(name="title", zh="标题", en="Title"),
    Field(name="text", zh="内容", en="Text"),
)
"""The fields that the kit asks for and puts before a channel."""

Submissions = Sequence[Mapping[str, str]]
"""Submissions as they are put before a channel: text by name of the field; a field without text is absent."""

_IDS: Final = (
    "1",
    "01",
    "1.0",
    "1e5",
    "００１",
    "A-1",
    "a-1",
    "2026-01-02",
    "12345678901234567890",
    "=1+1",
    "是",
    "é",
    "e\u0301",
    "N/A",
)
_ORDINARY: Final[Submissions] = tuple(
    {
        "source_id": f"2026-{number}",
        "received_at": f"2026-09-2{number} 16:20:05",
        "credit_code": "91410400MA9NPJTU7N",
        "contact": NAME,
        "phone": PHONE,
        "title": f"第{number}件",
        "text": "退税迟迟不到账。",
    }
    for number in range(1, 6)
)
_JUNK: Final = (
    b"",
    b"\0" * 100,
    b"\xff\xfe",
    b"PK\x03\x04 no archive",
    b"%PDF-1.7",
    b"{",
    b"<table>",
    f'{NAME},"{PHONE}'.encode(),
)

_titles = printable_texts.map(str.strip).filter(bool)
_submission = st.fixed_dictionaries(
    {"title": _titles},
    optional={
        "received_at": st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001 - as people write it
            lambda moment: moment.isoformat(" ", "seconds")
        ),
        "text": _titles,
        "contact": st.just(NAME),
        "phone": st.just(PHONE),
        "credit_code": st.just("91410400MA9NPJTU7N"),
    },
)


class ChannelContract(Contract[Channel], kind=Kind.CHANNEL):
    """
    The tests of channels.

    Attributes:
        deliver: puts submissions before the channel as its source would, in a folder of their own, and gives the path for the ask
        answered: what a channel that answers has published so far; None skips the tests that need it
        broken: makes a channel that answers and cannot reach its other side; None skips the test of it
        source_ids: ids that its source may give
        submissions: everything else that its source may say, by field
        patience: seconds after which a call counts as hanging
    """

    open_names = Contract.open_names | {"deliver", "answered", "broken", "patience"}
    abilities: ClassVar[Mapping[str, str]] = {
        ChannelCapability.ANSWERS: "it carries messages back to whoever filed a matter"
    }
    deliver: ClassVar[Any] = None
    answered: ClassVar[Any] = None
    broken: ClassVar[Any] = None
    source_ids: ClassVar[SearchStrategy[str]] = st.sampled_from(_IDS) | st.integers(1, 10**18).map(str)
    submissions: ClassVar[SearchStrategy[dict[str, str]]] = _submission
    patience: ClassVar[float] = 10.0

    # -- receiving ----------------------------------------------------------------------------------------------------

    def test_what_was_put_in_comes_out(self) -> None:
        """Every submission comes out once, under its own id, with the very text of every field, none lost and none invented."""

        def check(drawn: list[tuple[str, dict[str, str]]]) -> None:
            put = [{**said, "source_id": source_id} for source_id, said in drawn]
            with self.fresh() as adapter, self._delivered(put) as path:
                rows = self.receive(adapter, path)
            assert _by_id(put) == _by_id([row.cells for row in rows])

        pairs = st.tuples(self.source_ids, self.submissions)
        self.for_all(check, drawn=st.lists(pairs, min_size=1, max_size=5, unique_by=lambda pair: pair[0]))

    def test_rows_say_where_they_stand(self) -> None:
        """Rows are numbered upwards, name their place, and hold text by field; an empty cell is absent."""
        with self.fresh() as adapter, self._delivered(_ORDINARY) as path:
            reading = self.open(adapter, path)
            for column in reading.columns:
                assert isinstance(column, ColumnMatch)
                assert column.field is None or column.field in _NAMES, f"nobody asked for {column.field}"
            taken = [column.field for column in reading.columns if column.field]
            assert len(set(taken)) == len(taken), "two columns are one field"
            self._check_rows(self.rows(reading))

    def test_times_are_times(self) -> None:
        """A moment can be read, and is the moment that was written there, to the second."""
        with self.fresh() as adapter, self._delivered(_ORDINARY) as path:
            for said, row in zip(_ORDINARY, self.receive(adapter, path), strict=True):
                assert _moment(said["received_at"]) == _moment(row.cells.get("received_at", ""))

    def test_the_same_comes_again_until_somebody_takes_it_away(self) -> None:
        """
        Receiving takes nothing away: what was read and not yet committed is read again, with the same ids.

        So a program that dies between receiving and committing loses nothing.
        """
        with self.fresh() as adapter, self._delivered(_ORDINARY) as path:
            before = _digest(path)
            self._do(lambda: list(itertools.islice(self.open(adapter, path).rows, 2)))
            first, second = self.receive(adapter, path), self.receive(adapter, path)
            with self.fresh() as another:
                third = self.receive(another, path)
            assert [row.cells for row in first] == [row.cells for row in second] == [row.cells for row in third]
            assert len(first) == len(_ORDINARY)
            assert before == _digest(path), "what came in was changed by reading it"

    def test_several_can_be_read_at_once(self) -> None:
        """Two readings that are open at the same time do not take rows from one another."""
        with self.fresh() as adapter, self._delivered(_ORDINARY) as path:
            one, other = self.open(adapter, path), self.open(adapter, path)
            pairs = asked(lambda: list(zip(one.rows, other.rows, strict=True)), patience=self.patience)
            assert len(pairs) == len(_ORDINARY)
            assert all(left.cells == right.cells for left, right in pairs)

    def test_what_somebody_settled_goes_before_any_guess(self) -> None:
        """A mapping from heading to field is obeyed, also where the headings say otherwise."""
        with self.fresh() as adapter, self._delivered(_ORDINARY) as path:
            headings = {column.field: column.heading for column in self.open(adapter, path).columns if column.field}
            if not {"title", "text"} <= headings.keys():
                pytest.skip("its source has no columns")
            swapped = {**headings, "title": headings["text"], "text": headings["title"]}
            mapping = {heading: field for field, heading in swapped.items()}
            rows = self.receive(adapter, path, mapping=mapping)
            assert [said["title"] for said in _ORDINARY] == [row.cells.get("text") for row in rows]

    # -- faults -------------------------------------------------------------------------------------------------------

    def test_a_missing_file_is_an_input_error(self) -> None:
        """A path at which there is nothing, or the wrong thing, is an InputError."""
        with self.fresh() as adapter, TemporaryDirectory() as folder:
            for path in (Path(folder) / "missing.csv", Path(folder) / "missing" / "too"):
                with pytest.raises(InputError):
                    self.receive(adapter, path)

    def test_junk_is_an_input_error_or_rows(self) -> None:
        """Whatever lies there, it is read or refused as an InputError, and no error tells what stands in it."""
        with self.fresh() as adapter, TemporaryDirectory() as folder:
            for number, junk in enumerate(_JUNK):
                for suffix in (".csv", ".xlsx", ".eml"):
                    path = Path(folder) / f"{number}{suffix}"
                    path.write_bytes(junk)
                    try:
                        self._check_rows(self.receive(adapter, path))
                    except InputError:
                        continue

    def test_a_truncated_delivery_is_an_input_error_or_rows(self) -> None:
        """What breaks off in the middle is refused as an InputError, or its rows are rows; nothing personal is told."""
        with self.fresh() as adapter, self._delivered(_ORDINARY) as path:
            if not path.is_file():
                pytest.skip("it does not read single files")
            whole = path.read_bytes()
            for place in range(1, len(whole), max(1, len(whole) // 12)):
                path.write_bytes(whole[:place])
                try:
                    self._check_rows(self.receive(adapter, path))
                except InputError:
                    continue

    def test_a_required_column_that_is_missing_is_an_input_error(self) -> None:
        """Where the core needs a field that nobody delivers, it says so at once."""
        wanted = Field(name="wanted", zh="必填的一列", en="Wanted", required=True)
        with self.fresh() as adapter, self._delivered(_ORDINARY) as path, pytest.raises(InputError):
            self.receive(adapter, path, fields=(*FIELDS, wanted))

    # -- answering ----------------------------------------------------------------------------------------------------

    def test_it_answers_only_if_it_says_so(self) -> None:
        """A channel has the method ``answer`` if, and only if, it declares the capability ``answers``."""
        with self.fresh() as adapter:
            able = callable(getattr(adapter, "answer", None))
        assert able == (ChannelCapability.ANSWERS in self.capabilities), "it declares another thing than it does"

    @needs(ChannelCapability.ANSWERS)
    def test_an_answer_is_carried_back_whole(self) -> None:
        """Every text is published as it is, once, to the matter it belongs to – or refused with a reason."""

        def check(text: str) -> None:
            with self.fresh() as adapter:
                ask = _answer_ask(text=text)
                taken = isinstance(self.answer(adapter, ask), Delivered)
                if taken and self.answered is not None:
                    [sent] = self.answered(adapter)
                    assert ask.source_id == sent.recipient
                    assert text in sent.text, "the text did not arrive as it was"

        self.for_all(check, text=hostile_texts)

    @needs(ChannelCapability.ANSWERS)
    def test_an_answer_is_not_published_twice(self) -> None:
        """The same key again publishes nothing, or bears the same key, so that the other side can tell."""
        with self.fresh() as adapter:
            ask = _answer_ask()
            for _ in range(3):
                assert isinstance(self.answer(adapter, ask), Delivered)
            if self.answered is None:
                pytest.skip("answered= is not given: what was published so far")
            sent = self.answered(adapter)
            assert len(sent) == 1 or {ask.key} == {each.key for each in sent}

    @needs(ChannelCapability.ANSWERS)
    def test_an_answer_that_cannot_go_out_is_told_as_such(self) -> None:
        """Where the other side cannot be reached nothing counts as delivered, and nothing is raised."""
        if self.broken is None:
            pytest.skip("broken= is not given: it makes a channel that cannot reach its other side")
        assert not isinstance(self.answer(self.broken(), _answer_ask()), Delivered)

    # -- asking -------------------------------------------------------------------------------------------------------

    def open(self, adapter: Channel, path: Path, **ask: Any) -> Reading:
        """Open what came in."""
        question = ReceiveAsk(path=path, **{"fields": FIELDS, **ask})
        reading = self._do(lambda: adapter.receive(question))
        assert isinstance(reading, Reading), f"{type(reading).__name__} is no Reading"
        assert isinstance(reading.name, str)
        assert isinstance(reading.rows, Iterator), "rows are read one by one: an iterator"
        return reading

    def rows(self, reading: Reading) -> list[Row]:
        """Read all rows that are data."""
        rows = self._do(lambda: list(reading.rows))
        assert all(isinstance(row, Row) for row in rows), "a row that is no Row"
        return [row for row in rows if row.skipped is None]

    def receive(self, adapter: Channel, path: Path, **ask: Any) -> list[Row]:
        """Open what came in and read it."""
        return self.rows(self.open(adapter, path, **ask))

    def answer(self, adapter: Any, ask: AnswerAsk) -> Delivery:
        """Let it carry an answer back."""
        answer = asked(lambda: adapter.answer(ask), patience=self.patience, secrets=(NAME, PHONE))
        return check_delivery(answer, (NAME, PHONE))

    def _do(self, call: Callable[[], Any]) -> Any:
        return asked(call, patience=self.patience, may_raise=(InputError,), secrets=(NAME, PHONE))

    @contextmanager
    def _delivered(self, submissions: Submissions) -> Iterator[Path]:
        if self.deliver is None:
            pytest.skip("deliver= is not given: it puts submissions before the channel")
        with TemporaryDirectory() as folder:
            yield self.deliver(Path(folder), submissions)

    @staticmethod
    def _check_rows(rows: Sequence[Row]) -> None:
        numbers = [row.number for row in rows]
        assert numbers == sorted(set(numbers)), "rows are numbered upwards"
        for row in rows:
            assert row.number >= 1
            assert row.where.strip(), "a row says where it stands"
            assert row.cells.keys() <= _NAMES, f"nobody asked for {row.cells.keys() - _NAMES}"
            for text in (*row.cells.values(), *row.extra.values()):
                hold_text(text)
            assert all(row.cells.values()), "an empty cell is absent"
            for problem in row.problems:
                is_reason(problem.reason, (NAME, PHONE))


_NAMES: Final = {field.name for field in FIELDS}


def _by_id(said: Submissions) -> dict[str, dict[str, str]]:
    """Give submissions by id, spaces at the ends of a text aside."""
    found = {each.get("source_id", ""): {name: text.strip() for name, text in each.items()} for each in said}
    assert len(found) == len(said), "an id came twice"
    return found


def _moment(text: str) -> date | datetime:
    """Read a moment as the core does."""
    try:
        return parse_day_or_moment(text, timezone(timedelta(hours=8)))
    except InputError as error:
        raise AssertionError(f"{text!r} is no moment") from error


def _answer_ask(text: str = "已解决。") -> AnswerAsk:
    soon = datetime.now(tz=UTC) + timedelta(seconds=5)
    text = f"{NAME}：{text}"
    return AnswerAsk(
        key="0198f7a2-aaaa",
        channel="hall",
        source_id="2026-1",
        code="case.answered",
        subject=NAME,
        text=text,
        deadline=soon,
    )


def _digest(path: Path) -> dict[str, str]:
    """Give a digest of each file at a path, or below it."""
    files = [path] if path.is_file() else sorted(each for each in path.rglob("*") if each.is_file())
    return {str(each): hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


def channel_contract(
    make: Callable[[], Channel],
    *,
    deliver: Callable[[Path, Submissions], Path] | None = None,
    capabilities: frozenset[str] = frozenset(),
    known_gaps: Mapping[str, str] | None = None,
    **attributes: Any,
) -> type[ChannelContract]:
    """
    Make the tests of a channel in one line.

    ``TestMailbox = channel_contract(make_mailbox, deliver=put_mails)``

    Args:
        make: makes one
        deliver: puts submissions before it as its source would, in a folder of their own, and gives the path for the
            ask; without it only faults are tested
        capabilities: ``answers``, if it does
        known_gaps: contract test → why it fails still
        attributes: ``answered``, ``broken``, ``source_ids``, ``submissions`` or ``patience``
    """
    return one_line(
        ChannelContract, make, capabilities=capabilities, known_gaps=known_gaps, deliver=deliver, **attributes
    )

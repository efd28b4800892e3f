"""What every renderer does."""

import time
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from govliaison.errors import InputError
from govliaison.plugins import (
    Cell,
    Column,
    FieldKind,
    Form,
    FormRow,
    Grid,
    Head,
    Heading,
    Kind,
    Paper,
    PaperKind,
    Paragraph,
    RecordBlock,
    RenderAsk,
    Rendered,
    Renderer,
    Roll,
    Sheet,
)
from govliaison.testing.asking import asked
from govliaison.testing.contracts.base import Contract, one_line
from govliaison.testing.profiles import effort
from govliaison.testing.reading import cells_of, is_of_type, suffix_of, texts_of
from govliaison.testing.strategies_of_kinds import NAME, PHONE, hostile_texts

_CHINA: Final = timezone(timedelta(hours=8))
_OLD: Final = b"what stood there before"


class RendererContract(Contract[Renderer], kind=Kind.RENDERER):
    """
    The tests of renderers.

    Attributes:
        media_types: what it writes, as its offer says
        read: gives all text that a reader finds in a file; by default archives of XML, CSV and plain text are read
        texts: what stands in cells and paragraphs
        pause: seconds between two files that must be the same; longer than the step of the clocks that formats have
        patience: seconds after which a call counts as hanging
    """

    open_names = Contract.open_names | {"media_types", "read", "pause", "patience"}
    media_types: ClassVar[AbstractSet[str]] = frozenset()
    read: ClassVar[Any] = staticmethod(texts_of)
    texts: ClassVar[SearchStrategy[str]] = hostile_texts
    pause: ClassVar[float] = 2.1
    patience: ClassVar[float] = 30.0

    def test_it_writes_what_it_says(self) -> None:
        """Of each media type that it offers it writes a register or a paper, as a file of that type."""
        assert self.media_types, "media_types= is not given: what its offer says that it writes"
        for media_type in sorted(self.media_types):
            with self.fresh() as adapter, self._target(media_type) as target:
                content = self._content_for(adapter, media_type)
                self.render(adapter, content, target, media_type)
                assert is_of_type(target, media_type), f"this is no {media_type}"

    def test_everything_that_stands_in_it_can_be_read(self) -> None:
        """Nothing of a register or a paper is left out: headings, cells, paragraphs, tables, forms, names, record."""
        for media_type in sorted(self.media_types):
            with self.fresh() as adapter, self._target(media_type) as target:
                content = self._content_for(adapter, media_type)
                self.render(adapter, content, target, media_type)
                found = _squeeze(self._read(target, media_type))
                for text in _said(content):
                    assert _squeeze(text) in found, f"{text!r} is left out"

    def test_hostile_text_is_kept_or_refused(self) -> None:
        """Any text comes out as it is, escaped as the format asks for – or the whole file is refused, and none is there."""
        for media_type in sorted(self.media_types):
            with self.fresh() as adapter, self._target(media_type) as target:
                usual = self._content_for(adapter, media_type)
                check = self._check_kept(adapter, usual, target, media_type)
                # Whole files take their time: fewer of them, with several texts in each.
                fewer = settings(effort(), max_examples=effort().max_examples // 4)
                given(st.lists(self.texts, min_size=1, max_size=24))(fewer(check))()

    def test_formulas_are_made_harmless(self) -> None:
        """No cell of a text table begins with what a spreadsheet program runs."""
        if "text/csv" not in self.media_types:
            pytest.skip("it writes no text tables")
        with self.fresh() as adapter, self._target("text/csv") as target:
            for text in ("=1+1", "+86", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1"):
                self.render(adapter, _saying([text], _SHEET), target, "text/csv")
                running = [cell for cell in cells_of(target) if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]
                assert not running, f"{text!r} would run"

    def test_the_same_content_gives_the_same_bytes(self) -> None:
        """Written again, a moment later and by another adapter, the file is the same to the byte: its digest can be compared."""
        for media_type in sorted(self.media_types):
            with self.fresh() as one, self.fresh() as other, self._target(media_type) as target:
                content = self._content_for(one, media_type)
                self.render(one, content, target, media_type)
                first = target.read_bytes()
                time.sleep(self.pause)
                self.render(other, content, target, media_type)
                assert first == target.read_bytes(), f"{media_type} holds a clock, chance or an order that is none"

    def test_the_file_stands_where_it_was_asked_for_and_nothing_beside_it(self) -> None:
        """It gives back the path that it was asked for, replaces what was there, and leaves no other file behind."""
        for media_type in sorted(self.media_types):
            with self.fresh() as adapter, self._target(media_type) as target:
                content = self._content_for(adapter, media_type)
                target.write_bytes(_OLD)
                answer = self.render(adapter, content, target, media_type)
                assert target == answer.path
                assert target.read_bytes() != _OLD
                assert [target] == list(target.parent.iterdir()), "something is left behind"

    def test_what_it_does_not_offer_is_refused(self) -> None:
        """A media type that is not in its offer is an InputError, and no file of another type appears under its name."""
        with self.fresh() as adapter:
            for media_type in ("application/x-nothing", "text/csv", "application/pdf"):
                for content in (_SHEET, _PAPER):
                    if media_type not in self.media_types:
                        with self._target(media_type) as target, pytest.raises(InputError):
                            self.render(adapter, content, target, media_type)

    def test_content_it_cannot_write_is_refused(self) -> None:
        """A register where it writes papers, or a paper where it writes registers, is an InputError; what was there stays."""
        for media_type in sorted(self.media_types):
            for content in (_SHEET, _PAPER):
                with self.fresh() as adapter, self._target(media_type) as target:
                    target.write_bytes(_OLD)
                    try:
                        self.render(adapter, content, target, media_type)
                    except InputError:
                        assert target.is_file(), "refused, and yet the old file is gone"
                        assert target.read_bytes() == _OLD, "refused, and yet the old file is another"
                        assert [target] == list(target.parent.iterdir()), "something is left behind"

    def test_where_nothing_can_be_written_is_an_input_error(self) -> None:
        """A folder that is not there, or a folder instead of a file, is an InputError."""
        for media_type in sorted(self.media_types):
            with self.fresh() as adapter, self._target(media_type) as target:
                content = self._content_for(adapter, media_type)
                target.mkdir()
                for place in (target.parent / "missing" / target.name, target):
                    with pytest.raises(InputError):
                        self.render(adapter, content, place, media_type)
                assert [target] == list(target.parent.iterdir()), "something is left behind"

    def test_a_file_is_replaced_as_a_whole_or_not_at_all(self) -> None:
        """If a register breaks off while it is written, what stood there stays, and nothing is left behind."""
        for media_type in sorted(self.media_types):
            with self.fresh() as adapter, self._target(media_type) as target:
                if not isinstance(self._content_for(adapter, media_type), Sheet):
                    continue
                target.write_bytes(_OLD)
                broken = Sheet(title=_SHEET.title, columns=_SHEET.columns, rows=_breaking_rows())
                with pytest.raises(_BrokenOffError):
                    self._do(lambda: adapter.render(RenderAsk(content=broken, target=target, media_type=media_type)))  # noqa: B023
                assert target.read_bytes() == _OLD, "half a file"
                assert [target] == list(target.parent.iterdir()), "something is left behind"

    # -- asking -------------------------------------------------------------------------------------------------------

    def render(self, adapter: Renderer, content: Sheet | Paper, target: Path, media_type: str) -> Rendered:
        """Let it write."""
        answer = self._do(lambda: adapter.render(RenderAsk(content=content, target=target, media_type=media_type)))
        assert isinstance(answer, Rendered), f"{type(answer).__name__} is not Rendered"
        assert target.is_file(), "there is no file"
        return answer

    def _do(self, call: Callable[[], Any]) -> Any:
        return asked(call, patience=self.patience, may_raise=(InputError, _BrokenOffError), secrets=(NAME, PHONE))

    def _read(self, path: Path, media_type: str) -> str:
        text: str | None = self.read(path, media_type)
        if text is None:
            pytest.skip(f"read= is not given: all text that a reader finds in {media_type}")
        return text

    def _check_kept(
        self, adapter: Renderer, usual: Sheet | Paper, target: Path, media_type: str
    ) -> Callable[[list[str]], None]:
        def check(texts: list[str]) -> None:
            target.unlink(missing_ok=True)
            try:
                self.render(adapter, _saying(texts, usual), target, media_type)
            except InputError:
                assert not target.exists(), "refused, and yet there is a file"
                if len(texts) > 1:  # some of them can be kept
                    check(texts[::2])
                    check(texts[1::2])
                return
            found = _squeeze(self._read(target, media_type))
            for text in texts:
                assert _squeeze(text) in found, f"{text!r} did not come out as it was"

        return check

    def _content_for(self, adapter: Renderer, media_type: str) -> Sheet | Paper:
        """Give the content that it can write as this media type: a register, else a paper."""
        for content in (_SHEET, _PAPER):
            with self._target(media_type) as target:
                try:
                    self.render(adapter, content, target, media_type)
                except InputError:
                    continue
                return content
        raise AssertionError(f"it writes neither registers nor papers as {media_type}, though it offers to")

    @contextmanager
    def _target(self, media_type: str) -> Iterator[Path]:
        with TemporaryDirectory() as folder:
            yield Path(folder) / f"工作台账{suffix_of(media_type)}"


class _BrokenOffError(Exception):
    """Whatever gave the rows of a register broke off."""


def _breaking_rows() -> Iterator[tuple[Cell, ...]]:
    yield tuple(None for _ in _SHEET.columns)
    raise _BrokenOffError


_SHEET: Final = Sheet(
    title="工作台账",
    columns=(
        Column(heading="编号", kind=FieldKind.CODE),
        Column(heading="标题", width=24),
        Column(heading="收到时间", kind=FieldKind.MOMENT),
        Column(heading="办结日期", kind=FieldKind.DAY),
        Column(heading="件数", kind=FieldKind.NUMBER),
        Column(heading="逾期"),
    ),
    rows=(
        (
            "000123456789012345",
            "退税𠮷",
            datetime(2026, 9, 28, 16, 20, 5, tzinfo=_CHINA),
            date(2026, 12, 31),
            7,
            True,
        ),
        ("1e5", None, None, None, None, False),
    ),
)
_PAPER: Final = Paper(
    kind=PaperKind.BULLETIN,
    head=Head(organs=("示例市政企沟通办公室",), suffix="文件", number="示沟通〔2026〕12号"),
    title="关于九月份运行情况的通报",
    addressees=("各县（市、区）人民政府",),
    body=(
        Heading("一、运行情况"),
        Paragraph("九月份共受理诉求三十件，其中𠮷字头一件。"),
        Roll("出席", ("张伟", "王芳")),
        Grid(headings=("单位", "件数"), rows=(("税务局", "十二"),), title="各单位受理情况"),
        Form((FormRow((("承办单位", "消防大队"),)),)),
    ),
    attachments=("问题清单",),
    signed_by=("示例市政企沟通办公室",),
    dated=date(2026, 10, 8),
    record=RecordBlock(copied_to=("市纪委监委",), printed_by="示例市政企沟通办公室", printed_on=date(2026, 10, 9)),
)


def _said(content: Sheet | Paper) -> tuple[str, ...]:
    """Give what a reader must find."""
    if isinstance(content, Sheet):
        return (*(column.heading for column in content.columns), "000123456789012345", "退税𠮷", "1e5")
    return (
        *(
            "关于九月份运行情况的通报",
            "〔2026〕12号",
            "各县（市、区）人民政府",
            "运行情况",
            "𠮷字头一件",
            "张伟",
            "王芳",
        ),
        *("税务局", "十二", "承办单位", "消防大队", "问题清单", "2026年10月8日", "市纪委监委"),
    )


def _saying(texts: list[str], like: Sheet | Paper) -> Sheet | Paper:
    """Give content of the same sort with texts of one's own in it."""
    if isinstance(like, Sheet):
        columns = (Column(heading="标题"), Column(heading="编号"))
        return Sheet(title="台账", columns=columns, rows=[(text, "1") for text in texts])
    grid = Grid(headings=("事项",), rows=tuple((text,) for text in texts))
    return Paper(kind=PaperKind.MINUTES, title="纪要", body=(*map(Paragraph, texts), grid))


def _squeeze(text: str) -> str:
    """Leave out white space, which a format may wrap, and what no paper shows: control characters and noncharacters."""
    return "".join(char for char in text if unicodedata.category(char) not in {"Cc", "Cn"} and not char.isspace())


def renderer_contract(
    make: Callable[[], Renderer],
    *,
    media_types: AbstractSet[str],
    known_gaps: Mapping[str, str] | None = None,
    **attributes: Any,
) -> type[RendererContract]:
    """
    Make the tests of a renderer in one line.

    ``TestPapers = renderer_contract(make, media_types=offer.capabilities)``

    Args:
        make: makes one
        media_types: what it writes, as the capabilities of its offer say
        known_gaps: contract test → why it fails still
        attributes: ``read``, ``texts``, ``pause`` or ``patience``
    """
    return one_line(RendererContract, make, media_types=media_types, known_gaps=known_gaps, **attributes)

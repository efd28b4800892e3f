"""What the contracts of the kinds are made of: asking, watching, reading back."""

import random
import secrets
import socket
import time
import uuid
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType

import pytest

from govliaison.errors import InputError
from govliaison.plugins import Delivered, Reason, RetryLater, Undeliverable
from govliaison.testing.asking import asked, hold_text, is_reason, told
from govliaison.testing.deliveries import check_delivery
from govliaison.testing.purity import elsewhere, plain, read_besides
from govliaison.testing.reading import cells_of, is_of_type, suffix_of, texts_of

NAME = "欧阳糖葫芦"


def raising(error: BaseException) -> Callable[[], None]:
    def call() -> None:
        raise error

    return call


# -- asking -----------------------------------------------------------------------------------------------------------


def test_what_is_documented_is_raised_on_and_nothing_else() -> None:
    with pytest.raises(InputError):
        asked(raising(InputError("text.nul")), patience=5, may_raise=(InputError,))
    for error in (ValueError("x"), SystemExit(2), GeneratorExit()):
        with pytest.raises(AssertionError, match=f"raised {type(error).__name__}"):
            asked(raising(error), patience=5, may_raise=(InputError,))
    with pytest.raises(KeyboardInterrupt):
        asked(raising(KeyboardInterrupt()), patience=5)


def test_an_adapter_that_hangs_is_left_alone() -> None:
    began = time.monotonic()
    with pytest.raises(AssertionError, match="no answer after"):
        asked(lambda: time.sleep(10), patience=0.05)
    assert time.monotonic() - began < 5


def test_everything_an_error_tells_is_heard() -> None:
    error = ValueError("outer")
    error.__cause__ = KeyError(NAME)
    error.add_note("a note")
    error.__context__ = error
    assert all(part in told(error) for part in ("outer", NAME, "a note"))
    with pytest.raises(AssertionError, match="an error tells"):
        asked(raising(error), patience=5, may_raise=(ValueError,), secrets=[NAME])


def test_a_reason_is_a_code_with_plain_parameters() -> None:
    assert is_reason(Reason.of("sms.gateway", times=3, open=None), [NAME])
    wrong = [
        Reason.of(" "),
        Reason("sms", (("at", datetime(2026, 1, 1, tzinfo=UTC)),)),
        Reason.of("sms", to=NAME),
        "sms",
    ]  # type: ignore[arg-type]
    for reason in wrong:
        with pytest.raises(AssertionError):
            is_reason(reason, [NAME])


def test_a_text_can_be_kept() -> None:
    hold_text("𠮷")
    for text in ("\0", "\ud800", b"bytes"):
        with pytest.raises(AssertionError):
            hold_text(text)


def test_a_delivery_is_one_of_three_answers() -> None:
    reason, naive = Reason.of("sms.gateway"), datetime(2026, 11, 23, 9)  # noqa: DTZ001 - that is what is wrong with it
    soon = RetryLater(reason=reason, not_before=datetime.now(tz=UTC))
    for right in (Delivered(), RetryLater(reason=reason), soon, Undeliverable(reason=reason)):
        assert right is check_delivery(right, [NAME])
    for wrong in (
        True,
        None,
        Delivered(receipt=NAME),
        Delivered(receipt=7),
        RetryLater(reason=reason, not_before=naive),
    ):  # type: ignore[arg-type]
        with pytest.raises(AssertionError):
            check_delivery(wrong, [NAME])


# -- purity -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "what"),
    [
        (time.time, "a clock"),
        (lambda: datetime.now(tz=UTC), "a clock"),
        (date.today, "a clock"),
        (time.localtime, "a clock"),
        (random.random, "chance"),
        (lambda: random.shuffle([1, 2, 3]), "chance"),
        (lambda: secrets.token_bytes(4), "chance"),
        (uuid.uuid4, "chance"),
        (lambda: Path(__file__).read_bytes(), "a file"),
        (lambda: socket.getaddrinfo("127.0.0.1", 80), "the network"),
    ],
    ids=["time", "now", "today", "localtime", "random", "shuffle", "token", "uuid", "file", "address"],
)
def test_what_a_rule_reads_besides_its_ask_is_seen(call: Callable[[], object], what: str) -> None:
    assert any(what in read for read in read_besides(lambda: call()))  # noqa: PLW0108 - what a rule calls, not the rule


def test_what_is_computed_is_not_seen() -> None:
    def pure() -> list[float]:
        seeded = random.Random(7)  # noqa: S311 - the same each time
        return [*(seeded.random() for _ in range(3)), datetime(2026, 1, 1, tzinfo=UTC).timestamp()]

    assert () == read_besides(pure)


def test_answers_are_compared_without_the_order_of_sets() -> None:
    reason = Reason.of("x", a=1)
    assert plain(reason) == plain(Reason.of("x", a=1))
    assert plain(frozenset({"b", "a"})) == plain({"a", "b"})
    assert plain(MappingProxyType({1: {2}, 0: {3}})) == plain({0: {3}, 1: {2}})
    assert plain(["a", "b"]) != plain(["b", "a"])


def test_what_another_process_cannot_make_is_not_asked_there() -> None:
    assert elsewhere(lambda: 1, "days", [1]) is None
    assert elsewhere(test_a_text_can_be_kept, "days", [1]) is None


# -- reading back -----------------------------------------------------------------------------------------------------


def test_a_file_is_known_by_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes("中文".encode())
    assert is_of_type(path, "text/csv")
    assert is_of_type(path, "application/x-unknown")
    assert not is_of_type(path, "application/pdf")
    path.write_bytes("中文".encode("gb18030"))
    assert not is_of_type(path, "text/plain")
    assert [".csv", ".bin"] == [suffix_of("text/csv"), suffix_of("application/x-unknown")]


def test_texts_are_found_in_what_anybody_can_read(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text('\ufeff"a,b","c\nd"\n', encoding="utf-8")
    assert ["a,b", "c\nd"] == cells_of(path)
    assert "a,b\nc\nd" == texts_of(path, "text/csv")
    assert texts_of(path, "text/markdown") is not None
    assert texts_of(path, "application/pdf") is None


def test_archives_of_xml_are_read_and_must_be_sound(tmp_path: Path) -> None:
    path = tmp_path / "file.docx"

    def put(part: str) -> Path:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("word/document.xml", part)
            archive.writestr("media/picture.png", b"\x89PNG")
        return path

    assert "甲乙_\x1f" == texts_of(put("<w><p><r>甲</r><r>乙_x005F__x001F_</r></p></w>"), "application/zip")
    for broken in ("<w><p>甲", '<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>'):
        with pytest.raises(AssertionError):
            texts_of(put(broken), "application/zip")

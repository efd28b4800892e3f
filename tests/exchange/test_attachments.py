"""Files that come with a row."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from govliaison.errors import InputError
from govliaison.exchange import ChannelPlan, FileLimits
from govliaison.exchange.attachments import find_file
from govliaison.ledger import erase
from govliaison.values import Reason

ROW = {"source_id": "1", "received_at": "2026-09-27 10:00", "title": "标题"}
PORTAL = ChannelPlan(id="portal", name="政府网站")
PROOF = "证明".encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "in"
    (inside / "sub").mkdir(parents=True)
    (inside / "a.PDF").write_bytes(PROOF)
    (inside / "sub" / "b.txt").write_bytes(b"b")
    (inside / "run.exe").write_bytes(b"x")
    (inside / "folder.pdf").mkdir()
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    return inside


def test_files_are_stored_and_named_in_the_vault(city: Any, folder: Path) -> None:
    report = city.take({**ROW, "files": "a.PDF;sub\\b.txt"}, folder=folder)
    assert () == report.rows
    case = city.case()
    first, second = case.attachments
    assert ("a.PDF", "application/pdf", len(PROOF)) == (first.name.value, first.media_type, first.size)
    assert ("b.txt", "text/plain") == (second.name.value, second.media_type)
    assert PROOF == city.store.blob(hashlib.sha256(PROOF).hexdigest())
    assert {f"case/{case.id}"} == {first.name.subject, first.blob.subject}


def test_a_file_goes_with_its_case(city: Any, folder: Path) -> None:
    city.take({**ROW, "files": "a.PDF"}, folder=folder)
    erase(city.ledger, f"case/{city.case().id}", Reason.of("request"), city.context().stamp())
    assert city.store.blob(hashlib.sha256(PROOF).hexdigest()) is None


def test_a_file_is_added_once_and_a_later_one_too(city: Any, folder: Path) -> None:
    city.take({**ROW, "files": "a.PDF"}, folder=folder)
    assert 0 == city.take({**ROW, "files": "./a.PDF"}, folder=folder).changed
    assert 1 == city.take({**ROW, "files": "a.PDF;sub/b.txt"}, folder=folder).changed
    assert ["a.PDF", "b.txt"] == [attachment.name.value for attachment in city.case().attachments]


def test_another_content_under_the_same_name_is_another_file(city: Any, folder: Path) -> None:
    city.take({**ROW, "files": "a.PDF"}, folder=folder)
    (folder / "a.PDF").write_bytes(b"new")
    assert 1 == city.take({**ROW, "files": "a.PDF"}, folder=folder).changed
    assert 2 == len(city.case().attachments)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("../secret.txt", "file-outside"),
        ("/etc/hostname.txt", "file-outside"),
        ("link.txt", "file-outside"),
        ("none.pdf", "file-missing"),
        ("folder.pdf", "file-missing"),
        ("x" * 300 + ".pdf", "file-missing"),
        ("run.exe", "file-type"),
        ("a", "file-type"),
    ],
)
def test_a_file_that_cannot_be_taken_is_left_out_and_warned_about(
    city: Any, folder: Path, written: str, code: str
) -> None:
    report = city.take({**ROW, "files": written}, folder=folder)
    assert (1, 1) == (report.taken, report.warned)
    assert [f"intake.{code}"] == [reason.code for reason in report.rows[0].reasons]
    assert () == city.case().attachments


def test_a_file_that_was_missing_is_taken_when_it_is_there(city: Any, folder: Path) -> None:
    city.take({**ROW, "files": "late.txt"}, folder=folder)
    (folder / "late.txt").write_bytes(b"late")
    assert 1 == city.take({**ROW, "files": "late.txt"}, folder=folder).changed


def test_a_table_without_a_folder_has_no_files(city: Any) -> None:
    assert ["intake.file-missing"] == [reason.code for reason in city.take({**ROW, "files": "a.pdf"}).rows[0].reasons]


def test_a_file_may_be_too_large(city: Any, folder: Path) -> None:
    intake = city.intake(limits=FileLimits(max_bytes=5))
    report = intake.take(city.reading([{**ROW, "files": "a.PDF"}]), channel=PORTAL, folder=folder)
    assert (Reason.of("intake.file-large", limit=0),) == report.rows[0].reasons


@pytest.mark.parametrize("change", ["content", "gone"])
def test_a_file_that_changes_while_it_is_read_is_not_taken(folder: Path, change: str) -> None:
    found = find_file(folder, "a.PDF", FileLimits())
    if change == "gone":
        (folder / "a.PDF").unlink()
    else:
        (folder / "a.PDF").write_bytes(b"other")
    with pytest.raises(InputError, match="file-missing"):
        found.read()


def test_what_was_erased_does_not_come_back_with_the_next_table(city: Any) -> None:
    city.take({**ROW, "phone": "13800001234", "contact": "王五"})
    case = city.case()
    erase(city.ledger, case.phone.subject, Reason.of("request"), city.context().stamp())
    report = city.take({**ROW, "phone": "13800001234", "contact": "王五", "title": "新标题"})
    assert 1 == report.changed
    assert "13800001234" not in str([item.value for item in city.store._vault.values()])
    assert "王五" not in str([item.value for item in city.store._vault.values()])
    erase(city.ledger, f"case/{case.id}", Reason.of("request"), city.context().stamp())
    report = city.take({**ROW, "title": "又一个标题"})
    assert (1, ["intake.erased"]) == (report.unchanged, [reason.code for reason in report.rows[0].reasons])
    assert "又一个标题" not in str([item.value for item in city.store._vault.values()])

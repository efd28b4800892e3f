"""A file that no entry names goes again; one that an entry names stays as long as that does."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from govliaison.cases import CASE
from govliaison.errors import Conflict, InputError
from govliaison.exchange import ChannelPlan, stored_file
from govliaison.ledger import Batch, MemoryStore, drop_uploads, erase, keep_file, verify
from govliaison.values import Reason, digest
from govliaison_sql import open_sqlite

DATA = b"a scan"
DIGEST = digest(DATA, "sha256")
PORTAL = ChannelPlan(id="portal", name="政府网站")


@pytest.fixture(params=["memory", "sqlite"])
def city(request: pytest.FixtureRequest, tmp_path: Path, cities: Callable[..., Any]) -> Iterator[Any]:
    store = MemoryStore() if request.param == "memory" else open_sqlite(tmp_path / "ledger.db")
    city = cities(store=store)
    city.take({"source_id": "0", "title": "第一件", "received_at": "2026-09-27 10:00"})
    yield city
    store.close()


def row(**cells: str) -> dict[str, str]:
    return {"source_id": "1", "received_at": "2026-09-27 10:00", "title": "有附件", "files": "a.pdf", **cells}


def take(city: Any, folder: Path, **cells: str) -> None:
    (folder / "a.pdf").write_bytes(DATA)
    city.intake().take(city.reading([row(**cells)]), channel=PORTAL, folder=folder)


def test_a_file_that_an_entry_names_stays_and_goes_with_what_it_says(city: Any, tmp_path: Path) -> None:
    take(city, tmp_path)
    assert 1 == len(city.case().attachments)
    for _ in range(3):
        city.wait(days=1)
        drop_uploads(city.ledger)
    assert DATA == city.store.blob(DIGEST)
    assert [] == [each for each in verify(city.ledger) if not isinstance(each, int)]
    case = CASE.stream(city.case().id)
    erase(city.ledger, case, Reason.of("erase.requested"), city.context().stamp())
    assert city.store.blob(DIGEST) is None


def test_erasing_a_case_of_today_takes_its_files_at_once(city: Any, tmp_path: Path) -> None:
    take(city, tmp_path)
    erase(city.ledger, CASE.stream(city.case().id), Reason.of("erase.requested"), city.context().stamp())
    assert city.store.blob(DIGEST) is None


def test_a_file_of_a_row_that_cannot_be_read_is_not_kept(city: Any, tmp_path: Path) -> None:
    take(city, tmp_path, received_at="昨天")
    assert city.store.blob(DIGEST) is None


def test_a_file_whose_commit_never_came_goes_after_a_day(
    city: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = city.store.commit

    def dying(batch: Batch, /) -> Any:
        if batch.changes:
            raise KeyboardInterrupt
        return commit(batch)

    monkeypatch.setattr(city.store, "commit", dying, raising=False)
    with pytest.raises(KeyboardInterrupt):
        take(city, tmp_path)
    monkeypatch.undo()
    for _ in range(2):
        drop_uploads(city.ledger)
        assert DATA == city.store.blob(DIGEST)
        city.wait(days=1)
    drop_uploads(city.ledger)
    assert city.store.blob(DIGEST) is None
    reached = city.store.cursor("uploads")
    drop_uploads(city.ledger)
    assert reached == city.store.cursor("uploads")


def test_one_worker_at_a_time_drops_files(city: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_file(city.ledger, DIGEST, DATA)
    city.wait(days=9)

    def busy(_batch: Batch, /) -> Any:
        raise Conflict("uploads")

    monkeypatch.setattr(city.store, "commit", busy, raising=False)
    drop_uploads(city.ledger)
    assert DATA == city.store.blob(DIGEST)
    assert 0 == city.store.cursor("uploads")


def test_there_is_nothing_to_drop_before_the_first_entry(cities: Callable[..., Any]) -> None:
    empty = cities()
    drop_uploads(empty.ledger)
    assert 0 == empty.store.cursor("uploads")


def test_a_file_goes_where_nobody_names_it_in_the_end(city: Any, tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(DATA)

    def refuse() -> None:
        with stored_file(city.ledger, file, "case/x") as attachment:
            assert ("sheet.pdf", DIGEST, len(DATA)) == (attachment.name.value, attachment.blob.value, attachment.size)
            assert DATA == city.store.blob(DIGEST)
            raise InputError("case.unknown")

    with pytest.raises(InputError):
        refuse()
    assert city.store.blob(DIGEST) is None

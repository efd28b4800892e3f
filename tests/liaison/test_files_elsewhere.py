"""Where ``[blob_store]`` is set up files lie there, and the texts that explain entries stay in the ledger."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import attrs
import pytest

from govliaison.cases import CASE
from govliaison.errors import StoreUnavailable
from govliaison.exchange import stored_file
from govliaison.ledger import Broken, verify
from govliaison.liaison import Liaison
from govliaison.liaison.health import Level, examine
from govliaison.plugins import BlobStoreOffer, HostInfo, hookimpl


@attrs.frozen(kw_only=True)
class FolderSettings:
    folder: Path


@attrs.frozen
class Folder:
    settings: FolderSettings

    def put_blob(self, digest: str, data: bytes, /) -> None:
        (self._open() / digest).write_bytes(data)

    def blob(self, digest: str, /) -> bytes | None:
        file = self._open() / digest
        return file.read_bytes() if file.exists() else None

    def drop_blob(self, digest: str, /) -> None:
        (self._open() / digest).unlink(missing_ok=True)

    def _open(self) -> Path:
        if not self.settings.folder.is_dir():
            raise StoreUnavailable("store.no-folder", folder=str(self.settings.folder), path="files")
        return self.settings.folder


class Plugin:
    @hookimpl
    def govliaison_blob_stores(self) -> Iterable[BlobStoreOffer]:
        def build(settings: FolderSettings, _host: HostInfo) -> Folder:
            return Folder(settings)

        yield BlobStoreOffer(name="folder", contract=1, settings=FolderSettings, build=build)


@pytest.fixture
def folder(city: Any) -> Path:
    folder = Path(city.folder) / "files"
    folder.mkdir()
    with city.file.open("a", encoding="utf-8") as file:
        file.write('[blob_store]\nuse = "folder"\nfolder = "files"\n')
    city.liaison.close()
    city.liaison = city.open(extra=[Plugin()])
    return folder


@pytest.fixture
def instruct(city: Any) -> Callable[[Any, bytes], None]:
    """Enter what a leader wrote, with the scan of the sheet."""

    def enter(case: Any, data: bytes) -> None:
        scan = Path(city.folder) / "sheet.pdf"
        scan.write_bytes(data)
        with stored_file(city.liaison.ledger, scan, CASE.stream(case.id)) as sheet:
            city.office().instructions.instruct(
                case.id, leader="名", post="市长", text="抓紧办", day=city.clock.now().date(), scan=sheet
            )

    return enter


def health(liaison: Liaison) -> list[tuple[Level, str]]:
    return [(each.level, each.reason.code) for each in examine(liaison) if each.topic == "files"]


def test_files_lie_there_until_they_are_erased(city: Any, folder: Path, instruct: Callable[[Any, bytes], None]) -> None:
    case = city.submit()
    instruct(case, b"a scan")
    [file] = folder.iterdir()
    assert b"a scan" == file.read_bytes()
    assert [(Level.OK, "health.files")] == health(city.liaison)
    file.write_bytes(b"another")
    assert ["files.altered"] == [each.reason.code for each in verify(city.liaison.ledger) if isinstance(each, Broken)]
    city.office("admin").erase(f"case/{case.id}", reason="requested")
    assert [] == list(folder.iterdir())


def test_what_could_not_be_dropped_is_told_and_dropped_by_the_next_sweep(
    city: Any, folder: Path, instruct: Callable[[Any, bytes], None]
) -> None:
    case = city.submit()
    instruct(case, b"a scan")
    folder.rename(folder.with_name("away"))
    city.office("admin").erase(f"case/{case.id}", reason="requested")
    assert [(Level.WARNING, "health.files-undropped")] == health(city.liaison)
    folder.with_name("away").rename(folder)
    city.clock.wait(days=3)
    list(city.liaison.sweep(confirmed=True))
    assert ([], [(Level.OK, "health.files")]) == (list(folder.iterdir()), health(city.liaison))


def test_the_texts_of_profiles_stay_in_the_ledger(city: Any, folder: Path) -> None:
    assert [] == list(folder.iterdir())
    assert city.liaison.profile.text.encode() == city.liaison.ledger.store.blob(city.liaison.profile.digest)

"""The built-in notifiers keep what every notifier promises."""

import io
import json

from govliaison.exchange import ConsoleNotifier, ConsoleSettings, FilesNotifier, FilesSettings
from govliaison.exchange.notifiers import FileFormat
from govliaison.testing.contracts.notifier import notifier_contract
from govliaison.testing.deliveries import Sent
from govliaison.testing.scratch import scratch_folder


def make_console() -> ConsoleNotifier:
    return ConsoleNotifier(ConsoleSettings(show_text=True), io.StringIO())


def make_files() -> FilesNotifier:
    return FilesNotifier(FilesSettings(folder=scratch_folder() / "outgoing", format=FileFormat.JSON))


def read_files(notifier: FilesNotifier) -> list[Sent]:
    texts = [(path.stem, json.loads(path.read_bytes())) for path in sorted(notifier.settings.folder.glob("*.json"))]
    return [Sent(recipient=said["recipient"], text=said["text"], key=key) for key, said in texts]


def make_files_nowhere() -> FilesNotifier:
    blocked = scratch_folder() / "file"
    blocked.write_bytes(b"")
    return FilesNotifier(FilesSettings(folder=blocked / "outgoing"))


TestConsole = notifier_contract(make_console)
TestFiles = notifier_contract(make_files, sent=read_files, broken=make_files_nowhere)

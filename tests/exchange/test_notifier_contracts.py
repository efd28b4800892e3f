"""The built-in notifiers keep what every notifier promises."""

import io
import json

from govliaison.exchange import ConsoleNotifier, ConsoleSettings, Delivered, FilesNotifier, FilesSettings, NotifyAsk
from govliaison.exchange.notifiers import FileFormat
from govliaison.testing import Sent, notifier_contract, scratch_folder


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


def test_the_console_shows_one_line_a_message_and_obeys_none() -> None:
    console = make_console()
    ask = NotifyAsk(key="1", destination="sms", recipient="\x1b[2J", subject="一\n二", text="三\r\n\x07四")
    assert Delivered() == console.notify(ask)
    assert "[sms]  [2J 一 二 三  四\n" == console.stream.getvalue()  # type: ignore[attr-defined]

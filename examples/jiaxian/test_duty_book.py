"""The duty book keeps the contract of notifiers; the adapter is made as a deployment makes it, in a new folder each time."""

import re
import runpy
import tempfile
from pathlib import Path
from typing import Any

from govliaison.testing.contracts.notifier import notifier_contract
from govliaison.testing.deliveries import Sent

PLUGIN = runpy.run_path(str(Path(__file__).with_name("plugin.py")))["plugin"]
HEAD = re.compile(r"^〔([0-9a-f-]{36})〕", re.MULTILINE)


def make(file: str = "duty-book.txt") -> Any:
    return PLUGIN.build(PLUGIN.settings(file=Path(tempfile.mkdtemp()) / file), None)


def read(book: Any) -> list[Sent]:
    text = book._file.read_bytes().decode() if book._file.exists() else ""
    _, *parts = HEAD.split(text)
    return [
        Sent(key=key, recipient=entry.partition("\n")[0], text=entry)
        for key, entry in zip(*[iter(parts)] * 2, strict=True)
    ]


TestDutyBook = notifier_contract(make, sent=read, broken=lambda: make("no-folder/duty-book.txt"))

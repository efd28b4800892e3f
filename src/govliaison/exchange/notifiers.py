"""The built-in ways of delivering: a line on a screen, and files in a folder."""

import json
import re
from enum import StrEnum
from pathlib import Path
from typing import Final, TextIO

import attrs

from govliaison.access import mask_phone, mask_text
from govliaison.exchange.channel import AnswerAsk
from govliaison.exchange.notifier import Delivered, Delivery, NotifyAsk, RetryLater, Undeliverable
from govliaison.values import Reason

_KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


@attrs.frozen(kw_only=True)
class ConsoleSettings:
    """
    Settings of the notifier ``console``.

    Attributes:
        show_text: the line shows the text too, numbers and addresses in it masked
    """

    show_text: bool = False


@attrs.frozen
class ConsoleNotifier:
    """Prints one line for each message, personal data masked; for trying out and for the demo."""

    settings: ConsoleSettings
    stream: TextIO

    def notify(self, ask: NotifyAsk, /) -> Delivery:
        """Print it."""
        parts = [f"[{ask.destination}]", mask_phone(ask.recipient), ask.subject]
        if self.settings.show_text:
            parts.append(mask_text(" ".join(ask.text.split())))
        # Written at once, so that lines of several workers do not mix.
        self.stream.write(_one_line(" ".join(parts)) + "\n")
        return Delivered()


def _one_line(text: str) -> str:
    """Make one line of a text that a terminal shows and never obeys: no line breaks, no control characters."""
    return "".join(char if char.isprintable() else " " for char in text)


class FileFormat(StrEnum):
    """How a message is written."""

    TXT = "txt"
    JSON = "json"


@attrs.frozen(kw_only=True)
class FilesSettings:
    """
    Settings of the notifier ``files`` and of channels that answer by files.

    Attributes:
        folder: where messages are put; made if it is not there
        format: how they are written
    """

    folder: Path
    format: FileFormat = FileFormat.TXT


@attrs.frozen
class FilesNotifier:
    """
    Writes each message as a UTF-8 file named by its key, whole or not at all; the same key again changes nothing.

    Whoever carries them further – another system, a person – finds one file for each message.
    """

    settings: FilesSettings

    def notify(self, ask: NotifyAsk, /) -> Delivery:
        """Write a message to an office or a person."""
        return self._write(ask.key, {"recipient": ask.recipient, "subject": ask.subject, "text": ask.text})

    def answer(self, ask: AnswerAsk, /) -> Delivery:
        """Write what goes back to whoever filed a matter."""
        plain = {"source_id": ask.source_id, "code": ask.code, "subject": ask.subject, "text": ask.text}
        return self._write(ask.key, plain)

    def _write(self, key: str, parts: dict[str, str]) -> Delivery:
        if not _KEY.fullmatch(key):
            return Undeliverable(reason=Reason.of("outbox.key-odd"))
        path = self.settings.folder / f"{key}.{self.settings.format}"
        partial = path.with_suffix(".partial")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_text(self._render(parts), encoding="utf-8", newline="\n")
            partial.replace(path)
        except OSError as error:
            return RetryLater(reason=Reason.of("outbox.folder", fault=type(error).__name__))
        return Delivered(receipt=path.name)

    def _render(self, parts: dict[str, str]) -> str:
        if self.settings.format is FileFormat.JSON:
            return json.dumps(parts, ensure_ascii=False, indent=2) + "\n"
        *head, text = parts.values()
        return "\n".join([*head, "", text, ""])

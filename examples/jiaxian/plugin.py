"""The duty book (值班簿): each notice is written at the end of one text file, which the office reads at the morning meeting."""

from pathlib import Path
from threading import Lock

import attrs

from govliaison.plugins import Delivered, Delivery, HostInfo, NotifierOffer, NotifyAsk, Reason, RetryLater


@attrs.frozen(kw_only=True)
class DutyBookSettings:
    """Where the book lies."""

    file: Path


class DutyBook:
    """Writes each message once, under its key; two that come at once wait for each other."""

    def __init__(self, settings: DutyBookSettings, _host: HostInfo) -> None:
        self._file = settings.file
        self._lock = Lock()

    def notify(self, ask: NotifyAsk, /) -> Delivery:
        """Write one message, unless it stands there already."""
        head = f"〔{ask.key}〕"
        try:
            with self._lock, self._file.open("ab+") as book:
                book.seek(0)
                if head.encode() not in book.read():
                    book.write(f"{head}{ask.recipient}\n{ask.subject}\n{ask.text}\n\n".encode())
        except OSError as error:
            return RetryLater(reason=Reason.of("duty-book.closed", fault=type(error).__name__))
        return Delivered(receipt=ask.key)


plugin = NotifierOffer(name="duty-book", contract=1, settings=DutyBookSettings, build=DutyBook)

"""Gazettes as people work with them: load → decide → commit."""

from datetime import date
from zoneinfo import ZoneInfo

from govliaison.access import Context
from govliaison.calendar import Notice
from govliaison.gazettes.decide import LoadAsk, load
from govliaison.gazettes.layers import read_gazettes
from govliaison.gazettes.model import GAZETTE, Gazette, gazette_id
from govliaison.ledger import Loaded
from govliaison.values import digest


class Gazettes:
    """
    The notices of days off in this ledger.

    Args:
        context: who works on which ledger
        zone: where days begin and end
    """

    def __init__(self, context: Context, zone: ZoneInfo) -> None:
        self._context = context
        self._zone = zone

    def load(
        self, notice: Notice, *, source: str, region: str = "", issued: date | None = None, text: str = ""
    ) -> bool:
        """
        Load a notice (国务院办公厅放假安排通知, or days of one place).

        Args:
            notice: what it says
            source: the notice, as it is cited
            region: code of the place for which it holds; empty: everywhere
            issued: its day of issue; that in the notice, or today, if not said
            text: the file it was read from, which is kept

        Returns:
            whether anything was new

        Raises:
            RefusedError: only administrators and conveners load notices; or it was not issued yet
        """
        now = self._context.now
        today = now.astimezone(self._zone).date()
        kept = text.encode()
        ask = LoadAsk(
            notice=notice,
            region=region,
            source=source,
            issued=issued or notice.issued or today,
            today=today,
            text=digest(kept) if kept else "",
            actor=self._context.actor,
        )
        if kept and self._context.ledger.store.blob(ask.text) is None:
            self._context.ledger.store.put_blob(ask.text, kept)
        stream = GAZETTE.stream(gazette_id(notice.year, region))
        before: Loaded[Gazette] = self._context.ledger.load(stream)
        stamp = self._context.stamp(jurisdiction=region or None)
        after = self._context.ledger.carry_out(stream, lambda found: load(found, ask), stamp, loaded=before)
        return after.version > before.version

    def all(self) -> tuple[Gazette, ...]:
        """Give every year and place of which a notice was loaded."""
        return read_gazettes(self._context.ledger)

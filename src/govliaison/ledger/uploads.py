"""
Files are stored before the commit that names them; what no commit ever named is dropped after a day.

Each stored file is noted in the vault, and its note under the day on which it came. Erasing the note drops the file if nothing
else names it by then, as any erasure does, so no store has to list its files. The commit that names a file erases its note; what
a day has left is what was refused, failed or was killed.
"""

from datetime import datetime, timedelta
from typing import Final

import attrs

from govliaison.errors import Conflict
from govliaison.ledger.batch import Batch, Cursor
from govliaison.ledger.ledger import Ledger
from govliaison.ledger.vault import UPLOADED, VaultItem
from govliaison.values import from_micros

_CURSOR: Final = "uploads"
_DAY: Final = timedelta(days=1)
_EPOCH: Final = from_micros(0)


def keep_file(ledger: Ledger, digest: str, data: bytes) -> str:
    """
    Store a file under its digest, for an entry that is about to name it.

    Returns:
        the vault subject of its note, to be erased in the commit that names the file, or after it
    """
    subject, salt = f"upload/{ledger.ids.new_id()}", ledger.ids.new_salt()
    day = _subject(_day(ledger.time.now()))
    note = VaultItem(subject=subject, item=UPLOADED, stream=subject, salt=salt, value=digest, blob=True)
    ledger.store.commit(Batch(vault=(note, attrs.evolve(note, subject=day, item=subject, value="", blob=False))))
    ledger.store.put_blob(digest, data)
    return subject


def drop_uploads(ledger: Ledger) -> None:
    """Drop the files that came before yesterday and that no entry named; it costs a look at each day once."""
    last, reached = _day(ledger.time.now()) - 2, ledger.store.cursor(_CURSOR)
    if last <= reached or not (begun := ledger.store.feed(0, 1)):
        return
    first = reached + 1 if reached else _day(from_micros(begun[0].entry.recorded_at))
    for day in range(first, last + 1):
        subject = _subject(day)
        notes = ledger.store.vault_streams(subject)
        try:
            ledger.store.commit(Batch(erase=(*notes, subject), cursors=(Cursor(_CURSOR, reached, day),)))
        except Conflict:  # somebody else is at it
            return
        reached = day


def _day(moment: datetime) -> int:
    """Count the days since the epoch, UTC."""
    return (moment - _EPOCH) // _DAY


def _subject(day: int) -> str:
    return f"uploads/{day}"

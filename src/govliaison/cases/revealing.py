"""Who may see in full who filed a matter (查看诉求人信息), and open the files that came with it."""

from enum import StrEnum
from typing import Final

from govliaison.access import Actor
from govliaison.cases.events import Attachment
from govliaison.cases.model import Case
from govliaison.ledger import Erased, reveal
from govliaison.units import PostKind
from govliaison.values import Refusal


class CaseItem(StrEnum):
    """What of a case is shown masked, and in full only for a reason."""

    CONTACT = "contact"
    PHONE = "phone"


_HANDLERS: Final = (PostKind.HANDLER,)


def reveal_case(case: Case, item: CaseItem, actor: Actor) -> str | Refusal:
    """
    Give a private item of a case to the staff of its desk, and to handlers of the unit that leads it now.

    Args:
        case: as the actor may see it: of a confidential one only its desk knows who filed it
        item: which
        actor: who asks
    """
    if not _is_theirs(case, actor):
        return Refusal.of("reveal.not-yours", person=actor.person)
    value = reveal({CaseItem.CONTACT: case.contact, CaseItem.PHONE: case.phone}[item])
    return value or Refusal.of("reveal.nothing", item=item.value)


def reveal_file(case: Case, number: int, actor: Actor) -> Attachment | Refusal:
    """
    Give a file of a case to those who may learn who filed it, for that may stand in it.

    Args:
        case: as the actor may see it: of a confidential one only its desk has the files that came with it
        number: of the file, from 1: those that were delivered, then the sheets that leaders wrote on
        actor: who asks
    """
    if not _is_theirs(case, actor):
        return Refusal.of("reveal.not-yours", person=actor.person)
    files = files_of(case)
    if not 1 <= number <= len(files) or isinstance(files[number - 1].blob, Erased):
        return Refusal.of("reveal.nothing", item=f"file.{number}")
    return files[number - 1]


def files_of(case: Case) -> tuple[Attachment, ...]:
    """Give all files of a case in the order in which they are numbered."""
    return (*case.attachments, *(each.scan for each in case.instructions if each.scan is not None))


def _is_theirs(case: Case, actor: Actor) -> bool:
    return case.desk in actor.units or actor.holds(case.lead, _HANDLERS)

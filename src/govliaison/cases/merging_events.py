"""What can happen to cases that are the same matter (并单): events of the master, and of those that follow it."""

import attrs

from govliaison.cases.kinds import Outcome


@attrs.frozen(kw_only=True)
class CaseMerged:
    """
    It is the same matter as another case, and follows that one.

    Attributes:
        master: id of the case it follows
        number: the master's number, for whoever asks by their own
        no_new_facts: somebody looked and found no new facts and no new reasons in it; without that it is no duplicate
    """

    master: str
    number: str
    no_new_facts: bool


@attrs.frozen
class CaseUnmerged:
    """It goes its own way again, from where it stood."""


@attrs.frozen(kw_only=True)
class FollowerTaken:
    """Another case is the same matter, and follows this one."""

    case: str
    number: str


@attrs.frozen(kw_only=True)
class FollowerReleased:
    """A case that followed this one goes its own way again."""

    case: str


@attrs.frozen(kw_only=True)
class CaseClosedWithMaster:
    """Its master was closed out, and it was too, in the same commit."""

    master: str
    outcome: Outcome | None = None

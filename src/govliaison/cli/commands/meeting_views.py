"""How meetings, resolutions and proposals are shown: a list, one with all it brought, and documents for programs."""

from collections.abc import Iterable, Sequence
from typing import Any

from govliaison.access import mask_name
from govliaison.cli.output import Column, Facts, Part, Table
from govliaison.cli.session import Session
from govliaison.cli.shapes import Document, private_text, reasons_document, reasons_text
from govliaison.enterprises import ENTERPRISE, Enterprise
from govliaison.ledger import reveal
from govliaison.meetings import Adopted, Directive, GroupProposal, Meeting, Resolution

Row = tuple[str, str]

_MEETINGS = (
    Column("cli.head.number", whole=True),
    Column("cli.head.meeting-kind", whole=True),
    Column("cli.head.meeting-quarter", whole=True),
    Column("cli.head.meeting-starts", whole=True),
    Column("cli.head.state", whole=True),
    Column("cli.head.meeting-issues", right=True),
    Column("cli.head.resolutions", right=True),
)
_GUESTS = (Column("cli.head.enterprise"), Column("cli.head.reasons"), Column("cli.head.meeting-came", whole=True))
_RESOLUTIONS = (
    Column("cli.head.number", whole=True),
    Column("cli.head.state", whole=True),
    Column("cli.head.due", whole=True),
    Column("cli.head.unit"),
    Column("cli.head.text"),
)
_PROPOSALS = (
    Column("cli.head.number", whole=True),
    Column("cli.head.state", whole=True),
    Column("cli.head.meeting-submitted", whole=True),
    Column("cli.head.meeting-asked"),
)


class MeetingView:
    """
    Shows meetings and what follows from them.

    Args:
        session: the call
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    def show(self, document: object, *parts: Part) -> None:
        """Print it."""
        self._session.output.show(document, *parts)

    # -- meetings -----------------------------------------------------------------------------------------------------

    def meetings(self, found: Sequence[Meeting]) -> None:
        """Show a list of meetings."""
        label, local = self._session.names.label, self._session.local
        lines = [
            (
                each.number,
                label("meeting-kind", each.kind),
                each.period,
                local(each.starts_at),
                label("meeting-state", each.state),
                str(len(each.issues) or ""),
                str(len(each.resolutions) or ""),
            )
            for each in found
        ]
        self.show([self.meeting_document(each) for each in found], Table(_MEETINGS, lines, "cli.no-meetings"))

    def step(self, meeting: Meeting, *parts: str) -> None:
        """Show where a meeting stands after something was done, and the parts that it changed."""
        known = self._parts(meeting)
        rows = [*self._stands(meeting), *(row for part in parts for row in known[part])]
        below = self._guests(meeting) if "guests" in parts else ()
        self.show(self.meeting_document(meeting), Facts(rows), *below)

    def meeting(self, meeting: Meeting) -> None:
        """Show one meeting with all it brought."""
        facts = [*self._stands(meeting), *(row for rows in self._parts(meeting).values() for row in rows)]
        self.show(self.meeting_document(meeting), Facts(facts), *self._guests(meeting))

    def _stands(self, meeting: Meeting) -> list[Row]:
        names, local = self._session.names, self._session.local
        return [
            ("cli.head.number", meeting.number),
            ("cli.head.meeting-kind", names.label("meeting-kind", meeting.kind)),
            ("cli.head.meeting-quarter", meeting.period),
            ("cli.head.state", names.label("meeting-state", meeting.state)),
            ("cli.head.meeting-starts", local(meeting.starts_at)),
            ("cli.head.meeting-held", meeting.held_on.isoformat() if meeting.held_on else ""),
        ]

    def _parts(self, meeting: Meeting) -> dict[str, list[Row]]:
        """Give what there is to say of a meeting, part by part."""
        names, session, minutes = self._session.names, self._session, meeting.minutes
        return {
            "plan": [
                ("cli.head.meeting-place", private_text(meeting.place)),
                ("cli.head.meeting-conveners", " ".join(map(names.unit, meeting.conveners))),
                ("cli.head.meeting-units", " ".join(map(names.unit, meeting.units))),
                *(
                    ("cli.head.agenda", f"{each.number} {private_text(each.text)} {names.unit(each.unit)}".strip())
                    for each in meeting.agenda
                ),
            ],
            "guests": [("cli.head.meeting-absent", " ".join(self._who(each) for each in meeting.absent))],
            "put-off": [
                *(
                    (
                        "cli.head.meeting-postponed",
                        f"{each.on} {names.label('postpone-reason', each.reason)} {each.approver}",
                    )
                    for each in meeting.postponements
                ),
                ("cli.head.meeting-cancelled", names.label("cancel-reason", meeting.cancelled)),
            ],
            "issues": [
                (
                    "cli.head.meeting-issue",
                    f"{each.number} {each.case_number} {self._who(each.enterprise or each.unit)}".strip(),
                )
                for each in meeting.issues
            ],
            "minutes": [
                ("cli.head.meeting-minutes", names.label("minutes", minutes.state) if minutes else ""),
                ("cli.head.text", private_text(minutes.text) if minutes else ""),
            ],
            "resolutions": [*self._adopted(meeting.resolutions), *self._directed(meeting.directives)],
            "instructions": [
                ("cli.head.instruction", f"{each.post} {private_text(each.text)} {session.ends(each.due_at)}")
                for each in meeting.instructions
            ],
        }

    def _adopted(self, adopted: Iterable[Adopted]) -> list[Row]:
        names, session = self._session.names, self._session
        return [
            ("cli.head.resolution", f"{each.number} {names.unit(each.unit)} {session.ends(each.due_at)}")
            for each in adopted
        ]

    def _directed(self, directives: Iterable[Directive]) -> list[Row]:
        return [("cli.head.meeting-directive", self._directive(each)) for each in directives]

    def _guests(self, meeting: Meeting) -> Iterable[Part]:
        language, say = self._session.output.language, self._session.output.say
        rows = [
            (
                self._who(each.enterprise),
                reasons_text([each.reason], language),
                say("cli.came") if each.enterprise in meeting.came else "",
            )
            for each in meeting.invitations
        ]
        passed = [
            (self._who(each.enterprise), reasons_text([each.reason], language), "") for each in meeting.passed_over
        ]
        return ("", Table(_GUESTS, [*rows, *passed])) if rows else ()

    def _who(self, identity: str | None) -> str:
        """Name a unit or an enterprise."""
        if identity is None or identity in self._session.names.units:
            return self._session.names.unit(identity)
        found: Enterprise | None = self._session.liaison.ledger.load(ENTERPRISE.stream(identity)).record
        return mask_name(found.name) if found else identity

    def _directive(self, each: Directive) -> str:
        label = self._session.names.label("directive", each.kind)
        return f"{label} {self._session.names.unit(each.unit)} {self._session.ends(each.due_at)}".strip()

    def meeting_document(self, meeting: Meeting) -> Document:
        """Give a meeting to a program."""
        iso, language = self._session.iso, self._session.output.language
        return {
            "id": meeting.id,
            "number": meeting.number,
            "kind": meeting.kind.value,
            "state": meeting.state.value,
            "quarter": meeting.period or None,
            "region": meeting.region,
            "starts_at": iso(meeting.starts_at),
            "held_on": meeting.held_on.isoformat() if meeting.held_on else None,
            "place": private_text(meeting.place),
            "conveners": [*meeting.conveners],
            "units": [*meeting.units],
            "cases": [*meeting.cases],
            "agenda": [
                {"number": each.number, "text": private_text(each.text), "unit": each.unit} for each in meeting.agenda
            ],
            "seeds": [*meeting.seeds],
            "invitations": [
                {"enterprise": each.enterprise, "reasons": reasons_document([each.reason], language)}
                for each in meeting.invitations
            ],
            "passed_over": [
                {"enterprise": each.enterprise, "reasons": reasons_document([each.reason], language)}
                for each in meeting.passed_over
            ],
            "short": meeting.short,
            "attendance": [
                {
                    "unit": each.unit,
                    "enterprise": each.enterprise,
                    "name": mask_name(reveal(each.name)),
                    "at": iso(each.at),
                    "on_paper": each.on_paper,
                }
                for each in meeting.attendance
            ],
            "absent": [*meeting.absent],
            "issues": [
                {"number": each.number, "case": each.case_number, "enterprise": each.enterprise, "opened": each.opened}
                for each in meeting.issues
            ],
            "minutes": meeting.minutes.state.value if meeting.minutes else None,
            "resolutions": [
                {"number": each.number, "id": each.resolution, "unit": each.unit, "due_at": iso(each.due_at)}
                for each in meeting.resolutions
            ],
            "directives": self._directives(meeting.directives),
            "postponements": [
                {"on": each.on.isoformat(), "reason": each.reason.value, "approver": each.approver}
                for each in meeting.postponements
            ],
            "instructions": [
                {"number": each.number, "due_at": iso(each.due_at), "reported_at": iso(each.reported_at)}
                for each in meeting.instructions
            ],
        }

    def _directives(self, directives: Iterable[Directive]) -> list[dict[str, Any]]:
        return [
            {
                "kind": each.kind.value,
                "case": each.case,
                "unit": each.unit,
                "due_at": self._session.iso(each.due_at),
            }
            for each in directives
        ]

    # -- resolutions --------------------------------------------------------------------------------------------------

    def resolutions(self, found: Sequence[Resolution]) -> None:
        """Show a list of resolutions."""
        names, session = self._session.names, self._session
        lines = [
            (
                each.number,
                names.label("resolution-state", each.state),
                session.ends(each.due_at) + (f" {session.output.light('red')}" if each.is_overdue(session.now) else ""),
                names.unit(each.unit),
                private_text(each.text),
            )
            for each in found
        ]
        documents = [self.resolution_document(each) for each in found]
        self.show(documents, Table(_RESOLUTIONS, lines, "cli.no-resolutions"))

    def resolution(self, resolution: Resolution) -> None:
        """Show one resolution."""
        names, session = self._session.names, self._session
        facts = [
            ("cli.head.number", resolution.number),
            ("cli.head.state", names.label("resolution-state", resolution.state)),
            ("cli.head.unit", names.unit(resolution.unit)),
            ("cli.head.due", session.ends(resolution.due_at)),
            ("cli.head.text", private_text(resolution.text)),
            *(
                ("cli.head.meeting-progress", f"{session.local(each.at)} {private_text(each.text)}")
                for each in resolution.progress
            ),
            ("cli.head.meeting-note", private_text(resolution.note)),
            (
                "cli.head.meeting-verified",
                f"{session.local(resolution.verified_at)} {resolution.verified_by or ''}".strip(),
            ),
        ]
        self.show(self.resolution_document(resolution), Facts(facts))

    def resolution_document(self, resolution: Resolution) -> Document:
        """Give a resolution to a program."""
        iso = self._session.iso
        return {
            "id": resolution.id,
            "number": resolution.number,
            "state": resolution.state.value,
            "unit": resolution.unit,
            "source": resolution.source,
            "case": resolution.case,
            "text": private_text(resolution.text),
            "due_at": iso(resolution.due_at),
            "overdue_at": iso(resolution.overdue_at),
            "progress": [
                {"at": iso(each.at), "text": private_text(each.text), "done": each.done} for each in resolution.progress
            ],
            "sent_back": resolution.sent_back,
            "verified_at": iso(resolution.verified_at),
            "verified_by": resolution.verified_by,
        }

    # -- proposals ----------------------------------------------------------------------------------------------------

    def proposals(self, found: Sequence[GroupProposal]) -> None:
        """Show a list of proposals."""
        label, local = self._session.names.label, self._session.local
        lines = [
            (each.number, label("proposal-state", each.state), local(each.submitted_at), private_text(each.asked))
            for each in found
        ]
        self.show([self.proposal_document(each) for each in found], Table(_PROPOSALS, lines, "cli.no-proposals"))

    def proposal(self, proposal: GroupProposal) -> None:
        """Show one proposal."""
        names = self._session.names
        decided = " ".join(filter(None, [str(proposal.day or ""), names.label("group-decision", proposal.kind)]))
        facts = [
            ("cli.head.number", proposal.number),
            ("cli.head.state", names.label("proposal-state", proposal.state)),
            ("cli.head.meeting-conveners", " ".join(map(names.unit, proposal.conveners))),
            ("cli.head.meeting-why", private_text(proposal.why)),
            ("cli.head.meeting-asked", private_text(proposal.asked)),
            ("cli.head.meeting-decided", decided),
            ("cli.head.text", private_text(proposal.decision)),
            *self._adopted(proposal.resolutions),
            *self._directed(proposal.directives),
        ]
        self.show(self.proposal_document(proposal), Facts(facts))

    def proposal_document(self, proposal: GroupProposal) -> Document:
        """Give a proposal to a program."""
        iso = self._session.iso
        return {
            "id": proposal.id,
            "number": proposal.number,
            "state": proposal.state.value,
            "cases": [*proposal.cases],
            "meeting": proposal.meeting,
            "why": private_text(proposal.why),
            "asked": private_text(proposal.asked),
            "submitted_at": iso(proposal.submitted_at),
            "kind": proposal.kind.value if proposal.kind else None,
            "day": proposal.day.isoformat() if proposal.day else None,
            "decision": private_text(proposal.decision),
            "resolutions": [
                {"number": each.number, "id": each.resolution, "unit": each.unit, "due_at": iso(each.due_at)}
                for each in proposal.resolutions
            ],
            "directives": self._directives(proposal.directives),
        }

"""Floor 4: symposia, coordination meetings, proposals to the coordination group, and the resolutions that follow from them."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".judging": "SymposiumJudgement SymposiumVerdict proof_of symposium_judgement",
        ".meeting": "Attendance Issue Meeting MeetingInstruction MeetingState Minutes MinutesState Postponement",
        ".meeting_desk": "Meetings",
        ".meeting_events": (
            "Adopted AgendaItem CancelReason Directive DirectiveKind FirmsInvited Invitation IssueRaised "
            "MeetingCancelled MeetingInstructed MeetingKind MeetingNotHeld MeetingPlanned MeetingPostponed "
            "MeetingReportOverdue MeetingReportedBack MeetingResolved MinutesApproved MinutesSentBack "
            "MinutesWritten NotInvited PostponeReason SignedIn"
        ),
        ".meeting_noun": "MEETING",
        ".outcomes": "ResolutionDraft Ruling",
        ".plan": "MeetingPlan",
        ".proceedings": "Proceedings",
        ".proposal": "DecisionKind GroupDecided GroupProposal PROPOSAL ProposalState ProposalSubmitted",
        ".proposal_desk": "Proposals",
        ".resolution": (
            "Progress RESOLUTION Resolution ResolutionOpened ResolutionOverdue ResolutionProgressed "
            "ResolutionReported ResolutionSentBack ResolutionState ResolutionVerified open_resolutions"
        ),
        ".resolution_desk": "Resolutions",
        ".rotation": "Choice Chosen Invitee PassedOver choose invitees_of",
        ".stuck": "StuckCase returned_of stuck_cases",
    },
)

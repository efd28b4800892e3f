"""Floor 3: the case (诉求) – from intake to close-out (销号)."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".criteria": "at_odds",
        ".attribution": "Share attribute",
        ".explaining": "read_courses",
        ".care": "CaseCare",
        ".classifying_desk": "Classifying",
        ".desk": "Cases",
        ".events": "Attachment",
        ".fast_track": "FAST_TRACK FastTrackRule FirmMatch OnFastTrack",
        ".filing": "Filing",
        ".given_desk": "GivenLimits",
        ".grounds": "unknown_grounds",
        ".instructing_desk": "Instructions",
        ".kinds": (
            "AskedBy CaseKind CaseState DeferralReason DeliveryMethod ExtensionReason Grade ObjectionState "
            "Outcome RefusalReason ReopenReason ReturnReason Scope SettledBy Solved Urgency Waiting"
        ),
        ".life_cycle": "leaderless stuck_states",
        ".likeness": "Likeness",
        ".merging_desk": "LikelyDuplicate Merging",
        ".milestone_desk": "Milestones",
        ".model": "Case",
        ".noun": "CASE",
        ".objecting_desk": "Objections",
        ".ownership": "OwnershipMatch OwnershipRule",
        ".policy": "CasePolicy",
        ".precedents": "Precedent",
        ".ranking": "Candidate Means Ranking",
        ".recompute_desk": "MovedCase Recomputing",
        ".recounting": "MovedDeadline",
        ".revealing": "CaseItem files_of reveal_case reveal_file",
        ".routing": "Router RoutingAsk RoutingProposal",
        ".routing_desk": "Routing",
        ".rows": "CasePage CaseRow",
        ".rules": "CaseRules",
        ".submission": "Submission phone_key",
        ".supervising_desk": "Supervising",
    },
)

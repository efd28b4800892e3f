"""Floor 2: the enterprise base – who is served, of what kind and size, where, and how it is known."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".associations": "ASSOCIATION Association MemberJoined MemberLeft Membership",
        ".associations_desk": "Associations Member",
        ".candidates": "Candidate Points find_obstacle",
        ".columns": "ENTERPRISE_FIELDS",
        ".contact_desk": "ContactLogs contact_moves",
        ".contact_log": (
            "CONTACT_LOG ContactAsk ContactCancelled ContactHeld ContactKind ContactLog ContactLogged "
            "ContactMoved ContactState LoggedContact cancel_contact hold_contact log_contact move_contact"
        ),
        ".contact_plan": "ContactPlan ContactRules",
        ".desk": "EnterprisePage Enterprises",
        ".importing": "EnterpriseDraft EnterpriseReader LocalField enterprise_subject",
        ".key_contacts": (
            "EndedBy EnterpriseOptedOut KEY_CONTACT KeyContact KeyContactAppointed KeyContactEnded KeyTerm "
            "OptOutWithdrawn Willingness WillingnessRecorded"
        ),
        ".key_decide": "ContactDue due_contacts overdue_contacts",
        ".key_desk": "KeyContacts",
        ".leader_contacts": (
            "AssignmentEnd LEADER_CONTACT LeaderAssigned LeaderContact LeaderContactEnded leader_due propose_leaders"
        ),
        ".leader_desk": "LeaderContacts LeaderDue Pairing",
        ".model": (
            "Contact ENTERPRISE Enterprise EnterpriseAliasAdded EnterpriseChanged EnterpriseKind "
            "EnterpriseRegistered Extra Facts RegionBasis RegisteredState"
        ),
        ".ownership": "Ownership OwnershipFinding find_ownership",
        ".recalling": "CountMatters",
        ".revealing": "EnterpriseItem reveal_enterprise",
        ".selecting": "DrawAsk Drawn HandPick Pick Rejected Tally draw",
        ".selection_desk": "Explanation Selections",
        ".selection_plan": "Dimension Quota SelectionPlan Traits Weights",
        ".selections": "Replaced SELECTION Selection SelectionAppointed SelectionDrawn may_choose",
        ".size_class": "SizeClass SizeFinding SizeTable classify",
    },
)

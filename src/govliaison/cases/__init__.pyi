from govliaison.cases.attribution import Share, attribute
from govliaison.cases.care import CaseCare
from govliaison.cases.classifying_desk import Classifying
from govliaison.cases.criteria import at_odds
from govliaison.cases.desk import Cases
from govliaison.cases.events import Attachment
from govliaison.cases.explaining import read_courses
from govliaison.cases.fast_track import FAST_TRACK, FastTrackRule, FirmMatch, OnFastTrack
from govliaison.cases.filing import Filing
from govliaison.cases.given_desk import GivenLimits
from govliaison.cases.grounds import unknown_grounds
from govliaison.cases.instructing_desk import Instructions
from govliaison.cases.kinds import (
    AskedBy,
    CaseKind,
    CaseState,
    DeferralReason,
    DeliveryMethod,
    ExtensionReason,
    Grade,
    ObjectionState,
    Outcome,
    RefusalReason,
    ReopenReason,
    ReturnReason,
    Scope,
    SettledBy,
    Solved,
    Urgency,
    Waiting,
)
from govliaison.cases.life_cycle import leaderless, stuck_states
from govliaison.cases.likeness import Likeness
from govliaison.cases.merging_desk import LikelyDuplicate, Merging
from govliaison.cases.milestone_desk import Milestones
from govliaison.cases.model import Case
from govliaison.cases.noun import CASE
from govliaison.cases.objecting_desk import Objections
from govliaison.cases.ownership import OwnershipMatch, OwnershipRule
from govliaison.cases.policy import CasePolicy
from govliaison.cases.precedents import Precedent
from govliaison.cases.ranking import Candidate, Means, Ranking
from govliaison.cases.recompute_desk import MovedCase, Recomputing
from govliaison.cases.recounting import MovedDeadline
from govliaison.cases.revealing import CaseItem, files_of, reveal_case, reveal_file
from govliaison.cases.routing import Router, RoutingAsk, RoutingProposal
from govliaison.cases.routing_desk import Routing
from govliaison.cases.rows import CasePage, CaseRow
from govliaison.cases.rules import CaseRules
from govliaison.cases.submission import Submission, phone_key
from govliaison.cases.supervising_desk import Supervising

__all__ = [
    "CASE",
    "FAST_TRACK",
    "AskedBy",
    "Attachment",
    "Candidate",
    "Case",
    "CaseCare",
    "CaseItem",
    "CaseKind",
    "CasePage",
    "CasePolicy",
    "CaseRow",
    "CaseRules",
    "CaseState",
    "Cases",
    "Classifying",
    "DeferralReason",
    "DeliveryMethod",
    "ExtensionReason",
    "FastTrackRule",
    "Filing",
    "FirmMatch",
    "GivenLimits",
    "Grade",
    "Instructions",
    "LikelyDuplicate",
    "Likeness",
    "Means",
    "Merging",
    "Milestones",
    "MovedCase",
    "MovedDeadline",
    "ObjectionState",
    "Objections",
    "OnFastTrack",
    "Outcome",
    "OwnershipMatch",
    "OwnershipRule",
    "Precedent",
    "Ranking",
    "Recomputing",
    "RefusalReason",
    "ReopenReason",
    "ReturnReason",
    "Router",
    "Routing",
    "RoutingAsk",
    "RoutingProposal",
    "Scope",
    "SettledBy",
    "Share",
    "Solved",
    "Submission",
    "Supervising",
    "Urgency",
    "Waiting",
    "at_odds",
    "attribute",
    "files_of",
    "leaderless",
    "phone_key",
    "read_courses",
    "reveal_case",
    "reveal_file",
    "stuck_states",
    "unknown_grounds",
]

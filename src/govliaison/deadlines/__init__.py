"""Floor 2: deadlines – limits as data, and the clocks that run under them."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".acted": "ACTED_STAGES CASE_STAGES RATING_STAGES TOLD_ONLY",
        ".anchors": "Anchors",
        ".clocks": "Clock ClockStart GivenBy GivenLimit Lengthening Light Shortening Stoppage",
        ".explaining": "Course Explanation explain",
        ".fall_back": "FALL_BACK",
        ".findings": "Finding Severity",
        ".validity": "in_force",
        ".ladder": "Rung shift",
        ".limits": "Limits",
        ".lint": "lint_limits lint_pack",
        ".milestones": "ASKED_FOR MILESTONES OF_DESK UNTIL_ANSWER begins_at is_of_lead stages_of",
        ".packs": "parse_rule_pack",
        ".ranking": "Chosen",
        ".recounting": "Matter RecomputeCause Recomputed reclassify recompute",
        ".rules": "Cap Confidence DeadlineRule Deemed Facts Match OnExpiry RulePack",
        ".stages": "Anchor AnyAnchor ExpiryOf MonthDay Stage",
        ".steps": (
            "AnchorStep CapStep DayStep EntryName ExplainStep ExtensionStep Given GivenStep Granted PauseStep "
            "RecomputedStep RuleStep Stood"
        ),
        ".terms": (
            "CallBackTerms Coverage Criterion DutyKind DutyTerms Extension Interim LadderStep LadderWhen "
            "Objection Pause PauseReason RatingTerms Redo RedoWhen Return Silence"
        ),
        ".trying": "sample_facts",
        ".words": "MOST_TAGS parse_tags parse_word",
    },
)

"""Floor 6: oversight – duties that check themselves, figures that say what they count, papers as known then."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".bulletins.content": "Content Difference FigureLine Share StandingCount UnitSum differences",
        ".bulletins.desk": "Bulletins",
        ".bulletins.model": "BULLETIN Bulletin BulletinKind",
        ".case_facts": "CASE_FACTS",
        ".digests.desk": "Digests",
        ".digests.model": "DIGEST Digest DigestLine",
        ".indicators": "Figure INDICATORS Indicator Measure RATING_INDICATORS Rounding measure measure_ratings",
        ".inspections.desk": "Inspections",
        ".inspections.model": "INSPECTION Inspection InspectionState KEY_TASK KeyTask",
        ".obligations.catalogue": "Bearer OBLIGATIONS Obligation ObligationPlan Rhythm",
        ".obligations.charges": "Charge charges",
        ".obligations.desk": "Inspected Obligations review",
        ".obligations.judging": (
            "Deed Deeds Evidence Holdings Item Items Judged Meetings Papers Postponement Span Standing Window "
            "judge regular_items vacancies"
        ),
        ".obligations.model": "DUTY Duty",
        ".obligations.reading": "Reading",
        ".obligations.sources": "SOURCES",
        ".places": "BulletinPlan Place",
        ".progress.desk": "ProgressReports",
        ".progress.model": "OpenItem OpenWhat PROGRESS_REPORT ProgressReport",
        ".rating_facts": "RATING_FACTS RatingFacts",
        ".scorecard": "CaseFigures FindingFigures Scorecard score",
        ".signing": "PaperLife PaperState",
        ".simulation": "Simulated simulate",
    },
)

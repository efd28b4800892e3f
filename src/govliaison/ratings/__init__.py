"""Floor 4: ratings (好差评) – what people say of services, what follows from a bad one, and periodic satisfaction."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".deciding": "GivenRating",
        ".desk": "Ratings",
        ".fields": "RATING_FIELDS read_grade",
        ".figures": "Rate RatingFigures rating_figures",
        ".importing": "RatingImport",
        ".kinds": "AppealReason ItemGrade OFFLINE ONLINE RatingItem RatingState Verdict grade_of_stars",
        ".noun": "RATING",
        ".plan": "RatingPlan",
        ".rating": "Appeal Mending RaterCall Rating",
        ".rules": "RatingRules",
        ".survey": "SURVEY Survey SurveyMethod SurveyResult",
        ".survey_desk": "Surveys",
    },
)

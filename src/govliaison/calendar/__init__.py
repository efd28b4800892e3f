"""
Floor 1: working time with days off and make-up workdays.

A :class:`WorkCalendar` is built once from layers of the adapter kind :class:`Calendar`; :func:`due` says when a limit
ends.
"""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".calendar": "Calendar",
        ".day_tables": "DayKind DayTable SpecialDay",
        ".due_moments": "CountFrom Cutoff DueMoment NonWorking due elapsed_working_days",
        ".notices": "Known Notice notices_of_rows read_notice",
        ".office_hours": "OfficeHours",
        ".work_calendar": "DEFAULT_HOURS WorkCalendar",
    },
)

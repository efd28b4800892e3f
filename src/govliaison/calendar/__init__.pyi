from govliaison.calendar.calendar import Calendar
from govliaison.calendar.day_tables import DayKind, DayTable, SpecialDay
from govliaison.calendar.due_moments import CountFrom, Cutoff, DueMoment, NonWorking, due, elapsed_working_days
from govliaison.calendar.notices import Known, Notice, notices_of_rows, read_notice
from govliaison.calendar.office_hours import OfficeHours
from govliaison.calendar.work_calendar import DEFAULT_HOURS, WorkCalendar

__all__ = [
    "DEFAULT_HOURS",
    "Calendar",
    "CountFrom",
    "Cutoff",
    "DayKind",
    "DayTable",
    "DueMoment",
    "Known",
    "NonWorking",
    "Notice",
    "OfficeHours",
    "SpecialDay",
    "WorkCalendar",
    "due",
    "elapsed_working_days",
    "notices_of_rows",
    "read_notice",
]

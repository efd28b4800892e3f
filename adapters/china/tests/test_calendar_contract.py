"""The gazetted calendar keeps what every calendar promises."""

from govliaison.testing import calendar_contract
from govliaison_china import gazetted_calendar

TestGazettedCalendar = calendar_contract(gazetted_calendar)

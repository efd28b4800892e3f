"""The area of competence (行政区划) that a profile is for."""

import attrs

from govliaison.units.model import Level


@attrs.frozen(kw_only=True)
class Jurisdiction:
    """
    For which place a profile is, and when its offices work.

    Attributes:
        code: division code of six digits, national (GB/T 2260) or statistical
        name: official name of the place
        level: its level of government
        zone: name of the time zone (IANA) in which moments are read and shown
        office_hours: working time of a working day, such as ``09:00-12:00``, in that zone
    """

    code: str
    name: str
    level: Level
    zone: str = "Asia/Shanghai"
    office_hours: tuple[str, ...] = ("09:00-12:00", "13:00-17:00")

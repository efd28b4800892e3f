"""What «stricter» means for a key that may only be tightened: it belongs to the type of its value, and to the key."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from govliaison.errors import InputError
from govliaison.profiles.positions import Path
from govliaison.values import Amount

_RULES: Final = ("deadlines", "rules")
_ENTRIES: Final = {_RULES: 3, ("ownership",): 2, ("fast_track",): 2, ("obligations",): 2}
"""Tables of rules by id, with the length of the path to a rule: a key that one leaves open is not simply «nothing»."""
_REVERSED: Final[tuple[Path, ...]] = (
    ("cases", "call_back_attempts"),
    ("cases", "max_redo"),
    ("contacts", "justifications"),
    ("contacts", "selection", "branches"),
    ("contacts", "selection", "hand_reasons"),
    ("contacts", "selection", "individual_businesses"),
    ("contacts", "selection", "places"),
    ("contacts", "selection", "reserves"),
    ("contacts", "selection", "rest_months"),
    ("contacts", "selection", "sme_floor"),
    ("contacts", "selection", "unstated_ownership"),
    ("deadlines", "rules", "*", "warn_before"),
    ("meetings", "invitees"),
    ("ownership", "*", "levels"),
    ("policies", "suppress_below"),
    ("ratings", "contact_attempts"),
    ("ratings", "default_after"),
    ("ratings", "defaults"),
)
"""Keys of which more, longer or «yes» is the stricter – where it usually is the less strict –, or the other way about."""
_PERIODS: Final = ("year", "quarter", "month")
_WORDS: Final[Mapping[Path, Sequence[str]]] = {
    ("cases", "call_back_grade"): (
        "very-dissatisfied",
        "dissatisfied",
        "fairly-satisfied",
        "satisfied",
        "very-satisfied",
    ),
    ("deadlines", "rules", "*", "count_from"): ("next_day", "same_day"),
    ("obligations", "*", "every"): _PERIODS,
    ("supervision", "feedback_per"): _PERIODS,
}
"""Words of which a later one is the stricter."""
_ZERO_IS_NEVER: Final[tuple[Path, ...]] = (("cases", "review_deferred"), ("visits", "merge_days"))
_UNSET: Final[Mapping[Path, object]] = {("obligations", "*", "applies"): True}
_SAYS_NOTHING: Final = ("basis", "name", "note", "source")
"""Keys of rules that explain and do not rule."""
_DECIDES: Final = ("match", "replaces", "stage")
"""Keys of a limit that say before which others it goes: any change may put it in the place of a shorter one."""
_PACKS: Final[Path] = ("deadlines", "packs")
_COURSE: Final = ("anchor", "count_from", "cutoff", "non_working", "cap")
"""Two limits can be compared by their amounts where they agree in these."""
_NEVER_APART: Final = ("category", "tag")
"""Conditions that differ and may both hold: categories lie within each other, and a matter bears many tags."""


def is_tighter(values: Mapping[str, Any], layer: Mapping[str, Any], path: Path, value: object) -> bool | None:
    """
    Tell whether a layer makes a setting as strict as it was, or stricter; None if that cannot be told.

    Args:
        values: what holds so far
        layer: everything the layer says
        path: the key it sets
        value: to what
    """
    old = _get(values, path)
    at = whole(values, path)
    if at != path:
        return _new_limit_is_tighter(_get(values, _RULES), _get(layer, at))
    length = next((length for table, length in _ENTRIES.items() if path[: len(table)] == table), 0)
    if length and path[-1] in _SAYS_NOTHING:
        return True
    if old is None:
        old = _find(_UNSET, path)
        is_open = length and (_get(values, path[:length]) is not None or path[0] == "obligations")
        if old is None:
            return None if is_open else True
    return _compare(path, old, value)


def whole(values: Mapping[str, Any], path: Path) -> Path:
    """Give the path of what stands or falls together: a limit that was not there before, else the key itself."""
    is_new = path[: len(_RULES)] == _RULES and len(path) > len(_RULES) and _get(values, path[:3]) is None
    return path[:3] if is_new else path


def is_stricter(old: object, new: object) -> bool | None:
    """
    Tell whether a value is as strict as another, or stricter; None if the two cannot be compared.

    What is stricter belongs to the type: a duty that is on; a smaller number; less time in the same unit; a list that
    names more.

    >>> is_stricter("10 working days", "5 working days"), is_stricter(2, 3), is_stricter(["R3"], ["R3", "R6"])
    (True, False, True)
    """
    if isinstance(old, bool) and isinstance(new, bool):
        return new >= old
    if type(old) is int and type(new) is int:
        return new <= old
    if isinstance(old, list) and isinstance(new, list):
        return all(item in new for item in old)
    if isinstance(old, str) and isinstance(new, str):
        try:
            before, after = Amount.parse(old), Amount.parse(new)
        except InputError:
            return True if old == new else None
        return after.number <= before.number if before.unit is after.unit else None
    return True if old == new else None


def _compare(path: Path, old: object, new: object) -> bool | None:
    """Compare two values of a key."""
    if path[:2] == _PACKS or (path[:2] == _RULES and path[3] in _DECIDES):
        return True if old == new else None
    words = _find(_WORDS, path)
    if words is not None:
        return words.index(new) >= words.index(old) if old in words and new in words else None
    if any(_fits(path, key) for key in _ZERO_IS_NEVER) and 0 in (old, new):
        return old == 0
    return is_stricter(new, old) if any(_fits(path, key) for key in _REVERSED) else is_stricter(old, new)


def _new_limit_is_tighter(rules: Any, new: Any) -> bool | None:
    """Compare a new limit with each one there is of the same stage for matters to which both may apply."""
    there = [rule for rule in rules.values() if _meet(rule, new)] if isinstance(rules, dict) else []
    found = [_limit_is_tighter(rule, new) for rule in there]
    if False in found:
        return False
    return True if found and None not in found else None


def _limit_is_tighter(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool | None:
    if any(old.get(key) != new.get(key) for key in _COURSE):
        return None
    return is_stricter(old.get("amount"), new.get("amount"))


def _meet(old: Any, new: Any) -> bool:
    """Tell whether two limits are of one stage, and no condition keeps them apart."""
    if not (isinstance(old, dict) and isinstance(new, dict)) or old.get("stage") != new.get("stage"):
        return False
    return all(one is None or other is None or _share(one, other) for one, other in _conditions(old, new))


def _conditions(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    one, other = old.get("match"), new.get("match")
    if isinstance(one, dict) and isinstance(other, dict):
        yield from ((one.get(key), other.get(key)) for key in one if key not in _NEVER_APART)


def _share(one: Any, other: Any) -> bool:
    """Tell whether a matter may fulfil both conditions."""
    lists = isinstance(one, list) and isinstance(other, list)
    return any(item in other for item in one) if lists else one == other


def _find(table: Mapping[Path, Any], path: Path) -> Any:
    return next((value for key, value in table.items() if _fits(path, key)), None)


def _fits(path: Path, pattern: Path) -> bool:
    """Tell whether a path is meant by a pattern, in which ``*`` stands for any id."""
    return len(path) == len(pattern) and all(part in ("*", mine) for mine, part in zip(path, pattern, strict=True))


def _get(values: Any, path: Path) -> Any:
    for part in path:
        values = values.get(part) if isinstance(values, dict) else None
    return values

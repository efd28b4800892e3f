"""``[policy]``: what lower layers may not change; a key that does not exist would guard nothing, so it is reported."""

from collections.abc import Sequence
from typing import Final

import attrs

from govliaison.profiles.defaults import PLANS
from govliaison.profiles.merging import split_key
from govliaison.profiles.positions import Path
from govliaison.profiles.problems import Checker
from govliaison.profiles.structure import Misfit, nearest

_SECTION: Final = ("policy",)


@attrs.frozen(kw_only=True)
class _Policy:
    """
    What layers above may not change; keys are dotted, such as ``cases.call_back``.

    Attributes:
        locked: keys that are settled here
        tighten_only: keys that may only become stricter
    """

    locked: tuple[str, ...] = ()
    tighten_only: tuple[str, ...] = ()


def check_policy(check: Checker, sections: Sequence[str]) -> None:
    """Report what is wrong in ``[policy]``, keys that no profile can have among it."""
    policy = check.structure(check.table(*_SECTION), _Policy, _SECTION)
    for name, keys in attrs.asdict(policy).items() if policy else ():
        for number, key in enumerate(keys):
            if (found := _unknown(split_key(key), sections)) is not None:
                code, params = found
                check.report_misfits([Misfit((*_SECTION, name, number), code, {"name": key, **params})])


def _unknown(path: Path, sections: Sequence[str]) -> tuple[str, dict[str, object]] | None:
    """Tell where a key leaves what is known: among the sections, or the settings of one that has no ids."""
    known: dict[str, type | None] = {section: PLANS.get(section) for section in sections}
    for part in path or ("",):
        if part not in known:
            names = list(known)
            meant = nearest(str(part), names)
            return (
                ("config.unknown-key", {"meant": meant})
                if meant
                else ("config.strange-key", {"known": ", ".join(names)})
            )
        kind = known[str(part)]
        if kind is None or not attrs.has(kind):
            break
        known = {field.name: field.type for field in attrs.fields(kind)}
    return None

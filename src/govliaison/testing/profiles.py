"""
How hard the kit tries: three profiles of hypothesis.

``govliaison-quick`` is the default and always does the same; the others look further, a little differently each time. Choose one
with ``GOVLIAISON_EFFORT=thorough`` in the environment, or by loading it as any profile of hypothesis.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from hypothesis import HealthCheck, Phase, settings

QUICK: Final = settings(
    max_examples=60,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    report_multiple_bugs=False,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=(
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
        HealthCheck.large_base_example,
        HealthCheck.too_slow,
    ),
)
"""The default: the same examples each time, a few seconds for a store."""

THOROUGH: Final = settings(QUICK, max_examples=500, stateful_step_count=40, derandomize=False, print_blob=True)
"""For the night: some minutes for a store."""

SOAK: Final = settings(THOROUGH, max_examples=20_000, stateful_step_count=60)
"""For a weekend."""

_PREFIX: Final = "govliaison-"
_PROFILES: Final = {f"{_PREFIX}quick": QUICK, f"{_PREFIX}thorough": THOROUGH, f"{_PREFIX}soak": SOAK}
for _name, _profile in _PROFILES.items():
    settings.register_profile(_name, _profile)

_chosen: ContextVar[settings | None] = ContextVar("govliaison_effort", default=None)


def effort() -> settings:
    """
    Give the settings that contract tests run with.

    The first of: what :func:`using` says, ``GOVLIAISON_EFFORT``, a profile of ours that was loaded, ``govliaison-quick``.

    Raises:
        KeyError: ``GOVLIAISON_EFFORT`` names none of the three
    """
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    if named := os.environ.get("GOVLIAISON_EFFORT"):
        return _PROFILES[_PREFIX + named]
    return _PROFILES.get(settings.get_current_profile_name(), QUICK)


@contextmanager
def using(chosen: settings | None) -> Iterator[None]:
    """Run contract tests with settings of one's own for a while; None changes nothing."""
    token = _chosen.set(chosen or _chosen.get())
    try:
        yield
    finally:
        _chosen.reset(token)

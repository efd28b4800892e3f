"""
Run a city's government–enterprise liaison mechanism, and prove that it runs.

Only what the first hour needs is named here, and each name is imported when it is first used, so that
``import govliaison`` costs next to nothing.
"""

TYPE_CHECKING = False  # as typing's, whose import alone takes longer than ``govliaison --version`` may
if TYPE_CHECKING:
    from govliaison.cases import CaseKind, Outcome, Submission
    from govliaison.liaison import Liaison

__all__ = ["CaseKind", "Liaison", "Outcome", "Submission", "__version__"]

__version__ = "0.1.0"

_HOMES = {
    "CaseKind": "govliaison.cases",
    "Liaison": "govliaison.liaison",
    "Outcome": "govliaison.cases",
    "Submission": "govliaison.cases",
}


def __getattr__(name: str) -> object:
    """Import a public name from its home the first time it is asked for."""
    if name in _HOMES:
        from importlib import import_module  # noqa: PLC0415 - not for --version

        return getattr(import_module(_HOMES[name]), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)

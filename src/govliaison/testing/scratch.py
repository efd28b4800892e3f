"""Places to work in that vanish when the tests are over."""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp


def scratch_folder() -> Path:
    """Give a new, empty folder; it goes with the program, so that ``make`` may leave what it likes in it."""
    return Path(mkdtemp(dir=_root()))


@cache
def _root() -> Path:
    root = Path(mkdtemp(prefix="govliaison-testing-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    return root

"""The city in which every run of a month begins, opened once."""

from collections.abc import Iterator

import pytest
from months_world import Founded


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Founded]:
    founded = Founded(tmp_path_factory.mktemp("city"))
    yield founded
    founded.close()

"""Secrets: a file says where they are, never what they are."""

import os
from pathlib import Path

import attrs

from govliaison.errors import ConfigError


@attrs.frozen(kw_only=True)
class Secret:
    """
    A reference to a password or key: ``{ env = "NAME" }`` or ``{ file = "path" }``, looked up when it is needed.

    Attributes:
        env: name of an environment variable
        file: file whose first line it is
    """

    env: str | None = None
    file: Path | None = None

    def reveal(self) -> str:
        """
        Look it up.

        Raises:
            ConfigError: the variable is not set, or the file cannot be read
        """
        if self.env is not None:
            value = os.environ.get(self.env)
            if not value:
                raise ConfigError("secret.no-variable", name=self.env)
            return value
        try:
            lines = (self.file or Path()).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError("secret.no-file", name=str(self.file)) from error
        if not lines or not lines[0]:
            raise ConfigError("secret.no-file", name=str(self.file))
        return lines[0]

    def __str__(self) -> str:
        return "‹secret›"

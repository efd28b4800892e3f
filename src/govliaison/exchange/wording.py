"""What a message says, made at the moment of delivery from its code and parts."""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from typing import Any, Final

import attrs

from govliaison.texts import CATALOGUE, Language, say
from govliaison.values import Amount, load_canonical

_LABELS: Final = {"stage": "stage", "outcome": "outcome", "obligation": "obligation"}
_REASONS: Final = {
    "case.refused": "refusal",
    "case.returned": "return",
    "case.paused-now": "pause",
    "visit.cancelled": "not-held",
    "visit.put-off": "not-held",
}

TextsFor = Callable[[str], Mapping[str, str]]
"""Gives the texts, by code, that the place of a stream has in words of its own (``[texts]`` of its profile)."""


@attrs.frozen(kw_only=True)
class Letter:
    """
    A message as the outbox keeps it.

    Attributes:
        recipient: ``unit:…``, ``person:…``, ``enterprise:…`` or ``filer:…``
        code: what is said
        params: parts of it
        about: stream it is about
    """

    recipient: str
    code: str
    params: Mapping[str, Any] = attrs.field(repr=False)
    about: str

    @classmethod
    def read(cls, payload: bytes) -> "Letter":
        """Read what the ledger wrote."""
        return cls(**load_canonical(payload))

    @property
    def is_of_many(self) -> bool:
        """Whether it tells of several cases; it is about the first of them then, and names no number."""
        return bool(self.params.get("cases", 1) > 1)


@attrs.frozen(kw_only=True)
class Wording:
    """
    The voice of a profile.

    Attributes:
        language: of the texts
        zone: in which moments are shown
        units: names of units by id
        texts_for: what the place of a stream says in words of its own
    """

    language: Language = "zh"
    zone: tzinfo
    units: Mapping[str, str] = attrs.field(factory=dict)
    texts_for: TextsFor = lambda _stream: {}

    def subject(self, letter: Letter) -> str:
        """Say in one line what it is about."""
        texts = self.texts_for(letter.about)
        if letter.is_of_many:
            return say("outbox.subject-many", letter.params, self.language, texts)
        own = (f"{letter.code}.subject", f"outbox.subject-{letter.about.partition('/')[0]}")
        code = next((each for each in own if each in CATALOGUE), "outbox.subject")
        return say(code, {"number": ""} | dict(letter.params), self.language, texts)

    def text(self, letter: Letter, name: str = "") -> str:
        """
        Say it.

        Args:
            letter: what is to be said
            name: how the recipient is addressed; empty for no salutation
        """
        texts = self.texts_for(letter.about)
        params = {key: self._shown(letter.code, key, value, texts) for key, value in letter.params.items()}
        text = say(letter.code, params, self.language, texts)
        return say("outbox.letter", {"name": name, "text": text}, self.language, texts) if name else text

    def _shown(self, code: str, key: str, value: Any, texts: Mapping[str, str]) -> Any:
        if key in ("due", "until", "before"):
            return self._moment(value)
        if key == "moved":
            return "\n".join(self._moved(line, texts) for line in value.splitlines())
        if key == "amount":
            return Amount.parse(value).in_chinese() if self.language == "zh" else value
        if key == "unit":
            return self.units.get(value, value)
        label = f"label.{_REASONS.get(code) if key == 'reason' else _LABELS.get(key)}.{value}"
        return say(label, {}, self.language, texts) if label in CATALOGUE else value

    def _moved(self, line: str, texts: Mapping[str, str]) -> str:
        """Say which limit of which case moved, from when to when."""
        stage, before, after, number = line.split(" ", 3)
        return f"{number} {self._shown('', 'stage', stage, texts)} {self._moment(before)} → {self._moment(after)}"

    def _moment(self, value: str) -> str:
        return f"{datetime.fromisoformat(value).astimezone(self.zone):%Y-%m-%d %H:%M}"

"""What a channel delivers (来件), before it becomes a case or part of one."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import attrs

from govliaison.cases.events import Attachment
from govliaison.cases.kinds import CaseKind, Scope, Urgency
from govliaison.cases.parts import Source
from govliaison.deadlines import parse_tags, parse_word
from govliaison.errors import InputError
from govliaison.values import CodeStatus, check_credit_code, fold_width

Keyed = Callable[[str, str], str]
"""Hashes a text for a purpose under the ledger's own key."""


def _check_code(_submission: object, _field: object, code: str | None) -> None:
    """Let no text pass for a code: codes stand in entries, for ever. One that only fails its check is a code."""
    if code is not None and (check := check_credit_code(code)).status is CodeStatus.MALFORMED:
        params: dict[str, Any] = dict(check.reasons[0].params)
        raise InputError(check.reasons[0].code, **params)


@attrs.frozen(kw_only=True)
class Submission:
    """
    A matter as somebody brought it, whoever carried it.

    Attributes:
        channel: id of the channel instance
        source_id: id of the matter there; the same again amends its case
        order: order number that several channels share for the same matter; empty if there is none
        received_at: when the channel received it
        kind: what is wanted; None if it does not say: help
        urgency: how urgent it is; None if it does not say: ordinary
        scope: approval service or another trouble (A2); None if it does not say: approval service
        category: category of the competence catalogue, from the top down; empty if unknown
        track: the track that a statute lays out for it, such as ``petition``; empty if unknown
        difficulty: how hard it is, in the words of the rule packs; empty if unknown
        tags: words by which rules and lists tell it apart; what is no word is refused with ``InputError``, as in the two above
        region: region code of the place or the firm, if known
        enterprise: id in the enterprise base, if it was found there
        credit_code: as stated; what cannot be one is refused with ``InputError``
        enterprise_name: as stated
        title: in a few words; if empty, the beginning of the text
        text: what is said
        contact: who may be called
        phone: under which number
        filed_by: association that files for its members (T1.3)
        concerned: ids of the enterprises of the base for which it files
        attachments: files, already stored
        confidential: whoever filed it wants to be kept secret (保密)
        classified: it holds state secrets; then nothing of it but where it came from is ever stored
        history: from before the mechanism ran; raises no notices
        given_due: end of the limit that is printed on the order, if there is one
        extra: local fields of the profile
        extra_private: local fields that hold personal data or free text
    """

    channel: str
    source_id: str
    order: str = ""
    received_at: datetime
    kind: CaseKind | None = None
    urgency: Urgency | None = None
    scope: Scope | None = None
    category: str = ""
    track: str = attrs.field(default="", converter=parse_word)
    difficulty: str = attrs.field(default="", converter=parse_word)
    tags: frozenset[str] = attrs.field(default=frozenset(), converter=parse_tags)
    region: str | None = None
    enterprise: str | None = None
    credit_code: str | None = attrs.field(default=None, validator=_check_code)
    enterprise_name: str = attrs.field(default="", repr=False)
    title: str = attrs.field(default="", repr=False)
    text: str = attrs.field(default="", repr=False)
    contact: str = attrs.field(default="", repr=False)
    phone: str = attrs.field(default="", repr=False)
    filed_by: str | None = None
    concerned: frozenset[str] = frozenset()
    attachments: tuple[Attachment, ...] = ()
    confidential: bool = False
    classified: bool = False
    history: bool = False
    given_due: datetime | None = None
    extra: Mapping[str, str] = attrs.field(factory=dict)
    extra_private: Mapping[str, str] = attrs.field(factory=dict, repr=False)

    @property
    def stub(self) -> "Submission":
        """What may be kept of classified material: where it came from and when, and nothing of what it says."""
        return Submission(
            channel=self.channel,
            source_id=self.source_id,
            received_at=self.received_at,
            region=self.region,
            classified=True,
        )

    @property
    def is_real_name(self) -> bool:
        """Whether it says who may be called (实名)."""
        return bool(self.contact.strip() or self.phone.strip())

    @property
    def source(self) -> Source:
        """Where it came from, as the case keeps it."""
        return Source(channel=self.channel, source_id=self.source_id, order=self.order, received_at=self.received_at)

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims by which the same matter is found again."""
        return self.source.claims


def phone_key(phone: str, keyed: Keyed) -> str | None:
    """Hash a telephone number by its digits alone, so that spelling makes no difference; None if it has none."""
    digits = re.sub(r"\D", "", fold_width(phone)).removeprefix("86")
    return keyed("phone", digits) if digits else None


def contact_subject(key: str | None, stream: str) -> str:
    """
    Name the vault subject whose contact data this is.

    The same telephone is the same person in every case, so that one erasure finds all; without one it is the case.
    """
    return f"contact/{key.partition(':')[2]}" if key else stream

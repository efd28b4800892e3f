from govliaison.exchange.attachments import FileLimits, stored_file
from govliaison.exchange.channel import (
    AnswerAsk,
    AnsweringChannel,
    AnswerRoute,
    Channel,
    ChannelCapability,
    ChannelPlan,
    ReceiveAsk,
)
from govliaison.exchange.columns import SUBMISSION_FIELDS
from govliaison.exchange.dead_letters import LETTER, list_messages, replay, skip
from govliaison.exchange.intake import FindEnterprises, Intake
from govliaison.exchange.notifier import Delivered, Delivery, Notifier, NotifyAsk, RetryLater, Undeliverable
from govliaison.exchange.notifiers import ConsoleNotifier, ConsoleSettings, FileFormat, FilesNotifier, FilesSettings
from govliaison.exchange.outbox import Addressee, Addresses, Attempt, BackOff, Destinations, work_outbox
from govliaison.exchange.parsing import FindRegion, Parsed, Reply, Surroundings, parse_row
from govliaison.exchange.policy_letters import PolicyLetters
from govliaison.exchange.quarantine import QUARANTINE, QuarantinedRow, QuarantineState
from govliaison.exchange.routes import route_to
from govliaison.exchange.undoing import Imports, LeftAlone, UndoReport
from govliaison.exchange.wording import Letter, Wording

__all__ = [
    "LETTER",
    "QUARANTINE",
    "SUBMISSION_FIELDS",
    "Addressee",
    "Addresses",
    "AnswerAsk",
    "AnswerRoute",
    "AnsweringChannel",
    "Attempt",
    "BackOff",
    "Channel",
    "ChannelCapability",
    "ChannelPlan",
    "ConsoleNotifier",
    "ConsoleSettings",
    "Delivered",
    "Delivery",
    "Destinations",
    "FileFormat",
    "FileLimits",
    "FilesNotifier",
    "FilesSettings",
    "FindEnterprises",
    "FindRegion",
    "Imports",
    "Intake",
    "LeftAlone",
    "Letter",
    "Notifier",
    "NotifyAsk",
    "Parsed",
    "PolicyLetters",
    "QuarantineState",
    "QuarantinedRow",
    "ReceiveAsk",
    "Reply",
    "RetryLater",
    "Surroundings",
    "Undeliverable",
    "UndoReport",
    "Wording",
    "list_messages",
    "parse_row",
    "replay",
    "route_to",
    "skip",
    "stored_file",
    "work_outbox",
]

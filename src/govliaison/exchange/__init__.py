"""Floor 5: submissions come in and answers go out, over channels and notifiers."""

from govliaison.doors import door

__getattr__, __dir__, __all__ = door(
    __name__,
    {
        ".attachments": "FileLimits stored_file",
        ".channel": "AnswerAsk AnswerRoute AnsweringChannel Channel ChannelCapability ChannelPlan ReceiveAsk",
        ".columns": "SUBMISSION_FIELDS",
        ".dead_letters": "LETTER list_messages replay skip",
        ".intake": "FindEnterprises Intake",
        ".notifier": "Delivered Delivery Notifier NotifyAsk RetryLater Undeliverable",
        ".notifiers": "ConsoleNotifier ConsoleSettings FileFormat FilesNotifier FilesSettings",
        ".outbox": "Addressee Addresses Attempt BackOff Destinations work_outbox",
        ".parsing": "FindRegion Parsed Reply Surroundings parse_row",
        ".policy_letters": "PolicyLetters",
        ".quarantine": "QUARANTINE QuarantineState QuarantinedRow",
        ".routes": "route_to",
        ".undoing": "Imports LeftAlone UndoReport",
        ".wording": "Letter Wording",
    },
)

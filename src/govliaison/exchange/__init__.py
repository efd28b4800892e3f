"""Floor 5: submissions come in and answers go out, over channels and notifiers."""

from govliaison.exchange.channel import AnswerRoute, Channel, ChannelPlan, ReceiveAsk
from govliaison.exchange.notifier import Delivered, Delivery, Notifier, NotifyAsk, RetryLater, Undeliverable

__all__ = [
    "AnswerRoute",
    "Channel",
    "ChannelPlan",
    "Delivered",
    "Delivery",
    "Notifier",
    "NotifyAsk",
    "ReceiveAsk",
    "RetryLater",
    "Undeliverable",
]

"""Messages of key rings, and of what is signed or locked with them."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "keys.unknown-key": Text(
        zh="密钥库中没有密钥“{key}”，打不开用它加密的内容",
        en="the key ring has no key {key}, with which this was locked",
        hint_zh="请把该旧密钥放回密钥库（只用于解密），再重试；密钥丢失后，内容无法恢复",
        hint_en="put that old key back into the key ring and try again; without it what it locked is lost",
    ),
    "keys.not-authentic": Text(
        zh="用密钥“{key}”加密的内容被改动过，或被移到了别处，不能打开",
        en="what was locked with the key {key} was tampered with, or put in another place; it does not open",
        hint_zh="请保留现场，运行 govliaison ledger verify，并与最近的备份核对",
        hint_en="leave everything as it is, run govliaison ledger verify, and compare with the latest backup",
    ),
}

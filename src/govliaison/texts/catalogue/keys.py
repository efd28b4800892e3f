"""Messages of key rings, and of what is signed or locked with them."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "keys.none": Text(
        zh="密钥库中没有密钥",
        en="the key ring has no key",
        hint_zh="请在 [key_ring] keys 中写上至少一个密钥的位置",
        hint_en="say in keys of [key_ring] where at least one key is",
    ),
    "keys.readable": Text(
        zh="密钥文件“{name}”其他人也能读（权限 {mode}）",
        en="others may read the file of the key {name} (mode {mode})",
        hint_zh="请运行 chmod 600 {name}；如可能已被他人读取，请更换密钥",
        hint_en="run chmod 600 {name}; if somebody may have read it, change the key",
    ),
    "keys.no-key": Text(
        zh="“{name}”的内容不是密钥：应为 64 位十六进制数字",
        en="what stands in {name} is no key: 64 hexadecimal digits are wanted",
        hint_zh="请用 openssl rand -hex 32 生成",
        hint_en="make one with openssl rand -hex 32",
    ),
    "keys.unknown-key": Text(
        zh="密钥库中没有密钥“{key}”，打不开用它加密的内容",
        en="the key ring has no key {key}, with which this was locked",
        hint_zh="请把该旧密钥放回密钥库（只用于解密），再重试；密钥丢失后，内容无法恢复",
        hint_en="put that old key back into the key ring and try again; without it what it locked is lost",
    ),
    "keys.no-ring": Text(
        zh="内容用密钥“{key}”加密，但没有设置密钥库，打不开",
        en="this was locked with the key {key}, and no key ring is set up",
        hint_zh="请在 liaison.toml 中恢复 [key_ring]",
        hint_en="put [key_ring] back into liaison.toml",
    ),
    "checkpoint.no-keys": Text(
        zh="没有设置密钥库，不能签署或核对检查点",
        en="no key ring is set up, so no checkpoint can be signed or checked",
        hint_zh="请在 liaison.toml 中设置 [key_ring]，例如 govliaison-keys 的 file-keys",
        hint_en="set up [key_ring] in liaison.toml, such as file-keys of govliaison-keys",
    ),
    "cli.checkpoint": Text(
        zh="已签署检查点（共 {entries} 条记录）：{path}\n请把它存到本机以外，由他人保管。",
        en="Signed a checkpoint of {entries} entries: {path}\nKeep it on another machine, with somebody else.",
    ),
    "checkpoint.unreadable": Text(
        zh="该文件不是检查点",
        en="this file is no checkpoint",
        hint_zh="请使用 govliaison ledger checkpoint 写出的文件",
        hint_en="give a file that govliaison ledger checkpoint wrote",
    ),
    "checkpoint.other-ledger": Text(
        zh="该检查点属于另一本底账（{found}），不是本底账（{code}）",
        en="this checkpoint is of another ledger ({found}), not of this one ({code})",
        hint_zh="请使用本部署的检查点",
        hint_en="give a checkpoint of this deployment",
    ),
    "checkpoint.forged": Text(
        zh="检查点的签名不成立（密钥“{key}”）：文件被改动，或密钥库中已没有该密钥",
        en="the signature of the checkpoint is not good (key {key}): it was altered, or the key ring has that key no more",
        hint_zh="请换用另存的检查点，并核对密钥库中的旧密钥",
        hint_en="take another copy of the checkpoint, and see whether the key ring still has its old keys",
    ),
    "keys.not-authentic": Text(
        zh="用密钥“{key}”加密的内容被改动过，或被移到了别处，不能打开",
        en="what was locked with the key {key} was tampered with, or put in another place; it does not open",
        hint_zh="请保留现场，运行 govliaison ledger verify，并与最近的备份核对",
        hint_en="leave everything as it is, run govliaison ledger verify, and compare with the latest backup",
    ),
}

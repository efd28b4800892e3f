"""What a profile decides about handling cases: the table ``[cases]``."""

import attrs


@attrs.frozen(kw_only=True)
class CasePolicy:
    """
    Local decisions about the way of a case; the notice leaves them to each place.

    Attributes:
        desk: id of the unit that is accountable for whatever has no other unit; empty: the first convener
        call_back: the applicant is asked after every approved close-out, before the case is closed (T1.4)
        call_back_attempts: after so many calls that reached nobody, the case is closed all the same, marked unreachable
        max_redo: so often a bad call-back sends a case back; after that it is closed as it is, in plain sight
        dispatch_automatically: a clear best proposal of the catalogue is dispatched at once; else all go to the
            convener's manual desk (M1.4)
        max_returns: how often units may return a case before only the convener's designation counts (M1.4)
        perfunctory: answers that consist of nothing but these phrases do not count as an answer (M2.3)
    """

    desk: str = ""
    call_back: bool = True
    call_back_attempts: int = attrs.field(default=3, validator=attrs.validators.ge(1))
    dispatch_automatically: bool = True
    max_returns: int = attrs.field(default=2, validator=attrs.validators.ge(0))
    max_redo: int = attrs.field(default=2, validator=attrs.validators.ge(0))
    perfunctory: tuple[str, ...] = (
        "已收悉",
        "已转交",
        "已转相关部门",
        "已转办",
        "正在处理",
        "正在核实",
        "请耐心等待",
        "感谢您的来信",
        "感谢您对我们工作的支持",
    )

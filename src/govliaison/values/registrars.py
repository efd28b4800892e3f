"""Who registers, and what kind of organisation: the first two characters of a credit code (GB 32100-2015)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

_OTHER: Final = {"9": "其他"}


def _freeze(types: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(types))


@attrs.frozen
class Registrar:
    """
    An authority that registers organisations.

    Attributes:
        name: its name in Chinese
        types: kinds of organisation in Chinese, by the second character of the code
    """

    name: str
    types: Mapping[str, str] = attrs.field(converter=_freeze)


REGISTRARS: Final = MappingProxyType(
    {
        "1": Registrar("机构编制", {"1": "机关", "2": "事业单位", "3": "编办直接管理机构编制的群众团体"} | _OTHER),
        "2": Registrar("外交", {"1": "外国常驻新闻机构"} | _OTHER),
        "3": Registrar(
            "司法行政",
            {
                "1": "律师执业机构",
                "2": "公证处",
                "3": "基层法律服务所",
                "4": "司法鉴定机构",
                "5": "仲裁委员会",
            }
            | _OTHER,
        ),
        "4": Registrar("文化", {"1": "外国在华文化中心"} | _OTHER),
        "5": Registrar("民政", {"1": "社会团体", "2": "民办非企业单位", "3": "基金会"} | _OTHER),
        "6": Registrar("旅游", {"1": "外国旅游部门常驻代表机构", "2": "港澳台地区旅游部门常驻代表机构"} | _OTHER),
        "7": Registrar("宗教", {"1": "宗教活动场所", "2": "宗教院校"} | _OTHER),
        "8": Registrar("工会", {"1": "基层工会"} | _OTHER),
        "9": Registrar("市场监管", {"1": "企业", "2": "个体工商户", "3": "农民专业合作社"}),
        "A": Registrar("中央军委改革和编制办公室", {"1": "军队事业单位"} | _OTHER),
        "N": Registrar(
            "农业",
            {"1": "组级集体经济组织", "2": "村级集体经济组织", "3": "乡镇级集体经济组织"} | _OTHER,
        ),
        "Y": Registrar("其他", {"1": "其他"}),
    }
)
"""The table of GB 32100-2015 with its later additions A, N and Y."""

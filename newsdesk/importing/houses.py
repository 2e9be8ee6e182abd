"""Houses that send news: the own paper, news agencies, other papers, as they are printed before `讯`, `电`, `报道`.

Comes out: pieces of regular expressions, and which of the houses in a row are agencies. Knows nothing of stories.
"""

from __future__ import annotations

import re

from newsdesk.importing.characters import HAN

OWN = r"本[报報刊网網台臺社]"
_AGENCIES = (
    "新华社 新華社 新华通讯社 中央社 中央通訊社 中新社 中国新闻社 中國新聞社 中新网 中新網 人民网 人民網 新华网",
    "新華網 央视网 中通社 塔斯社 俄塔社 俄新社 法新社 路透社 美联社 美聯社 合众社 合眾社 合众国际社 合眾國際社",
    "国际社 共同社 时事社 時事社 朝中社 韩联社 韓聯社 越通社 越南通讯社 德新社 德通社 安莎社 埃菲社 阿通社 波通社",
    "捷通社 匈通社 罗通社 保通社 南通社 蒙通社 彭博社 中东社 叙通社 国际文传电讯社 国际新闻社 国新社",
    "阿纳多卢通讯社 新加坡联合早报网",
)
AGENCIES = frozenset(" ".join(_AGENCIES).split())
_KNOWN = "|".join(sorted(AGENCIES, key=len, reverse=True))
# 社会, 社区, 报纸, 报道, 网络 … hold no end of a name; communes, credit unions and tea houses send no news, nor does
# the internet or a power grid.
_OTHER_CLUB = r"(?<![公作行版旅学學用销銷商邮郵诗詩茶棋书書画畫剧劇])(?<![用作销銷][联聯])"
_OTHER_NET = r"(?<![互物][联聯])(?<![电電官路管])"
_ENDS = (
    rf"(?:[报報][社网網]|新[闻聞][社网網]|{_OTHER_CLUB}社(?![会會区區论論科员員长長])|[报報](?![纸紙道导導告名刊业業考复復])"
    rf"|{_OTHER_NET}[网網](?![络絡友民上站点點红紅])|视台|視台|电台|電台|电视台|電視臺|通讯|通訊|新闻(?![发發记記]))"
)
_OTHER = rf"(?!综合|綜合|据|據)[{HAN}]{{2,12}}?{_ENDS}"
_TITLED = rf"[{HAN}]{{0,6}}《[^》]{{2,12}}》"
ONE = rf"(?:{OWN}|{_KNOWN}|{_OTHER}|{_TITLED})(?:客户端|客戶端)?"
HOUSE = rf"{ONE}(?:[、，和与／/]{ONE}){{0,3}}"
AGENCY = rf"(?:{_KNOWN})(?:[、，和与／/](?:{_KNOWN})){{0,3}}"

_BETWEEN = re.compile(r"[、，和与／/]")
_LANDS = rf"[{HAN}]{{1,3}}[国國]|俄罗斯|俄羅斯|苏联|蘇聯|日本|朝鲜|朝鮮|越南|印度|埃及|土耳其|西班牙|意大利|伊朗"
_AGENCY = re.compile(rf".*(?:通讯社|通訊社|新闻社|新聞社)|(?:{_LANDS})?(?:{_KNOWN})")


def agencies_in(house: str) -> list[str]:
    """The news agencies among the houses that `house` names, not papers: `新华社、北京日报` → 新华社."""
    return [one for one in _BETWEEN.split(house) if _AGENCY.fullmatch(one)]

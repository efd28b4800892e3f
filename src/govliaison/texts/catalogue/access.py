"""Messages about who may act, and about persons and posts."""

from typing import Final

from govliaison.texts.text import Text

TEXTS: Final = {
    "post.several-holders": Text(
        zh="岗位“{post}”由多人担任：{persons}",
        en="several persons hold the post {post}: {persons}",
        hint_zh="请注明由谁交出",
        hint_en="say who leaves it",
    ),
    "access.not-on-behalf": Text(
        zh="“{person}”不在“{on_behalf_of}”任职，不能以其名义办理",
        en="{person} holds no post in {on_behalf_of} and cannot act for it",
        hint_zh="请改用本人任职的单位或岗位；任职变动请先办理任职登记",
        hint_en="act for a unit or post of your own; if the post changed hands, enter that first",
    ),
    "person.of-enterprise": Text(
        zh="“{id}”是企业人员，不能担任单位岗位",
        en="{id} belongs to an enterprise and cannot hold a post of a unit",
        hint_zh="请另选人员；确已转到单位工作的，先登记离开，再重新登记",
        hint_en="choose somebody else; if the person now works for a unit, enter that the person left and add them again",
    ),
    "access.other-enterprise": Text(
        zh="“{person}”是企业人员，只能反映本企业的诉求",
        en="{person} belongs to an enterprise and files its matters only",
        hint_zh="请注明本企业的编号",
        hint_en="name that enterprise",
    ),
    "access.in-future": Text(
        zh="发生时间 {effective_at} 晚于现在（{now}）",
        en="{effective_at} lies in the future (now: {now})",
        hint_zh="请核对日期；将来的事到时再登记",
        hint_en="check the date; enter it when it has happened",
    ),
    "access.not-found": Text(
        zh="没有找到“{id}”（{kind}）",
        en="there is no {kind} {id}",
        hint_zh="请检查编号；也可能无权查看",
        hint_en="check the id; it may also be hidden from you",
    ),
    "access.not-administrator": Text(
        zh="“{person}”不是系统管理员，也不是召集单位的科室负责人，不能办理此事",
        en="{person} is neither an administrator nor section head of a convener",
        hint_zh="请由系统管理员或召集单位科室负责人办理",
        hint_en="ask one of them to do it",
    ),
    "person.id": Text(
        zh="人员编号“{id}”不合格式",
        en="{id!r} cannot be the id of a person",
        hint_zh="只用小写字母、数字，中间用点分开，例如 zhang.wei",
        hint_en="use small letters and digits with dots between them, such as zhang.wei",
    ),
    "person.no-name": Text(
        zh="人员“{id}”没有姓名",
        en="person {id} has no name",
        hint_zh="请填写姓名",
        hint_en="give the name",
    ),
    "person.exists": Text(
        zh="人员编号“{id}”已有人使用",
        en="there is a person {id} already",
        hint_zh="请换一个编号，例如加数字 {id}2",
        hint_en="choose another id, such as {id}2",
    ),
    "person.unknown": Text(
        zh="没有人员“{id}”",
        en="there is no person {id}",
        hint_zh="请先登记：govliaison persons add",
        hint_en="add the person first: govliaison persons add",
    ),
    "person.left": Text(
        zh="“{id}”已于 {at} 离任",
        en="{id} left on {at}",
        hint_zh="请核对人员和日期；如已返岗请重新登记",
        hint_en="check person and date; if the person came back, add the person again",
    ),
    "person.holds-posts": Text(
        zh="“{id}”仍任 {posts}，不能离任",
        en="{id} still holds {posts}",
        hint_zh="请先交接或卸任这些岗位",
        hint_en="hand these posts over or vacate them first",
    ),
    "post.unknown": Text(
        zh="机制方案中没有岗位“{post}”",
        en="the profile has no post {post}",
        hint_zh="请用 govliaison posts list 查看岗位；岗位写作“单位.岗位”，如 data-bureau.section-head",
        hint_en="see govliaison posts list; a post is written unit.kind, such as data-bureau.section-head",
    ),
    "post.held": Text(
        zh="岗位“{post}”自 {since} 起由“{person}”担任（至 {until}），时间重叠",
        en="{post} is held by {person} from {since} (until {until}); the times overlap",
        hint_zh="请改用交接，或补填起止时间",
        hint_en="hand it over instead, or give both beginning and end",
    ),
    "post.empty-span": Text(
        zh="岗位“{post}”的任职时间不成立：{since} 至 {until}",
        en="{post} cannot be held from {since} until {until}",
        hint_zh="结束时间须晚于开始时间",
        hint_en="the end must come after the beginning",
    ),
    "post.until-in-future": Text(
        zh="岗位“{post}”的结束时间 {until} 还没有到",
        en="{until} has not come yet; {post} cannot be said to end then",
        hint_zh="结束时间只用于补录；到时请办理卸任或交接",
        hint_en="give an end only for a term that is over; vacate or hand over when it comes",
    ),
    "post.vacant": Text(
        zh="岗位“{post}”在 {at} 空缺，没有可交接或卸任的人",
        en="{post} is vacant at {at}; there is nobody to leave it",
        hint_zh="请用 posts hold 登记任职",
        hint_en="use posts hold",
    ),
    "post.term-ended": Text(
        zh="岗位“{post}”由“{person}”担任的这一任已于 {until} 结束",
        en="the term of {person} in {post} ended at {until} already",
        hint_zh="请核对日期",
        hint_en="check the moment",
    ),
    "post.same-holder": Text(
        zh="“{person}”已担任岗位“{post}”",
        en="{person} holds {post} already",
        hint_zh="请核对接任人",
        hint_en="check who is to follow",
    ),
}

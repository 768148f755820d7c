"""Changes of one word in its place: antonyms, double negations, words of force, values dealt out, hours, schools."""

from __future__ import annotations

import pytest

from directive_diff import lexicon
from directive_diff.explanation.changes import adapted_changes
from directive_diff.explanation.clause_pair import ClausePair, LinkedClause
from directive_diff.explanation.names.localising import Locality
from directive_diff.explanation.relation import relate_texts
from directive_diff.folding import fold
from directive_diff.lexicon.terms import Terms
from directive_diff.model import Relation

NOWHERE = Locality(None, Terms({}))


def changes(source: str, target: str) -> list[str]:
    """Return the changes between two clauses, each as kind:words→words; nothing between clauses that are the same."""
    one, other = fold(source), fold(target)
    if relate_texts(one.text, other.text) is Relation.SAME:
        return []
    found = adapted_changes(ClausePair(LinkedClause(one), LinkedClause(other)), NOWHERE)
    words = ((c.kind.value, c.source.text if c.source else "", c.target.text if c.target else "") for c in found)
    return [f"{kind}:{old}→{new}" for kind, old, new in words]


@pytest.mark.parametrize(
    ("source", "target", "change"),
    [
        ("每季度开展一次排查", "每半年开展一次排查", "scope:每季度→每半年"),
        ("每半年轮训一遍", "每年轮训一遍", "scope:每半年→每年"),
        ("按月通报结果", "按季度通报结果", "scope:按月→按季度"),
        ("对在建隧道逐个核查", "对在建隧道随机核查", "scope:逐个→随机"),
        ("绝不允许酒后上岗", "一般不得酒后上岗", "weakened:绝不允许→一般不得"),
        ("一般不得占道经营", "严禁占道经营", "strengthened:一般不得→严禁"),
        ("力争在十月底前通车", "必须于十月底前通车", "strengthened:力争→必须"),
        ("每校不少于400课时", "每校不超过40课时", "figure:不少于400课时→不超过40课时"),
        ("产值增长8%以上", "产值增长6%左右", "figure:8%以上→6%左右"),
        ("增长8%以上", "增长6%以上", "figure:8%→6%"),
        ("储备30顶帐篷", "储备35顶帐篷", "figure:30顶→35顶"),
        ("局长任专班组长", "分管副局长任专班组长", "listed:局长→分管副局长"),
        ("会同市财政局、市自然资源局制定方案", "会同区财政局制定方案", "listed:市自然资源局→"),
        ("对先进单位和个人给予表彰", "对先进单位给予表彰", "listed:个人→"),
        ("由省财政厅负责拨付补贴", "由市人力资源社会保障局负责拨付补贴", "listed:省财政厅→市人力资源社会保障局"),
        ("要加快滨江新城项目建设", "要加快空港新城项目建设", "listed:滨江新城→空港新城"),
        ("要办好第五届茶叶博览会", "要办好第五届苹果博览会", "listed:茶叶博览会→苹果博览会"),
        ("要放宽并网条件", "要收紧并网条件", "reversed:放宽→收紧"),
        ("对首次违法不予处罚", "对首次违法予以处罚", "reversed:不予→予以"),
        ("要暂停核准新建机组", "要加快核准新建机组", "reversed:暂停→加快"),
        ("要扩大债券规模", "要压减债券规模", "reversed:扩大→压减"),
        ("准入门槛要提高", "准入门槛要降低", "reversed:提高→降低"),
        ("要集中供热", "要分散供热", "reversed:集中→分散"),
        ("对诉求不能不解决", "对诉求不能解决", "reversed:不能不→不能"),
        ("对隐患不可不防", "对隐患不可防", "reversed:不可不→不可"),
        ("对违规者不得不追究", "对违规者不得追究", "reversed:不得不→不得"),
        ("各村不能没有台账", "各村不能有台账", "reversed:不能没有→不能有"),
        ("可以不提供复印件", "不可以提供复印件", "reversed:可以不→不可以"),
        ("费用不都由企业承担", "费用都不由企业承担", "reversed:不都→都不"),
        ("要放行带病渔船出港", "要杜绝带病渔船出港", "reversed:放行→杜绝"),
        ("要增发应急物资", "要减发应急物资", "reversed:增发→减发"),
        ("要调高起付标准", "要调低起付标准", "reversed:调高→调低"),
        ("同意开工建设", "不同意开工建设", "reversed:同意→不同意"),
        ("尚未退缴的礼金要登记", "已经退缴的礼金要登记", "reversed:尚未→已经"),
        ("清单必须不包含农药", "清单必须包含农药", "reversed:不包含→包含"),
        ("原则上不再新购车辆", "不再新购车辆", "strengthened:原则上→"),
        ("不安排出国经费", "一般不安排出国经费", "weakened:→一般"),
        ("须停机检修", "宜停机检修", "weakened:须→宜"),
        ("闲置土地可以收回", "闲置土地要收回", "strengthened:可以→要"),
        ("鼓励企业参加保险", "要求企业参加保险", "strengthened:鼓励→要求"),
        ("鼓励企业参加保险", "企业要参加保险", "strengthened:鼓励→要"),
        ("适度加强心理疏导", "大力加强心理疏导", "strengthened:适度→大力"),
        ("务必把物资运到村", "争取把物资运到村", "weakened:务必→争取"),
        ("涉水景区一律关停", "涉水景区原则上关停", "weakened:一律→原则上"),
        ("加固工程要全面铺开", "加固工程要逐步铺开", "scope:全面→逐步"),
        ("物业收支全程公开", "物业收支部分环节公开", "scope:全程→部分"),
        ("对所有企业逐一排查", "对部分企业逐一排查", "scope:所有→部分"),
        ("实行全天候值守", "实行白天值守", "scope:全天候→白天"),
        ("逐村逐户摸排", "抽样摸排", "scope:逐村逐户→抽样"),
        ("检查所有领域项目", "检查重点领域项目", "scope:所有→重点"),
        ("产值要翻一番", "产值要翻两番", "figure:翻一番→翻两番"),
        ("产值要增长到3倍", "产值要增长3倍", "figure:3倍→3倍"),
        ("盯紧蓝天、碧水、净土三大保卫战", "盯紧蓝天、碧水、净土四大保卫战", "figure:三大→四大"),
        ("由财政局牵头编制", "由发改局牵头编制", "listed:财政局→发改局"),
        ("普法工作主要负责人任组长", "普法工作分管负责人任组长", "listed:主要负责人→分管负责人"),
        ("工会开展职工体检", "医院开展职工体检", "listed:工会→医院"),
        ("要对照《消防法》自查", "要对照《森林法》自查", "listed:《消防法》→《森林法》"),
        ("要学习张富清同志", "要学习黄文秀同志", "listed:张富清→黄文秀"),
        ("会同气象局发布预警", "会同水文局发布预警", "listed:气象局→水文局"),
        ("学习三中全会精神", "学习四中全会精神", "figure:三中全会→四中全会"),
        ("上午10时开会", "下午10时开会", "figure:上午10时→下午10时"),
        ("每餐补助2元", "每餐补助2角", "figure:2元→2角"),
        ("重新评估5A级景区", "重新评估4A级景区", "figure:5A级→4A级"),
        ("要邀请法官、律师旁听", "要邀请法官旁听", "listed:律师→"),
        ("要发展光伏、风电、地热等新能源", "要发展光伏、风电等新能源", "listed:地热→"),
        ("要整治地摊、夜市、早市", "要整治夜市、早市", "listed:地摊→"),
        ("各高校要排查隐患", "全校各学院要排查隐患", "localised:各高校→全校各学院"),
        ("各省（区、市）要成立专班", "各县（市、区）要成立专班", "localised:各省（区、市）→各县（市、区）"),
    ],
)
def test_a_word_that_took_anothers_place_is_the_one_change(source: str, target: str, change: str) -> None:
    """The change quotes the whole words on both sides, and nothing else is reported."""
    assert changes(source, target) == [change]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("要降低企业成本", "要提高企业效益"),
        ("要提高补贴标准、降低企业成本", "要降低企业成本、提高补贴标准"),
        ("要关闭煤矿", "要关停煤矿"),
        ("对诉求不能不解决", "对诉求必须解决"),
        ("未完成整改的要督办", "尚未完成整改的要督办"),
        ("要抓好一般工业项目", "要抓好工业项目"),
        ("坚持原则上不动摇", "坚持原则不动摇"),
        ("应当设置围栏", "须设置围栏"),
        ("可再生能源要发展", "要发展可再生能源"),
        ("切实开展家庭评选", "扎实开展家庭评选"),
        ("千方百计帮扶儿童", "想方设法帮扶儿童"),
        ("不折不扣落实政策", "原原本本落实政策"),
        ("一律不得上锁", "严禁上锁"),
        ("不予发车", "不许发车"),
        ("必须张贴公示", "不能没有公示"),
        ("每班至少2人", "每班不得少于2人"),
        ("严格管理车辆", "管严车辆"),
        ("日发电量3亿千瓦时", "日发电量3亿度"),
        ("值长例会下午3时召开", "值长例会15时召开"),
        ("每天晚上8点巡查", "每天20点巡查"),
        ("每小时巡查一次", "每1小时巡查一次"),
        ("每斤补贴5角", "每斤补贴0.5元"),
        ("48小时内答复", "两天内答复"),
        ("要全天值守", "要二十四小时值守"),
        ("发现一起取消一起", "发现一家取消一家"),
        ("干部要常与群众交心", "干部要经常与群众交心"),
        ("要加强与高校法学院合作", "要加强与职业院校合作"),
        ("要通过视频与驻外人员联系", "要通过电话与驻外人员联系"),
        ("要坚决地、彻底地整改", "要坚决、彻底整改"),
        ("做到应保尽保、不落一人", "做到应保尽保、一个不漏"),
        ("各学院要排查隐患", "各高校要排查隐患"),
        ("每半年评估一次成效", "每六个月评估一次成效"),
        ("按月通报整改情况", "每月通报整改情况"),
        ("迅速落实防汛、抢险责任", "抓紧落实防汛、抢险责任"),
        ("严肃查处弄虚作假", "坚决杜绝弄虚作假"),
        ("坚决查处违建行为", "严禁违建行为"),
        ("由省水利厅、省气象局牵头", "由市水利局、市气象局牵头"),
        ("由省住房城乡建设厅负责", "由市住房和城乡建设局负责"),
        ("由省人力资源社会保障厅牵头评定", "由市人社局牵头评定"),
        ("县长任总路长", "乡镇长任乡级路长"),
        ("各级党委和政府要负责", "各级党委、政府要负责"),
        ("要改造老旧小区", "要改造新建小区"),
        ("要建好公路", "要建好铁路"),
    ],
)
def test_equal_words_and_lookalikes_are_no_change(source: str, target: str) -> None:
    """Synonyms, equal values, prepositions, and words that stand elsewhere change nothing that is named."""
    assert changes(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "figures"),
    [
        ("一、二、三等奖分别奖励5万元、3万元、1万元", "一、二、三等奖分别奖励1万元、3万元、5万元", 2),
        ("江南、江北两区各建12公里、8公里步道", "江南、江北两区各建8公里、12公里步道", 2),
        ("东部、西部场次分别不少于3场、5场", "东部、西部场次分别不少于5场、3场", 2),
        ("展演场次东部3场、西部5场", "展演场次东部5场、西部3场", 2),
        ("甲、乙两组依次上午、下午、晚上开赛", "甲、乙两组依次晚上、下午、上午开赛", 0),
        ("发改、财政部门分别牵头审批、保障", "发改、财政部门分别牵头保障、审批", 0),
        ("问题线索移交完毕", "问题线索要移交完毕", 0),
    ],
)
def test_values_dealt_out_in_another_order_are_not_the_same(source: str, target: str, figures: int) -> None:
    """Each figure that went to another recipient is a change."""
    one, other = fold(source).text, fold(target).text
    assert relate_texts(one, other) is Relation.ADAPTED
    assert sum(change.startswith("figure") for change in changes(source, target)) == figures


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("江南、江北两区各建12公里、8公里步道", "江北、江南两区各建8公里、12公里步道"),
        ("要分别听取企业、群众、专家意见", "要分别听取专家、群众、企业意见"),
        ("要压减会议30%、文件20%", "要压减文件20%、会议30%"),
        ("不分先后走访农户、企业、学校", "不分先后走访企业、农户、学校"),
        ("导师也要常谈心", "导师要常谈心"),
    ],
)
def test_a_free_order_and_a_light_word_leave_clauses_the_same(source: str, target: str) -> None:
    """Lists whose members keep what belongs to them may be reordered; 也 does not count, however words are cut."""
    assert relate_texts(fold(source).text, fold(target).text) is Relation.SAME


@pytest.mark.parametrize("table", ["force", "scope", "polarity"])
def test_no_word_stands_twice(table: str) -> None:
    """Each word has one row."""
    words = [row[0] for row in lexicon.table(table)]
    assert len(words) == len(set(words))


def test_no_act_is_its_own_antonym() -> None:
    """No word stands on both sides of a row."""
    for one, other in lexicon.table("antonyms"):
        assert set(one.split(" ")).isdisjoint(other.split(" "))

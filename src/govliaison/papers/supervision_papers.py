"""The letter that appoints a supervisor (聘书, M5.1); it never says which units are watched."""

from govliaison.ledger import reveal
from govliaison.papers.facts import PaperFacts
from govliaison.papers.paper import Paper, PaperKind, Paragraph, chinese_date
from govliaison.supervision import Supervisor


def letter_of_appointment(supervisor: Supervisor, facts: PaperFacts) -> Paper:
    """Write the latest letter of appointment, to the person by name, in the name of the unit that chose."""
    since, until = chinese_date(supervisor.since), chinese_date(supervisor.until)
    enterprise = facts.enterprise(supervisor.enterprise)
    *before, letter = supervisor.letters
    again = "续聘" if before else "聘请"
    return Paper(
        kind=PaperKind.APPOINTMENT,
        title="聘　书",
        addressees=(f"{reveal(supervisor.name)}同志（{enterprise}）",),
        body=(
            Paragraph(f"兹{again}您为政企沟通联络工作监督员，聘期自{since}至{until}。"),
            Paragraph("请依照有关规定对窗口单位的服务开展监督，如实反馈情况，保守工作秘密和企业商业秘密。"),
        ),
        signed_by=(facts.organ(supervisor.selected_by),),
        dated=facts.today,
        note=f"聘书编号：{letter}",
    )

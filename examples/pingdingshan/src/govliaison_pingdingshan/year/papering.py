"""Bulletins and progress reports of each quarter and place, once it is over (M3.2, M7.4, F1)."""

from datetime import timedelta
from functools import partial

from govliaison.oversight import BulletinKind
from govliaison.values import Period
from govliaison_pingdingshan.world import DESK
from govliaison_pingdingshan.year.scene import QUARTERS, SEATS, Scene


def put_down(scene: Scene) -> None:
    """Write the papers of each quarter twelve days into the next."""
    for quarter in QUARTERS:
        day = quarter.day_after + timedelta(days=12)
        for seat in SEATS:
            scene.on(day, partial(_write, scene, quarter, seat.region))
        scene.on(day, partial(_circulate, scene, quarter))


def _write(scene: Scene, quarter: Period, region: str) -> None:
    officer, head = scene.officer(DESK), scene.head(DESK)
    bulletin = officer.bulletins.draft(quarter, place=region)
    head.bulletins.sign(bulletin.id)
    officer.bulletins.issue(bulletin.id)
    report = officer.progress_reports.draft(quarter, place=region)
    head.progress_reports.sign(report.id)
    officer.progress_reports.send(report.id)


def _circulate(scene: Scene, quarter: Period) -> None:
    """The bulletin of the group's office on how duties stand."""
    officer = scene.officer("group-office").bulletins
    bulletin = officer.draft(quarter, kind=BulletinKind.INSPECTION)
    scene.held("group-office", "leader").bulletins.sign(bulletin.id)
    officer.issue(bulletin.id)

"""What people do in a month to watch over it: supervisors, findings, bulletins, reports, inspections."""

from random import Random

from months_steps import Steps, step

from govliaison.supervision import Aspect, ConductMeasure, EndReason, FindingState, ItemField, Mark, Observation
from govliaison.values import Period

SUPERVISOR_NAME = "王监督"
WATCHED = ("market-window", "market-window", "market", "tax")


class OversightSteps(Steps):
    """Supervision, papers and inspections."""

    @step(times=3)
    def supervise(self, dice: Random) -> None:
        watcher = self.pick(dice, "supervisor", lambda each: each.end is None)
        firm, unit, at = dice.choice(self.city.firms), dice.choice(WATCHED), self.late(dice)
        letter = f"聘〔2026〕{dice.randint(1, 6)}号"
        seen = (Observation(aspect=Aspect.SPEECH, mark=Mark.GOOD),)
        if watcher is None or dice.random() < 0.25:
            self.attempt(
                self.someone(dice, "hu", "gao"),
                lambda o: o.supervision.select(enterprise=firm, name=SUPERVISOR_NAME, letter=letter),
            )
            return
        given = [each.unit for each in watcher.open_watches]
        unit = dice.choice(given) if given and dice.random() < 0.5 else unit
        verbs = [
            *[lambda o: o.supervision.assign(watcher.id, unit=unit, at=at)] * 3,
            *[lambda o: o.supervision.give_feedback(watcher.id, unit=unit, observations=seen, at=at)] * 2,
            lambda o: o.supervision.unassign(watcher.id, unit=unit, at=at),
            lambda o: o.supervision.renew(watcher.id, letter=letter),
        ]
        if dice.random() < 0.03:
            verbs = [lambda o: o.supervision.end(watcher.id, reason=EndReason.RESIGNED)]
        self.attempt(self.someone(dice, "wang", "chen"), dice.choice(verbs))

    @step(times=3)
    def find(self, dice: Random) -> None:
        """A supervisor finds something; the unit puts it right, and it is looked at."""
        watcher = self.pick(dice, "supervisor", lambda each: each.end is None and each.open_watches)
        finding = self.pick(dice, "finding", lambda each: each.state is not FindingState.VERIFIED)
        at = self.late(dice)
        if watcher is None:
            return
        unit = watcher.open_watches[0].unit if watcher.open_watches else "market"
        if finding is None or dice.random() < 0.3:
            self.attempt(
                self.someone(dice, "wang"),
                lambda o: o.findings.report(supervisor=watcher.id, unit=unit, text="一次性告知不到位", at=at),
            )
            return
        seen_by = finding.supervisor if dice.random() < 0.7 else watcher.id
        passed, due = dice.random() < 0.6, self.ahead(dice, 15)
        verbs = (
            lambda o: o.findings.rectify(finding.id, text="已印发告知单", at=at),
            lambda o: o.findings.rectify(finding.id, text="已印发告知单"),
            lambda o: o.findings.verify(finding.id, supervisor=seen_by, passed=passed, due_at=due, at=at),
            lambda o: o.findings.verify(finding.id, supervisor=seen_by, passed=passed),
            lambda o: o.findings.take_conduct_measure(finding.id, measure=ConductMeasure.TALK, at=at),
            lambda o: o.findings.open_case(finding.id),
            lambda o: o.findings.change_item(
                finding.id, field=ItemField.TRIPS, value="1", on=due.date(), item="food-licence"
            ),
        )
        window = "luo" if finding.unit == "market-window" else "li"
        self.attempt(self.someone(dice, "wang", window), dice.choice(verbs))

    # -- papers -------------------------------------------------------------------------------------------------------

    @step(times=3)
    def write_a_bulletin(self, dice: Random) -> None:
        """Draft, sign, issue and correct bulletins, or bring a progress report on its way."""
        period = dice.choice([Period.of_quarter(self.today), Period.of_month(self.today)])
        bulletin, report = self.pick(dice, "bulletin"), self.pick(dice, "progress-report")
        writing = [
            lambda o: o.bulletins.draft(period),
            lambda o: o.progress_reports.draft(Period.of_quarter(self.today)),
        ]
        signing = []
        if bulletin:
            signing.append(lambda o: o.bulletins.sign(bulletin.id))
            writing += [lambda o: o.bulletins.issue(bulletin.id), lambda o: o.bulletins.correct(bulletin.id)]
        if report:
            signing.append(lambda o: o.progress_reports.sign(report.id))
            writing.append(lambda o: o.progress_reports.send(report.id))
        if signing and dice.random() < 0.4:
            self.attempt(self.someone(dice, "chen", "liu", "qian"), dice.choice(signing))
        else:
            self.attempt(self.someone(dice, "wang", "wang", "zhou"), dice.choice(writing))

    @step(times=3)
    def inspect(self, dice: Random) -> None:
        found = self.pick(dice, "inspection")
        due, at = self.ahead(dice), self.late(dice)
        verbs = [lambda o: o.inspections.record("market", finding="仍要求重复提交材料", rectify_by=due)]
        if found:
            verbs = [
                *verbs,
                lambda o: o.inspections.report(found.id, text="已取消", at=at),
                lambda o: o.inspections.recheck(found.id, passed=dice.random() < 0.6, note="核实", at=at),
            ]
        self.attempt(self.someone(dice, "song", "li"), dice.choice(verbs))

"""Questions to rows: which function of ``queries`` answers which ask."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.domain.errors import BadInputError
from studio.queries import asks
from studio.store.database import Connection
from studio.store.home import Home
from studio.store.subjects import find_production

if TYPE_CHECKING:
    from studio.app.synchronising import SyncState

AboutSound = asks.StillOf | asks.WavePeaks | asks.WaveSamples | asks.ChangesOfTake | asks.TakeLevels
AboutMoney = asks.InvoiceOf | asks.InvoiceWords | asks.AgreementOf | asks.Closing | asks.Rights | asks.HandOnPlaces
AboutBusiness = asks.BusinessOf | asks.Counterparts | asks.StatementOf | asks.Gigs
AboutAudience = asks.Audience | asks.Shown | asks.WaitingToBeShown
AboutPeople = asks.Devices | asks.Leads | asks.People | asks.PersonAccess | asks.Roster | asks.Learning
AboutPlan = asks.Plan | asks.PlanIf | asks.PlanChecks | asks.PlanFields | asks.PlanLoad | asks.PlanForecast


def answer(home: Home, question: Any, sync: Callable[[], SyncState]) -> Any:  # noqa: PLR0911 -- one each
    """The rows for an ask. Raises NotFoundError for an unknown subject."""
    from studio.queries import timeline

    now_ms = home.clock()
    if isinstance(question, AboutSound):
        return _about_sound(home, question, now_ms)
    if isinstance(question, AboutPeople):
        return _about_people(home, question, now_ms)
    for kinds, about in _ABOUT_PLANS:
        if isinstance(question, kinds):
            return about(home, question, now_ms)
    with home.read() as connection:
        match question:
            case asks.Productions():
                return timeline.production_rows(home, connection, now_ms)
            case asks.Stage(stage=stage_id):
                from studio.queries import stage

                return stage.stage_detail(home, connection, stage_id, now_ms)
            case asks.Inbox():
                from studio.queries import inbox

                return inbox.inbox_rows(home, connection, now_ms)
            case asks.AssembleView(production=text):
                from studio.queries import assembly

                return assembly.assemble_rows(home, connection, find_production(connection, text).prj, now_ms)
            case asks.SyncState():
                from studio.queries import transfers

                state = sync()
                return transfers.sync_row(
                    home, connection, state.name, state.last_ms, state.speeds, message=state.message
                )
    raise BadInputError(f"There is no answer to {type(question).__name__}.")


def _about_sound(home: Home, question: AboutSound, now_ms: int) -> Any:
    """What only the files can tell; nothing of the database is held meanwhile."""
    if isinstance(question, asks.StillOf):
        from studio.media.still import still_of

        return still_of(Path(question.path), question.at_s)
    if isinstance(question, asks.WavePeaks):
        from studio.queries import review

        return review.peak_rows(Path(question.path), home.path / "peaks")
    if isinstance(question, asks.WaveSamples):
        from studio.queries import review

        return review.sample_rows(Path(question.path), question.first_frame, question.frames)
    if isinstance(question, asks.TakeLevels):
        from studio.queries import levels

        return levels.take_levels(question.takes, home.path / "peaks")
    from studio.queries import stage, take_changes

    with home.read() as connection:
        detail = stage.stage_detail(home, connection, question.stage, now_ms)
    return take_changes.change_rows(detail, question.take, question.since)


def _about_several_stages(
    home: Home, question: asks.PlanIfChanged | asks.StagesAsText | asks.LinkChoices, now_ms: int
) -> Any:
    from studio.queries import plan_if

    with home.read() as connection:
        if isinstance(question, asks.LinkChoices):
            return plan_if.link_choices_of(home, connection, question, now_ms)
        if isinstance(question, asks.StagesAsText):
            return plan_if.stages_as_text(home, connection, question.stages, now_ms)
        prj = find_production(connection, question.production).prj
        return plan_if.plan_rows_if_changed(home, connection, prj, question.changes, now_ms)


def _about_plan(home: Home, question: AboutPlan, now_ms: int) -> Any:
    from studio.queries import timeline

    with home.read() as connection:
        match question:
            case asks.Plan(production=text):
                return timeline.plan_rows(home, connection, find_production(connection, text).prj, now_ms)
            case asks.PlanIf(production=text, stage=stage_id, not_before_ms=not_before_ms):
                prj = find_production(connection, text).prj
                return timeline.plan_rows_if(home, connection, prj, stage_id, not_before_ms, now_ms)
            case asks.PlanChecks(production=text):
                from studio.queries import plan_checks

                return plan_checks.plan_check_rows(home, connection, text, now_ms)
            case asks.PlanFields(production=text):
                from studio.queries import plan_views

                return plan_views.plan_field_rows(home, connection, text, now_ms)
            case asks.PlanLoad(production=text):
                from studio.queries import plan_views

                return plan_views.plan_load_rows(home, connection, text, now_ms)
            case asks.PlanForecast(production=text, runs=runs, seed=seed):
                from studio.queries import plan_forecast

                return plan_forecast.forecast_rows(home, connection, text, now_ms, runs=runs, seed=seed)


def _beside_the_plan(
    home: Home,
    question: asks.PlanMoney | asks.FixEffects | asks.Calendars | asks.Candidates | asks.OutputSpec,
    now_ms: int,
) -> Any:
    from studio.queries import calendars, candidates, plan_fix_effects, plan_money

    with home.read() as connection:
        match question:
            case asks.PlanMoney(production=text):
                return plan_money.money_rows(home, connection, text, now_ms)
            case asks.FixEffects(production=text, violation=violation):
                return plan_fix_effects.fix_effects(home, connection, text, violation, now_ms)
            case asks.Calendars(production=text):
                return calendars.calendars_of(home, connection, text, now_ms)
            case asks.Candidates(stage=text):
                return candidates.candidate_rows(home, connection, text, now_ms)
            case asks.OutputSpec(stage=text, output=output):
                from studio.queries import output_specs

                return output_specs.output_spec_row(home, connection, text, output, now_ms)


def _about_people(home: Home, question: AboutPeople, now_ms: int) -> Any:
    from studio.app import people_desk

    match question:
        case asks.Devices():
            return people_desk.own_device_rows(home)
        case asks.Leads():
            return people_desk.lead_rows(home)
        case asks.People(production=text):
            with home.read() as connection:
                prj = find_production(connection, text).prj
            return tuple(people_desk.person_rows(home, prj))
        case asks.PersonAccess(production=text, device=device):
            return people_desk.person_access_row(home, text, device)
        case asks.Learning():
            from studio.queries.learning import learning_report

            with home.read() as connection:
                return learning_report(home, connection, now_ms)
        case asks.Roster():
            from studio.queries.roster import roster_rows

            with home.read() as connection:
                return roster_rows(home, connection, now_ms)


def _about_audience(home: Home, question: AboutAudience, now_ms: int) -> Any:
    from studio.queries import audience

    with home.read() as connection:
        match question:
            case asks.Audience(production=text):
                return audience.audience_rows(home, connection, text, now_ms)
            case asks.Shown():
                return audience.shown_rows(home, connection, now_ms)
            case asks.WaitingToBeShown():
                return audience.waiting_rows(home, connection, now_ms)


def _about_hand_off(
    home: Home, connection: Connection, question: asks.InvoiceOf | asks.InvoiceWords | asks.AgreementOf, now_ms: int
) -> Any:
    """What was agreed on in a hand-off, and what is owed for it."""
    if isinstance(question, asks.AgreementOf):
        from studio.queries.agreements import agreement_of

        return agreement_of(home, connection, question.hand_off, now_ms)
    from studio.queries.invoices import invoice_of

    invoice = invoice_of(home, connection, question.hand_off, now_ms)
    if isinstance(question, asks.InvoiceWords):
        from studio.papers.invoice import invoice_text

        return invoice_text(invoice, question.language)
    return invoice


def _about_agreements(home: Home, question: asks.Credits | AboutMoney, now_ms: int) -> Any:
    from studio.queries import closing
    from studio.queries import credits as credits_

    with home.read() as connection:
        match question:
            case asks.InvoiceOf() | asks.InvoiceWords() | asks.AgreementOf():
                return _about_hand_off(home, connection, question, now_ms)
            case asks.Closing(production=text):
                prj = find_production(connection, text).prj
                return closing.closing_rows(home, connection, prj, now_ms)
            case asks.Rights(production=text):
                from studio.queries import rights

                return rights.rights_rows(home, connection, text, now_ms)
            case asks.HandOnPlaces(production=text):
                from studio.queries import hand_on

                return hand_on.hand_on_rows(home, connection, text, now_ms)
            case asks.Credits(production=production):
                return credits_.credit_rows(home, connection, now_ms, production)


def _about_business(home: Home, question: AboutBusiness, now_ms: int) -> Any:
    from studio.queries import statements
    from studio.store.business import details_of
    from studio.store.gig_library import GigLibrary

    if isinstance(question, asks.Gigs):
        return tuple(GigLibrary(home.path).all())
    with home.read() as connection:
        match question:
            case asks.BusinessOf(of=name):
                return details_of(connection, name)
            case asks.Counterparts():
                return statements.counterparts(home, connection, now_ms)
            case asks.StatementOf(other=name, from_ms=from_ms, until_ms=until_ms):
                return statements.statement_of(home, connection, name, (from_ms, until_ms), now_ms)


def _about_reminders(home: Home, question: asks.Reminders | asks.HowReminded, now_ms: int) -> Any:
    from studio.queries import reminders
    from studio.store.reminder_settings import reminder_settings

    with home.read() as connection:
        if isinstance(question, asks.HowReminded):
            return reminder_settings(connection)
        return reminders.with_words(reminders.reminder_rows(home, connection, now_ms))


def _about_words(home: Home, question: asks.Search, _now_ms: int) -> Any:
    from studio.app.searching import search

    return search(home, question.words, question.kind, question.limit)


def _about_chains(home: Home, question: asks.Chains | asks.InsertChoices, _now_ms: int) -> Any:
    from studio.app import chain_desk

    if isinstance(question, asks.Chains):
        return chain_desk.chain_rows(home)
    return chain_desk.insert_rows(home, question.production, question.chain)


_ABOUT_PLANS: tuple[tuple[Any, Callable[[Home, Any, int], Any]], ...] = (
    (AboutPlan, _about_plan),
    (asks.PlanIfChanged | asks.StagesAsText | asks.LinkChoices, _about_several_stages),
    (asks.Chains | asks.InsertChoices, _about_chains),
    (asks.Credits | AboutMoney, _about_agreements),
    (AboutBusiness, _about_business),
    (AboutAudience, _about_audience),
    (asks.PlanMoney | asks.FixEffects | asks.Calendars | asks.Candidates | asks.OutputSpec, _beside_the_plan),
    (asks.Reminders | asks.HowReminded, _about_reminders),
    (asks.Search, _about_words),
)

"""What each command does, in terms of the actions below: the long ones prepared outside any transaction.

``Studio.run`` looks a command up in ``HANDLERS``. What only one command needs is imported by that command.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from studio.actions import agreement_commands as ag
from studio.actions import audience_commands as au
from studio.actions import audition_commands as a
from studio.actions import business_commands as b
from studio.actions import chain_commands as k
from studio.actions import closing_commands as cl
from studio.actions import commands as c
from studio.actions import credit_commands as cr
from studio.actions import delivering_commands as dl
from studio.actions import device_commands as d
from studio.actions import feedback_commands as fb
from studio.actions import gig_commands as g
from studio.actions import note_commands as n
from studio.actions import plan_commands as p
from studio.actions import plan_whole_commands as w
from studio.actions import recipe_commands as r
from studio.actions import reminder_commands as rm
from studio.actions import rights_commands as rg
from studio.actions import roster_commands as ro
from studio.actions import transfer_commands as t
from studio.actions import workspace_commands as ws
from studio.app.zones import local_zone
from studio.domain.errors import BadInputError, RefusedError, SegueError
from studio.store.home import Home

if TYPE_CHECKING:
    from studio.app.depots import DepotPool
    from studio.depot.depot import Depot
    from studio.depot.report import DepotReport
    from studio.domain.chain import Chain
    from studio.papers.plan_file import PlanFile

Progress = Callable[[float, str], None]


@dataclass(frozen=True, slots=True)
class Desk:
    """What commands work with. ``make_pool`` gives the open depots, ``tell`` says what kind of thing changed,
    ``sync`` synchronises one production once, ``check_drops`` has the deliver folders looked at, ``hold_files`` keeps
    everything else away from the person's files.
    """

    home: Home
    make_pool: Callable[[], DepotPool]
    tell: Callable[[str], None]
    sync: Callable[[str], object]
    check_drops: Callable[[], None]
    hold_files: Callable[[Progress, threading.Event], AbstractContextManager[None]]

    @property
    def pool(self) -> DepotPool:
        """The depots of the home."""
        return self.make_pool()


Handler = Callable[[Desk, Any, Progress | None, threading.Event | None], dict[str, Any]]


class DeliveryBlockedError(RefusedError):
    """A required check failed: nothing was delivered, no revision was used. ``result`` is the JSON of ``deliver``."""

    code = "check_failed"
    title = "The take was not delivered"

    def __init__(self, title: str, result: dict[str, Any]) -> None:
        self.result = result
        blocks = [f for f in result["findings"] if f["severity"] == "block"]
        first = blocks[0] if blocks else {}
        super().__init__(
            f"{first.get('file', 'A file')}: expected {first.get('expected', '')}, found {first.get('found', '').rstrip('.')}.",
            subject=title,
            what_to_do=str(first.get("how_to_fix") or "Correct the file and deliver again; no round was used."),
        )


def _start_production(
    desk: Desk, command: c.StartProduction, progress: Progress | None, _cancel: Any
) -> dict[str, Any]:
    from studio.actions.productions import start_production
    from studio.app.depots import depot_facts
    from studio.depot.opening import is_memory

    desk.home.certificate  # noqa: B018 -- says who has to be named first
    zone = command.zone or local_zone()
    chain, plan_file = _chain_for(desk.home, command.chain, zone, command.language)
    url = command.depot_url.strip()
    if not url:
        raise BadInputError(
            "A production needs a place for its shared files.",
            subject="depot",
            what_to_do="Name a folder, or a bucket as s3://BUCKET/PREFIX.",
        )
    if not url.startswith("s3://") and not is_memory(url):
        url = str(Path(url).expanduser().absolute())
    if progress:
        progress(0.2, "Trying the storage")
    depot = desk.pool.open_new(url, command.endpoint_url, create=True)
    try:
        report = _examined(depot, url) if url.startswith("s3://") else None
        facts = depot_facts(depot, url, command.endpoint_url, command.access, report)
    finally:
        depot.close()
    if progress:
        progress(0.8, "Writing the plan")
    with desk.home.work() as work:
        result = start_production(
            work,
            title=command.title,
            chain=chain,
            depot=facts,
            start_text=command.start_date,
            zone=zone,
            start_ms=plan_file.start_ms if plan_file is not None else 0,
            calendar=plan_file.calendar if plan_file is not None else None,
            person_calendars=plan_file.person_calendars if plan_file is not None else None,
        )
        if plan_file is not None and plan_file.baselines:
            from studio.actions.plan_reading import take_baselines_in

            take_baselines_in(work, result["production"], plan_file, Path(command.chain).name)
    if plan_file is not None:
        result["left_out"] = list(plan_file.left_out)
    return result


def _chain_for(home: Home, text: str, zone: str, language: str) -> tuple[Chain, PlanFile | None]:
    """A chain by its name, one's own included, or from a file, which may be another program's plan."""
    from studio.app.plan_files import chain_of_file
    from studio.store.chain_library import ChainLibrary

    found = chain_of_file(Path(text), zone)
    return found if found is not None else (ChainLibrary(home.path).load(text, language=language), None)


def _examined(depot: Depot, url: str) -> DepotReport:
    """The report on a bucket; an error names the bucket and not what was tried in it."""
    from studio.app.depots import examined

    try:
        return examined(depot)
    except SegueError as error:
        error.subject = url
        raise


def _login(desk: Desk, command: c.LoginDepot, _progress: Any, _cancel: Any) -> dict[str, Any]:
    if not command.key_id or not command.secret:
        raise BadInputError("A login needs a key id and a secret.", subject=command.url)
    login = {"key_id": command.key_id, "secret": command.secret, "endpoint_url": command.endpoint_url}
    desk.home.keep_login(command.url.rstrip("/"), login)
    return {"url": command.url, "key_id": command.key_id}


def _move_depot(
    desk: Desk, command: c.MoveDepot, progress: Progress | None, cancel: threading.Event | None
) -> dict[str, Any]:
    from studio.app.moving import Mover

    return Mover(desk.home, desk.pool, desk.sync, progress, cancel or threading.Event()).move(command)


def _forget_depot(desk: Desk, command: c.ForgetDepot, _progress: Any, _cancel: Any) -> dict[str, Any]:
    from studio.app.moving import Mover

    return Mover(desk.home, desk.pool, desk.sync).forget(command)


def _locate_depot(desk: Desk, command: c.LocateDepot, _progress: Any, _cancel: Any) -> dict[str, Any]:
    from studio.app.following import locate_depot

    return locate_depot(desk.home, desk.pool, command)


def _repair(
    desk: Desk, command: c.RepairProduction, progress: Progress | None, cancel: threading.Event | None
) -> dict[str, Any]:
    from studio.app.repairing import repair

    return repair(desk.home, desk.pool, command, progress, cancel)


def _import(
    desk: Desk, command: c.ImportProduction, progress: Progress | None, cancel: threading.Event | None
) -> dict[str, Any]:
    from studio.app.importing import import_production

    return import_production(desk.home, desk.pool, desk.sync, command, progress, cancel)


def _attach(desk: Desk, command: c.AttachInput, _progress: Any, cancel: threading.Event | None) -> dict[str, Any]:
    from studio.actions.attach import attach_input

    return attach_input(desk.home, command.stage, command.input, command.files, cancel=cancel)


def _deliver(
    desk: Desk, command: c.Deliver, progress: Progress | None, cancel: threading.Event | None
) -> dict[str, Any]:
    from studio.actions.deliver import prepare, say_delivery
    from studio.actions.handing import handing_of, refuse_delivery
    from studio.app.checking import Checker

    with desk.home.work() as work:
        handing = handing_of(work, command.subject)
        refuse_delivery(work, handing)
        chunk_key = desk.home.current_key(work.connection, handing.room).chunk_key
    prepared = prepare(
        desk.home,
        handing,
        command.files,
        Checker(desk.home, cancel),
        chunk_key,
        progress=progress,
        cancel=cancel,
    )
    if prepared.is_blocked:
        raise DeliveryBlockedError(
            handing.title,
            {
                "handoff": handing.stage if handing.is_own else handing.room,
                "take": None,
                "verdict": prepared.verdict(),
                "findings": prepared.findings(),
            },
        )
    with desk.home.work() as work:
        again = handing_of(work, command.subject)
        if again.take != handing.take:
            raise RefusedError(
                "Another delivery of this was made at the same moment.",
                subject=handing.title,
                what_to_do="Look at the takes, then deliver again if that is still wanted.",
            )
        return say_delivery(work, prepared)


def _drop_files(
    desk: Desk, command: c.DropFiles, progress: Progress | None, cancel: threading.Event | None
) -> dict[str, Any]:
    from studio.actions.deliver_folder import copy_drop, drop_files

    with desk.home.work() as work:
        places = drop_files(work, command.subject, command.files, command.output)
    for done, (source, target) in enumerate(places):
        if progress:
            progress(done / len(places), source.name)
        copy_drop(source, target, cancel)
    desk.check_drops()
    desk.tell("drop")
    return {"files": [str(target) for _, target in places]}


def _remove_drop(desk: Desk, command: c.RemoveDrop, _progress: Any, _cancel: Any) -> dict[str, Any]:
    from studio.actions.deliver_folder import set_aside

    with desk.home.work() as work:
        target = set_aside(work, command.subject, command.path)
    desk.tell("drop")
    return {"moved_to": str(target)}


def _assemble(
    desk: Desk, command: c.Assemble, progress: Progress | None, cancel: threading.Event | None
) -> dict[str, Any]:
    from studio.app.assembling import assemble

    return assemble(desk.home, command, progress=progress, cancel=cancel)


def load_chain(name_or_path: str | Path, language: str = "") -> Chain:
    """A chain by its name or from a file, in a language, as ``StartProduction`` takes it. Raises NotFoundError, BadInputError."""
    from studio.store import chain_files

    return chain_files.load_chain(name_or_path, language=language)


def _simple(module: str, name: str) -> Handler:
    """A command that is one short transaction: a function of ``studio.actions``."""

    def handle(desk: Desk, command: Any, _progress: Any, _cancel: Any) -> dict[str, Any]:
        action = getattr(importlib.import_module(f"studio.actions.{module}"), name)
        with desk.home.work() as work:
            result: dict[str, Any] = action(work, command)
            return result

    return handle


def _of(module: str, name: str) -> Handler:
    """A command that a function of ``studio.app`` carries out with the desk."""

    def handle(desk: Desk, command: Any, _progress: Any, _cancel: Any) -> dict[str, Any]:
        result: dict[str, Any] = getattr(importlib.import_module(f"studio.app.{module}"), name)(desk, command)
        return result

    return handle


def _long(module: str, name: str) -> Handler:
    """A command that takes long: a function of ``studio.app`` that tells how far it is and can be stopped."""

    def handle(desk: Desk, command: Any, progress: Progress | None, cancel: threading.Event | None) -> dict[str, Any]:
        act = getattr(importlib.import_module(f"studio.app.{module}"), name)
        result: dict[str, Any] = act(desk, command, progress or _silent, cancel or threading.Event())
        return result

    return handle


def _silent(_share: float, _what: str) -> None:
    """Nobody looks on."""


def _change_plan(desk: Desk, command: w.PlanWholeCommand, _progress: Any, _cancel: Any) -> dict[str, Any]:
    from studio.app.plan_desk import change_plan

    return change_plan(desk.home, command)


def _change_chains(desk: Desk, command: k.ChainCommand, _progress: Any, _cancel: Any) -> dict[str, Any]:
    from studio.app.chain_desk import change_chains

    return change_chains(desk.home, command)


def _change_transfers(desk: Desk, command: t.TransferCommand, _progress: Any, _cancel: Any) -> dict[str, Any]:
    from studio.actions.transfers import change_transfers

    with desk.home.work() as work:
        result = change_transfers(work, command)
    desk.tell("transfer")
    return result


HANDLERS: dict[type, Handler] = {
    **dict.fromkeys(get_args(w.PlanWholeCommand), _change_plan),
    **dict.fromkeys(get_args(k.ChainCommand), _change_chains),
    t.PauseTransfers: _change_transfers,
    t.RetryTransfers: _change_transfers,
    t.TransferFirst: _change_transfers,
    t.LimitTransfers: _change_transfers,
    c.StartProduction: _start_production,
    c.LoginDepot: _login,
    c.MoveDepot: _move_depot,
    c.ForgetDepot: _forget_depot,
    c.LocateDepot: _locate_depot,
    c.CleanDepot: _long("cleaning", "clean_depot"),
    c.RepairProduction: _repair,
    c.ImportProduction: _import,
    c.ExportProduction: _long("exporting", "export_production"),
    c.VerifyProduction: _long("verifying", "verify_production"),
    c.SalvageDepot: _long("salvaging", "salvage_depot"),
    c.PasteKeys: _of("people_desk", "keep_pasted_keys"),
    c.MarkTakes: _simple("garbage", "mark_takes"),
    c.SetAccess: _of("access_desk", "choose_access"),
    c.RevokePerson: _of("access_desk", "revoke_person"),
    d.AskAsDevice: _of("device_desk", "ask"),
    d.AdmitDevice: _of("device_desk", "admit"),
    d.JoinByAnswer: _of("device_desk", "join"),
    d.TakeLead: _of("device_desk", "take_lead"),
    d.GiveLead: _of("device_desk", "give_lead"),
    d.OnlyCopy: _of("device_desk", "only_copy"),
    d.RevokeDevice: _of("device_desk", "revoke"),
    d.AddCoOwner: _of("invitation_desk", "add_co_owner"),
    d.RemoveCoOwner: _simple("co_owners", "remove_co_owner"),
    au.AddAudience: _of("invitation_desk", "add_audience"),
    au.AudiencePass: _of("invitation_desk", "audience_pass"),
    au.SetAudience: _simple("audience", "set_audience"),
    au.EndAudience: _simple("audience", "end_audience"),
    au.RemarkOnTake: _simple("audience", "remark"),
    au.VoteOnTake: _simple("audience", "vote"),
    d.RecoverHome: _of("recovering", "recover"),
    d.FindProductions: _of("recovering", "find_productions"),
    d.DrillRecovery: _long("recovering", "drill"),
    d.FetchFiles: _of("device_desk", "fetch_files"),
    **{command: _simple(*place) for command, place in p.ACTIONS.items()},
    c.MuteStage: _simple("recipes", "mute_stage"),
    r.SetLane: _simple("recipes", "set_lane"),
    r.SetRecipe: _simple("recipes", "set_recipe"),
    r.RemoveRecipe: _simple("recipes", "remove_recipe"),
    r.ChangeMarkers: _simple("markers", "change_markers"),
    r.ReadSession: _long("session_files", "read_session"),
    c.AttachInput: _attach,
    c.OfferStage: _of("invitation_desk", "offer"),
    c.MakePass: _of("invitation_desk", "make_pass"),
    fb.GiveFeedback: _simple("feedback", "give_feedback"),
    a.OfferAudition: _of("invitation_desk", "offer_audition"),
    a.ChooseCandidate: _simple("auditions", "choose_candidate"),
    ag.CancelHandOff: _simple("hand_off", "cancel_hand_off"),
    ag.LeaveHandOff: _simple("hand_off", "leave_hand_off"),
    c.NameUnderstudies: _simple("understudies", "name_understudies"),
    c.WithdrawOffer: _simple("hand_off", "withdraw_offer"),
    c.OpenPass: _of("invitation_desk", "open_invitation"),
    c.AcceptOffer: _simple("early_answers", "answer_offer"),
    c.DeclineOffer: _simple("early_answers", "answer_offer"),
    c.CounterOffer: _simple("asking", "counter_offer"),
    c.AskExtension: _simple("asking", "ask_extension"),
    c.AskPause: _simple("asking", "ask_pause"),
    c.EndPause: _simple("asking", "end_pause"),
    c.AnswerQuestion: _simple("asking", "answer_question"),
    c.Deliver: _deliver,
    c.DropFiles: _drop_files,
    c.RemoveDrop: _remove_drop,
    c.SharePage: _long("page_sharing", "share_page"),
    c.SharedPages: _long("page_sharing", "list_pages"),
    c.UnsharePage: _long("page_sharing", "unshare_page"),
    c.ReviewTake: _simple("review", "review_take"),
    ag.ReachMilestone: _simple("milestones", "reach_milestone"),
    ag.AnswerMilestone: _simple("milestones", "answer_milestone"),
    ag.ConfirmPayment: _simple("receipts", "confirm_payment"),
    ag.CorrectPayment: _simple("receipts", "correct_payment"),
    ag.StateMinutes: _simple("calls", "state_minutes"),
    ag.AnswerMinutes: _simple("calls", "answer_minutes"),
    ag.OpenDispute: _simple("disputes", "open_dispute"),
    ag.AnswerDispute: _simple("disputes", "answer_dispute"),
    ag.ProposeChange: _simple("changes", "propose_change"),
    c.RecordPayment: _simple("payments", "record_payment"),
    **dict.fromkeys(get_args(n.NoteCommand), _simple("notes", "change_notes")),
    cr.AcceptCredit: _simple("credits", "accept_credit"),
    cr.RefuseCredit: _simple("credits", "refuse_credit"),
    cr.GiveCredit: _simple("credits", "give_credit"),
    cr.RevokeCredit: _of("credit_desk", "revoke"),
    cr.ExportCredits: _of("credit_desk", "export"),
    cr.ExportPortfolio: _long("portfolio", "export_portfolio"),
    cr.PermitExcerpt: _of("excerpt_permits", "permit_excerpt"),
    cr.TakePermits: _of("excerpt_permits", "take_permits"),
    cl.CloseProduction: _of("closing_desk", "close"),
    cl.ReopenProduction: _of("closing_desk", "reopen"),
    ro.KeepPerson: _of("roster_desk", "keep"),
    ro.ForgetPerson: _of("roster_desk", "keep"),
    ro.ImportPeople: _of("roster_desk", "take_in"),
    ro.ExportPeople: _of("roster_desk", "write"),
    rm.SetReminders: _simple("reminding", "set_reminders"),
    c.Assemble: _assemble,
    dl.PushDeliverable: _long("delivering", "push_deliverable"),
    **dict.fromkeys(get_args(g.GigCommand), _of("gig_desk", "change_gigs")),
    b.SetBusiness: _simple("business", "set_business"),
    ws.MoveWorkspace: _long("workspace_desk", "move_workspace"),
    ws.UseWorkspace: _long("workspace_desk", "use_workspace"),
    ws.ClearWorkspaceCopies: _long("workspace_desk", "clear_workspace_copies"),
    rg.KeepStage: _simple("rights", "keep_stage"),
    rg.SetSplit: _simple("rights", "set_split"),
    rg.GrantRights: _simple("rights", "grant_rights"),
    rg.SetDefaultRights: _simple("rights", "set_default_rights"),
}

"""``probe``, ``measure``, ``peaks``, ``mix``, ``check``, ``assemble``: the media engine on its own and in a production."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.app.cli_console import Answer, Console
from studio.app.cli_text import columns, size
from studio.domain.errors import BadInputError, NotFoundError, RefusedError

if TYPE_CHECKING:
    from studio.domain.check_report import FileReport
    from studio.domain.delivery_spec import DeliverySpec
    from studio.domain.production import HouseFormat, Port


def _existing(texts: list[str]) -> list[Path]:
    """The files of those names. Raises BadInputError for the first that is none."""
    paths = []
    for text in texts:
        path = Path(text).expanduser()
        if not path.is_file():
            what = "is not a file" if path.exists() else "is not there"
            raise BadInputError(f"“{text}” {what}.", subject=text, what_to_do="Check the path and try again.")
        paths.append(path)
    return paths


def probe(console: Console, args: Namespace) -> Answer:
    """What files are."""
    from studio.media.probe import probe_files

    paths = _existing(args.files)
    with console.patiently() as cancel:
        results = probe_files(paths, progress=lambda share: console.progress(share, "Looking"), cancel=cancel)
    table = [
        (
            Path(found.path).name,
            found.container or found.kind,
            found.codec,
            f"{found.sample_rate_hz} Hz" if found.sample_rate_hz else "",
            f"{found.bit_depth} bit" if found.bit_depth else "",
            str(found.channels or ""),
            f"{found.duration_s:.3f} s" if found.duration_s is not None else "",
            size(found.size_bytes),
            " ".join(found.problems),
        )
        for found in results
    ]
    header = ("FILE", "CONTAINER", "CODEC", "RATE", "DEPTH", "CHANNELS", "LENGTH", "SIZE", "PROBLEMS")
    return Answer({"files": [found.as_json() for found in results]}, columns(header, table, right=(3, 4, 5, 6, 7)))


def measure(console: Console, args: Namespace) -> Answer:
    """Loudness and peaks of files."""
    from studio.media.loudness import measure as measured

    files: list[dict[str, Any]] = []
    with console.patiently() as cancel:
        for path in _existing(args.files):
            found = measured(path, _named(console, path.name), cancel.is_set)
            files.append({"path": str(path), **found.as_json()})
    table = [
        (
            Path(row["path"]).name,
            _level(row["integrated_lufs"], "LUFS"),
            _level(row["loudness_range_lu"], "LU"),
            _level(row["true_peak_dbtp"], "dBTP"),
            _level(row["max_momentary_lufs"], "LUFS"),
            _level(row["max_short_term_lufs"], "LUFS"),
            str(row["clipped_samples"]),
        )
        for row in files
    ]
    header = ("FILE", "INTEGRATED", "RANGE", "TRUE PEAK", "MOMENTARY", "SHORT TERM", "CLIPPED")
    return Answer({"files": files}, columns(header, table, right=(1, 2, 3, 4, 5, 6)))


def _level(value: float | None, unit: str) -> str:
    return "silence" if value is None else f"{value:.1f} {unit}"


def _named(console: Console, what: str) -> Any:
    return lambda share: console.progress(share, what)


def peaks(console: Console, args: Namespace) -> Answer:
    """A waveform as a ``.dat`` file."""
    from studio.media.peaks import peaks as found_peaks
    from studio.media.peaks import write_dat

    if not 1 <= args.frames_per_bucket <= 1 << 20:
        raise BadInputError(
            f"{args.frames_per_bucket} frames a bucket cannot be.", subject="--frames-per-bucket", what_to_do="Use 256."
        )
    path, out = _existing([args.file])[0], Path(args.out).expanduser()
    with console.patiently() as cancel:
        found = found_peaks(path, args.frames_per_bucket, _named(console, path.name), cancel.is_set)
    write_dat(found, out)
    shape = {
        "path": str(out),
        "sample_rate_hz": found.sample_rate_hz,
        "frames": found.frames,
        "frames_per_bucket": found.frames_per_bucket,
        "buckets": len(found.buckets),
        "channels": found.channels,
    }
    return Answer(shape, [f"{out}: {shape['buckets']} buckets of {found.frames_per_bucket} frames."])


def mix(console: Console, args: Namespace) -> Answer:
    """Sum stems or a session into one file."""
    from studio.media.mix import BitFormat, MixOptions, Normalize, session_from_json, session_from_stems
    from studio.media.mix import mix as mixed

    paths = _existing(args.files)
    sessions = [path for path in paths if path.suffix.lower() == ".json"]
    if sessions and len(paths) > 1:
        raise BadInputError(
            "A mix takes either stems or one session file.", subject=str(sessions[0]), what_to_do="Name only one kind."
        )
    session = session_from_json(sessions[0]) if sessions else session_from_stems(paths)
    options = MixOptions(
        rate_hz=args.rate, bits=BitFormat(args.bits) if args.bits else None, normalize=Normalize(args.normalize)
    )
    out = Path(args.out).expanduser()
    with console.patiently() as cancel:
        result = mixed(session, out, options, _named(console, "Mixing"), cancel)
    return _rendered(console, result.as_json())


def assemble(console: Console, args: Namespace) -> Answer:
    """Render a recipe of a production."""
    from studio.actions.commands import Assemble

    command = Assemble(args.production, args.recipe, args.out, is_draft=args.draft)
    with console.patiently() as cancel:
        result = console.named_studio().run(command, progress=console.progress, cancel=cancel)
    return _rendered(console, result)


def _rendered(console: Console, shape: dict[str, Any]) -> Answer:
    for warning in shape.get("warnings", []):
        console.say(f"Note: {warning}")
    lines = []
    for made in shape["outputs"]:
        lines.append(made["path"])
        if made["frames"]:
            lines.append(f"  {_sound_words(made)}")
    lines.append(f"Made of {shape['inputs']} {'file' if shape['inputs'] == 1 else 'files'} in {shape['wall_s']:.1f} s.")
    if shape.get("draft"):
        lines.append("This is a draft. Passed over:")
        lines += [f"  {block['words']} {block['what_to_do']}" for block in shape["draft"]]
    lines += [f"Null test: {_null_words(check)}" for check in shape.get("checks", ()) if check["kind"] == "null"]
    return Answer(shape, lines)


def _sound_words(made: dict[str, Any]) -> str:
    """Length and format of a written file, and how loud it is where that was measured."""
    seconds = made["frames"] / made["sample_rate_hz"]
    words = [f"{seconds // 60:.0f}:{seconds % 60:06.3f}", f"{made['sample_rate_hz']} Hz"]
    if made["bit_depth"]:
        words.append(f"{made['bit_depth']} bit")
    if made["bit_depth"] or made["integrated_lufs"] is not None:
        words += [_level(made["integrated_lufs"], "LUFS"), _level(made["true_peak_dbtp"], "dBTP")]
    return ", ".join(words)


def _null_words(check: dict[str, Any]) -> str:
    if check["is_exact"]:
        return f"the {check['stems']} stems add up to the mix to the bit"
    steps, residual = check["residual_steps"], check["residual_dbfs"]
    return f"the {check['stems']} stems and the mix differ by at most {steps} steps of 24 bit ({residual:.1f} dBFS)"


# --- check -----------------------------------------------------------------------------------------------------


def check(console: Console, args: Namespace) -> Answer:
    """Judge files. A rejected file is a result, not an error."""
    from studio.media.checks import check_files

    reports: list[FileReport] = []
    with console.patiently() as cancel:
        for spec, paths in _by_spec(console, args):
            reports += check_files(paths, spec, progress=_named(console, "Checking"), cancel=cancel).files
    lines: list[str] = []
    for report in reports:
        from studio.app.cli_hand_off import finding_lines

        lines += [f"{report.verdict.value:7} {report.path}", *finding_lines([f.as_json() for f in report.findings])]
    return Answer({"files": [report.as_json() for report in reports]}, lines)


def _by_spec(console: Console, args: Namespace) -> list[tuple[DeliverySpec, list[Path]]]:
    """Files by the spec they are judged against, in the order given."""
    from studio.domain.delivery_spec import DeliverySpec

    if args.stage:
        return _by_output(console, args)
    paths = _existing(args.files)
    if args.spec:
        return [(_spec_from(args.spec), paths)]
    return [(DeliverySpec.audio_stem(), paths)]


def _spec_from(text: str) -> DeliverySpec:
    """A ready-made spec by its name, or one from a JSON file."""
    from studio.app.cli_specs import rules_from
    from studio.domain.delivery_spec import DeliverySpec

    rules, type_ = rules_from(text)
    return DeliverySpec.from_rules(rules, None, type_ or "audio.stem")


def _by_output(console: Console, args: Namespace) -> list[tuple[DeliverySpec, list[Path]]]:
    """Files by the output of a stage that they belong to: as told, by ``--output``, or by the file's name."""
    from studio.domain.delivery_spec import DeliverySpec

    outputs, house = _outputs(console, args.stage)
    by_name = {port.name: port for port in outputs}
    found: dict[str, list[Path]] = {}
    for text in args.files:
        name, sign, rest = text.partition("=")
        told, path_text = (name, rest) if sign and name in by_name else (args.output, text)
        path = _existing([path_text])[0]
        found.setdefault(told or _guessed(list(by_name), path), []).append(path)
    unknown = [name for name in found if name not in by_name]
    if unknown:
        raise NotFoundError(
            f"“{args.stage}” has no output “{unknown[0]}”.",
            subject=unknown[0],
            what_to_do=f"Its outputs are: {', '.join(by_name)}.",
        )
    return [
        (DeliverySpec.from_rules(by_name[name].spec, house, by_name[name].type), paths) for name, paths in found.items()
    ]


def _guessed(names: list[str], path: Path) -> str:
    stem = path.stem.casefold().replace(" ", "_").replace("-", "_")
    fitting = names if len(names) == 1 else [n for n in names if n.casefold() in stem or n == path.parent.name]
    if fitting:
        return max(fitting, key=len)
    raise BadInputError(
        f"“{path.name}” could belong to any of {', '.join(names)}.",
        subject=str(path),
        what_to_do=f"Say which: `{names[0]}={path.name}`, or --output {names[0]}.",
        code="which_output",
    )


def _outputs(console: Console, text: str) -> tuple[tuple[Port, ...], HouseFormat | None]:
    """The outputs of a stage of one's own, or of a gig, with the house format."""
    from studio.events.catalog import house_from_log
    from studio.store.subjects import find_hand_off, find_stage

    home = console.named_studio().store
    with home.read() as connection:
        try:
            found = find_stage(home, connection, text, home.clock())
        except NotFoundError:
            try:
                hand_off = find_hand_off(home, connection, text, home.clock()).hand_off
            except RefusedError as error:
                raise NotFoundError(error.message, subject=text, what_to_do=error.what_to_do) from error
            from studio.domain.terms import Terms

            terms = Terms.from_log(hand_off.terms)
            return terms.outputs, house_from_log(terms.house)
    production = found.office.production
    return found.stage.outputs, production.house if production else None

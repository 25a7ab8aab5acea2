"""The whole release bundle of a real ten-stem song: mix, master, stems with null test, seven encodes, tags, manifest.

Ours beside a shell script around ffmpeg that does the same as a careful person would write it: floats into the sum, loudnorm
in two passes, what can go side by side goes side by side (xargs -P), loudness measured, hashes written. The stems are 24-bit
waves already. The encoders are measured alone as well, on both sides: what they cost cannot be spared, so it says how far
either ratio could go at most, were everything else free. ``--aac-fast`` gives the script's AAC the coder that ours uses; its
usual one is about 1.5 times as slow.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import soundfile
from bundle_encoders import encoder_costs, script_lines
from harness import print_json
from PIL import Image

from studio.domain.assembly import Lane, TakeFile, manifest_of
from studio.domain.production import HouseFormat, Production
from studio.domain.recipe import recipe_book, sources_of
from studio.domain.render_material import Asset, Material, Plan
from studio.domain.render_plan import plan_recipe
from studio.media.render_cache import RenderCache, hash_of
from studio.media.rendering import cores, render

RATE_HZ = 48000
RECIPES = ("mix", "stems", "release")
SOUND = ("mix", "stems", "master")
"""What is left without encoding: the part that a change of one lane can spare."""
MASTER_NAME = "Caesium release/Caesium (WAV 24 bit).wav"
SETTINGS = {"artist": "Caesium", "album": "Caesium", "isrc": "DEA122600001", "year": 2026}

SCRIPT = r"""
set -euo pipefail
F="$FFMPEG -v error -nostdin -y"
cd "$OUT"; mkdir -p stems
inputs=(); graph=""; labels=""; n=0
for stem in "$STEMS"/*.wav; do
  inputs+=(-i "$stem"); graph+="[$n:a]aformat=sample_fmts=flt,pan=stereo|c0=c0|c1=c$(cat "${stem%.wav}.right")[s$n];"; labels+="[s$n]"; n=$((n+1))
done
$F "${inputs[@]}" -filter_complex "$graph${labels}amix=inputs=$n:normalize=0:dropout_transition=0" -c:a pcm_s24le mix.wav
stem() {
  name=$(basename "$1" .wav)
  $FFMPEG -v info -nostdin -y -i "$1" -filter_complex "pan=stereo|c0=c0|c1=c$(cat "${1%.wav}.right"),asplit[a][b];[b]ebur128=peak=true,anullsink" \
    -map "[a]" -c:a pcm_s24le "stems/$name.wav" 2> "stems/$name.log"
}
export -f stem; export F FFMPEG
ls "$STEMS"/*.wav | xargs -P "$CORES" -I{} bash -c 'stem "{}"' &
stems=$!
$FFMPEG -v info -nostdin -y -i mix.wav -af loudnorm=I=-14:TP=-1:LRA=11:print_format=json -f null - 2> loudness.log
value() { grep -o "\"$1\" : \"[^\"]*\"" loudness.log | cut -d'"' -f4; }
$F -i mix.wav -af "loudnorm=I=-14:TP=-1:LRA=11:measured_I=$(value input_i):measured_TP=$(value input_tp):measured_LRA=$(value input_lra):measured_thresh=$(value input_thresh):linear=true" -ar 48000 -c:a pcm_s24le master.wav
wait $stems
null() {
  parts=(-i mix.wav); n=1
  for one in stems/*.wav; do parts+=(-i "$one"); n=$((n+1)); done
  $FFMPEG -v info -nostdin "${parts[@]}" -filter_complex "[0:a]aformat=sample_fmts=flt,volume=-1[m];[m]$(for i in $(seq 1 $((n-1))); do printf '[%d:a]' $i; done)amix=inputs=$n:normalize=0,volumedetect" -f null - 2> null.log
}
M='-metadata title=Caesium -metadata artist=Caesium -metadata album=Caesium -metadata date=2026 -metadata ISRC=DEA122600001'
P='-i cover.jpg -map 0:a -map 1:v -c:v copy -disposition:v attached_pic'
null &
xargs -P "$CORES" -I{} bash -c '{}' <<END
@ENCODE@
$F -i master.wav -c:a copy $M release-24.wav
$FFMPEG -v info -nostdin -i master.wav -af ebur128=peak=true -f null - 2> master.log
$FFMPEG -v info -nostdin -i mix.wav -af ebur128=peak=true -f null - 2> mix.log
END
wait
sha256sum *.wav *.m4a *.mp3 *.opus *.flac stems/*.wav > manifest.txt
sync -f manifest.txt
""".replace("@ENCODE@", script_lines())


def prepared(folder: Path) -> Path:
    """The song's stems as 24-bit waves."""
    data = os.environ.get("SEGUE_TEST_DATA", "")
    sources = sorted(Path(data, "band", "caesium", "stems").glob("*.flac"))
    if not sources:
        sys.exit("SEGUE_TEST_DATA must name the folder of the test data, with band/caesium in it.")
    stems = folder / "stems"
    stems.mkdir()
    for source in sources:
        sound, rate_hz = soundfile.read(source, dtype="int32", always_2d=True)
        soundfile.write(stems / f"{source.stem}.wav", sound, rate_hz, "PCM_24")
        (stems / f"{source.stem}.right").write_text(str(sound.shape[1] - 1))
    Image.effect_noise((1400, 1400), 60).save(folder / "cover.jpg")
    return stems


def material_of(paths: list[Path], cover: Path | None, gain_mdb: int = 0) -> Material:
    lanes, local = [], {}
    for number, path in enumerate(paths):
        digest = hash_of(path)
        local[digest] = str(path)
        lanes.append(Lane(path.stem, f"s{number}", path.stem, 1, TakeFile("stem", path.name, digest)))
    lanes[0] = replace(lanes[0], gain_mdb=gain_mdb)
    assets: tuple[Asset, ...] = ()
    if cover is not None:
        assets = (
            Asset("art", "Art", "cover", "image.cover", TakeFile("cover", cover.name, hash_of(cover)), str(cover)),
        )
    return Material("Caesium", "Caesium", HouseFormat(RATE_HZ), {"mix": tuple(lanes)}, local, assets)


def planned(material: Material, recipes: tuple[str, ...] = RECIPES) -> list[Plan]:
    book = recipe_book(({"recipe": "release", "kind": "release", "settings": SETTINGS},))
    return [plan_recipe(sources_of(book, name), material) for name in recipes]


def ours(material: Material, cache: Path, out: Path, recipes: tuple[str, ...] = RECIPES) -> None:
    """All recipes in one rendering, then a manifest."""
    plans = planned(material, recipes)
    wanted = [one for plan in plans for one in plan.wanted]
    made = render(wanted, RenderCache(cache), out, checks=[check for plan in plans for check in plan.checks])
    manifest = manifest_of(Production("p", "Caesium", "caesium"), material.balances["mix"])
    text = {**manifest.as_json(), "outputs": [{"name": one.name, **one.facts} for one in made.made]}
    (out / "manifest.json").write_text(json.dumps(text))


def script(ffmpeg: str, stems: Path, cover: Path, out: Path, aac: str) -> None:
    out.mkdir()
    shutil.copy(cover, out / "cover.jpg")
    environment = {"FFMPEG": ffmpeg, "STEMS": str(stems), "OUT": str(out), "CORES": str(cores()), "AAC": aac}
    subprocess.run(["bash", "-c", SCRIPT], check=True, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock and of the processors, children included."""
    began, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    return time.perf_counter() - began, sum(after[:4]) - sum(before[:4])


def share(part: float, whole: float) -> float:
    """Of one, to a hundredth."""
    return round(part / whole, 2)


def memory_mb(folder: Path, minutes: int) -> float | None:
    """The largest memory of a process that masters 64 stems of that length; None where it cannot be told."""
    stem = folder / "long.wav"
    block = (np.random.default_rng(1).normal(0, 0.02, (RATE_HZ * 60, 2)) * (1 << 31)).astype(np.int32)
    with soundfile.SoundFile(stem, "w", RATE_HZ, 2, "PCM_24") as file:
        for _ in range(minutes):
            file.write(block)
    paths = [folder / f"long-{number:02}.wav" for number in range(64)]
    for path in paths:
        os.link(stem, path)
    done = subprocess.run(
        [sys.executable, __file__, "--memory-of", str(folder)], check=False, capture_output=True, text=True
    )
    if done.returncode != 0:
        sys.stderr.write(done.stderr)
        return None
    return round(int(done.stdout) / (1 << 20 if sys.platform == "darwin" else 1 << 10), 1)


def _mastered(folder: Path) -> None:
    import resource

    paths = sorted(folder.glob("long-*.wav"))
    digest = hashlib.sha256(b"long").hexdigest()
    lanes = [
        Lane(p.stem, f"s{n}", p.stem, 1, TakeFile("stem", p.name, digest), start_frame=n) for n, p in enumerate(paths)
    ]
    material = Material("Long", "Long", HouseFormat(RATE_HZ), {"mix": tuple(lanes)}, {digest: str(paths[0])})
    (plan,) = planned(material, ("master",))
    render(plan.wanted, RenderCache(folder / "cache"), folder / "out")
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _ffmpeg() -> str:
    try:
        import imageio_ffmpeg

        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except (ImportError, RuntimeError):
        return shutil.which("ffmpeg") or sys.exit("ffmpeg is not here.")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--minutes", type=int, default=10, help="of the 64 stems for the memory; 0: leave it out")
    parser.add_argument("--aac-fast", action="store_true", help="the script too uses the fast coder for AAC")
    parser.add_argument("--memory-of", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.memory_of:
        _mastered(arguments.memory_of)
        return 0
    ffmpeg, aac = _ffmpeg(), "-aac_coder fast" if arguments.aac_fast else ""
    times: dict[str, list[tuple[float, float]]] = {
        "ours": [],
        "one_lane_changed": [],
        "sound": [],
        "sound_one_lane_changed": [],
        "script": [],
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stems, cover = prepared(folder), folder / "cover.jpg"
        paths = sorted(stems.glob("*.wav"))
        before, after = material_of(paths, cover), material_of(paths, cover, -1500)
        ours(before, folder / "warm", folder / "warm-out")
        for run in range(arguments.runs):
            cache, out, other = folder / f"cache{run}", folder / f"ours{run}", folder / f"script{run}"
            times["ours"].append(timed(lambda c=cache, o=out: ours(before, c, o)))
            times["one_lane_changed"].append(timed(lambda c=cache, o=out: ours(after, c, o)))
            cache, out = folder / f"sound-cache{run}", folder / f"sound{run}"
            times["sound"].append(timed(lambda c=cache, o=out: ours(before, c, o, SOUND)))
            times["sound_one_lane_changed"].append(timed(lambda c=cache, o=out: ours(after, c, o, SOUND)))
            times["script"].append(timed(lambda o=other: script(ffmpeg, stems, cover, o, aac)))
            for place in folder.glob(f"*{run}"):
                shutil.rmtree(place)
        master = folder / "warm-out" / MASTER_NAME
        encoders = encoder_costs(ffmpeg, master, folder, aac, arguments.runs)
        peak = memory_mb(folder, arguments.minutes) if arguments.minutes else None
    wall, cpu = ({key: statistics.median(one[at] for one in found) for key, found in times.items()} for at in (0, 1))
    floor = encoders["together"]
    print_json(
        {
            "stems": len(paths),
            "cores": cores(),
            "runs": arguments.runs,
            "script_aac": "fast" if arguments.aac_fast else "as usual",
            "wall_s": {key: round(value, 2) for key, value in wall.items()},
            "cpu_s": {key: round(value, 2) for key, value in cpu.items()},
            "times_as_fast_as_script": {
                "wall": round(wall["script"] / wall["ours"], 2),
                "cpu": round(cpu["script"] / cpu["ours"], 2),
            },
            "after_one_lane_changed": {
                "wall": round(wall["ours"] / wall["one_lane_changed"], 2),
                "cpu": round(cpu["ours"] / cpu["one_lane_changed"], 2),
            },
            "sound_after_one_lane_changed": {
                "wall": round(wall["sound"] / wall["sound_one_lane_changed"], 2),
                "cpu": round(cpu["sound"] / cpu["sound_one_lane_changed"], 2),
            },
            "encoders_alone_cpu_s": encoders,
            "share_of_encoders": {
                "ours": share(floor["ours"], cpu["ours"]),
                "script": share(floor["script"], cpu["script"]),
            },
            "at_most_by_cpu": {
                "times_as_fast_as_script": round(cpu["script"] / floor["ours"], 2),
                "after_one_lane_changed": round(cpu["ours"] / floor["ours"], 2),
            },
            "memory_mb_64_stems": peak,
        }
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

"""What is known of a file whose sound was coded with losses: it is decoded again and measured.

Coding lifts peaks, as a rule by less than a decibel. That is why distributors ask for a master at -1 dBTP (Spotify and
Apple write so, as does AES TD1008): what comes of it then stays below full scale when it is played.
"""

from __future__ import annotations

from studio.media.loudness import measure
from studio.media.making import Facts, Input, Job

CODED_OVER_DB = 1.0
"""How far above the ceiling of its master the decoded sound may reach before it is said."""
ENCODING_SHARE = 0.85
"""How much of a step's work is the encoding; the rest is for this."""


def coded_facts(job: Job, sound: Input) -> Facts:
    """Loudness and true peak of ``job.out`` as a player hears it, and a warning where it goes too high.

    ``sound`` is what was coded; a master's facts tell its ceiling. Reports the last part of the step's work.

    Raises:
        BadInputError: what was written cannot be decoded.
        CancelledError: the work is to stop.
    """

    def report(share: float) -> None:
        job.report(ENCODING_SHARE + (1.0 - ENCODING_SHARE) * share)

    known = measure(job.out, report, job.is_stopped).as_json()
    return {
        "integrated_lufs": known["integrated_lufs"],
        "true_peak_dbtp": known["true_peak_dbtp"],
        "loudness_range_lu": known["loudness_range_lu"],
        "warnings": peak_words(job.step.words, known["true_peak_dbtp"], sound.facts.get("ceiling_dbtp")),
    }


def peak_words(made: str, peak_dbtp: float | None, ceiling_dbtp: float | None) -> list[str]:
    """What to say of the decoded peak of a file: nothing while it is below full scale and near the master's ceiling."""
    most = min(0.0, 0.0 if ceiling_dbtp is None else ceiling_dbtp + CODED_OVER_DB)
    if peak_dbtp is None or peak_dbtp <= most:
        return []
    clips = " and clips in many players" if peak_dbtp > 0.0 else ""
    what = "the ceiling of the master" if ceiling_dbtp is not None else "the sound it is made of"
    words = f"{made}: what is decoded again reaches {peak_dbtp:+.1f} dBTP{clips}."
    return [f"{words} Lower {what} by {peak_dbtp - most + 0.05:.1f} dB."]

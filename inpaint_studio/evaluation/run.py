"""Runs an evaluation: from its plan to its files."""

import json
from pathlib import Path

from inpaint_studio.core.job import NEVER, CancelToken, ProgressCallback, ignore_progress, scaled_progress
from inpaint_studio.evaluation.by_width import as_plot, check_plot
from inpaint_studio.evaluation.examples import make_examples
from inpaint_studio.evaluation.harness import Measurement, Plan, evaluate
from inpaint_studio.evaluation.machine import machine
from inpaint_studio.evaluation.report import as_html
from inpaint_studio.evaluation.summary import as_json
from inpaint_studio.files.atomic import check_target, replacing


def run(
    plan: Plan,
    report: Path,
    figures: Path | None = None,
    plot: Path | None = None,
    progress: ProgressCallback = ignore_progress,
    cancel: CancelToken = NEVER,
) -> list[Measurement]:
    """Evaluate, write the report and, if asked for, figures and plot; nothing is written if the evaluation fails.

    Args:
        plan: photos, damage and contestants.
        report: where the HTML file goes.
        figures: where the JSON file goes, or None.
        plot: where the plot of growing scratches goes, or None.
        progress: called with the share done.
        cancel: checked before each restoration, and by our own engines at short intervals.

    Returns:
        The measurements.

    Raises:
        InpaintStudioError: a file cannot be read or written, or an engine failed.
        Cancelled: ``cancel`` was called.
    """
    if plot:
        check_plot(plot.suffix)
    targets = [report, *(target for target in (figures, plot) if target)]
    for target in targets:
        check_target(target)  # What cannot be written to is told now, not after the work.
    share = len(plan.photos) / (len(plan.photos) + 1)  # the examples restore about one more photo
    measurements = evaluate(plan, scaled_progress(progress, 0, share), cancel)
    examples = make_examples(plan, measurements, scaled_progress(progress, share, 1), cancel)
    contents = [as_html(measurements, examples, plan.settings).encode()]
    if figures:
        found = {"evaluation": plan.settings, "seed": plan.seed, **machine(), **as_json(measurements)}
        contents.append(f"{json.dumps(found, indent=2)}\n".encode())
    if plot:
        contents.append(as_plot(measurements, plot.suffix))
    for target, content in zip(targets, contents, strict=True):
        with replacing(target) as stream:
            stream.write(content)
    return measurements

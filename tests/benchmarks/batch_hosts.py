"""Runs a batch on two worker hosts that share a drive, each in a network namespace, and lets one of them die.

    sudo python -m tests.benchmarks.batch_hosts [--photos 200]

Three namespaces stand for three machines, joined by a bridge in the first: the scheduler and the run are in one, a
worker in each of the others, with a host's name of its own. While the run goes on, all processes of one host are
killed. Every photo must be restored all the same. Needs root and iproute2.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from inpaint_studio.batch.manifest import NAME, Manifest
from inpaint_studio.batch.rows import State
from tests.benchmarks.batch_kills import make

ROOT = Path(__file__).parents[2]
HOSTS = ("inpaint-a", "inpaint-b", "inpaint-c")
NETWORK = "10.19.0."
SCHEDULER = f"tcp://{NETWORK}1:8786"


def ip(*words):
    """Run ``ip``."""
    subprocess.run(["ip", *words], check=True)


def join(hosts):
    """Make a namespace for each host, and a network between them."""
    for host in hosts:
        ip("netns", "add", host)
        ip("-n", host, "link", "set", "lo", "up")
    ip("-n", hosts[0], "link", "add", "bridge", "type", "bridge")
    ip("-n", hosts[0], "addr", "add", f"{NETWORK}1/24", "dev", "bridge")
    ip("-n", hosts[0], "link", "set", "bridge", "up")
    for number, host in enumerate(hosts[1:], 2):
        ip("-n", hosts[0], "link", "add", f"to{number}", "type", "veth", "peer", "name", "eth0", "netns", host)
        ip("-n", hosts[0], "link", "set", f"to{number}", "master", "bridge", "up")
        ip("-n", host, "addr", "add", f"{NETWORK}{number}/24", "dev", "eth0")
        ip("-n", host, "link", "set", "eth0", "up")


WAITING = """
import sys
from distributed import Client
with Client(sys.argv[1], timeout=60) as client:
    client.wait_for_workers(int(sys.argv[2]), timeout=60)
"""
"""Ends when so many workers have said that they are there."""


def part(hosts):
    """Remove the namespaces."""
    for host in hosts:
        subprocess.run(["ip", "netns", "del", host], check=False)


def on(host, *words, **options):
    """Start Python on a host, in a session of its own."""
    line = f'hostname {host}; exec "$@"'
    command = ["ip", "netns", "exec", host, "unshare", "--uts", "sh", "-c", line, "sh", sys.executable, *words]
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True, **options)


def end(process):
    """Kill a process and all that it has started in its session."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def start(stack, log):
    """Start the scheduler and a worker a host; return the worker that is to die."""
    quiet = {"stdout": log, "stderr": log}
    dask = ("-m", "distributed.cli.dask_scheduler", "--host", f"{NETWORK}1", "--port", "8786", "--no-dashboard")
    stack.callback(end, on(HOSTS[0], *dask, **quiet))
    workers = []
    for number, host in enumerate(HOSTS[1:], 2):
        options = ("--nworkers", "1", "--nthreads", "1", "--host", f"{NETWORK}{number}", "--no-dashboard")
        worker = on(host, "-m", "distributed.cli.dask_worker", SCHEDULER, *options, **quiet)
        stack.callback(end, worker)
        workers.append(worker)
    return workers[0]


def main():
    """Run, kill, and print who did how much."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--photos", type=int, default=200)
    options = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        make(folder, options.photos)
        stack.callback(part, HOSTS)
        join(HOSTS)
        log = stack.enter_context((folder / "log").open("w", encoding="utf-8"))
        victim = start(stack, log)
        on(HOSTS[0], "-c", WAITING, SCHEDULER, str(len(HOSTS) - 1)).wait(timeout=120)
        words = ["-m", "inpaint_studio", "batch", str(folder / "in"), "-o", str(folder / "out"), "--engine", "fmm"]
        words += ["--masks", str(folder / "masks"), "--max-share", "50", "--scheduler", SCHEDULER]
        run = on(HOSTS[0], *words, stderr=subprocess.PIPE, text=True)
        stack.callback(end, run)
        ended = 0
        for line in run.stderr:
            ended += "“" in line
            if ended == options.photos // 3:
                print(f"after {ended} photos {HOSTS[1]} dies", flush=True)  # noqa: T201
                end(victim)
                ended += 1
        run.wait()
        with Manifest(folder / "out" / NAME) as manifest:
            counts = manifest.counts()
            by_host = Counter(row.worker.partition(":")[0] for row in manifest.rows(State.RESTORED))
            failed = [row.note for row in manifest.rows(State.FAILED)]
    print(f"end: {run.returncode}, {counts[State.RESTORED]} of {options.photos} restored, by {dict(by_host)}")  # noqa: T201
    print(*failed, sep="\n")  # noqa: T201
    return 0 if counts[State.RESTORED] == options.photos and len(by_host) == len(HOSTS) - 1 else 1


if __name__ == "__main__":
    sys.exit(main())

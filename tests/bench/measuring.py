"""Running commands one at a time and reading what the system says of each when it has ended."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
# `ru_maxrss` counts in bytes on macOS and in kibibytes elsewhere.
_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Run:
    """One run of a command: processor seconds of the whole process, largest memory in megabytes, and what it printed."""

    seconds: float
    megabytes: float
    printed: str


@dataclass(frozen=True)
class Figures:
    """Several runs of one command. The middle one counts: a busy machine makes some runs slow, and none fast."""

    runs: tuple[Run, ...]

    @property
    def seconds(self) -> float:
        """The middle time of the whole process."""
        return median(run.seconds for run in self.runs)

    @property
    def inner(self) -> float:
        """The middle time that the command itself printed, which leaves out its start."""
        return median(float(run.printed) for run in self.runs)

    @property
    def megabytes(self) -> float:
        """The largest memory of any run."""
        return max(run.megabytes for run in self.runs)


def work(task: str, folder: Path) -> list[str]:
    """The command for one task of `work.py`."""
    return [sys.executable, "-m", "tests.bench.work", task, str(folder)]


def mkdocs(project: Path, site: Path) -> list[str]:
    """The command that builds a project of MkDocs. Its messages are not wanted: this is no strict build."""
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(project / "mkdocs.yml"), "--site-dir", str(site)]


def alternate(commands: Sequence[list[str]], times: int) -> list[Figures]:
    """Runs commands in turn, so that whatever slows the machine for a while slows all of them."""
    rounds = [[run(command) for command in commands] for _ in range(times)]
    return [Figures(runs) for runs in zip(*rounds, strict=True)]


def run(command: list[str], **settings: str) -> Run:
    """Runs a command to its end, with settings of its environment. Raises RuntimeError with what it wrote if it fails."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"} | settings
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=errors)
        # `wait4` tells of this one process, where `getrusage` would tell of the greediest of all so far.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)} failed:\n{errors.read(2000)}")
        return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _UNIT / 1e6, output.read())

"""The programs of the case study run on real images, reach the same, and the page says what is so."""

import ast
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.case_study import START, cut_file

ROOT = Path(__file__).parents[2]
CODE = ROOT / "docs" / "case-study"
REQUIREMENTS = Path(__file__).parent / "requirements-case-study.txt"
PROGRAMS = ["cnn_jax", "cnn_keras", "cnn_pytorch"]
STEPS = ["data", "network", "training set-up", "loop", "evaluation", "saving"]
PARAMETERS = {"blumenthal-taube": 62058, "mahajan": 3274634}
FLOOR = 0.7
# Where others use the cores too, several threads of PyTorch wait for each other longer than they work.
SETTINGS = {"PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1", "TF_CPP_MIN_LOG_LEVEL": "3"}
_CITED = re.compile(r"`pkg:pypi/([\w-]+)@([\w.]+)`, `([^`]+)`: “([^”]+)”")


@pytest.fixture(scope="module")
def python() -> str:
    """A Python with the three frameworks: the one that ATLAS_CASE_PYTHON names, else one set up in .cache."""
    given = os.environ.get("ATLAS_CASE_PYTHON")
    if given:
        return given
    folder = ROOT / ".cache" / "case-study"
    stamp = folder / "installed.txt"
    wanted = f"{sys.version}\n{REQUIREMENTS.read_text(encoding='utf-8')}"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS], check=True)
        stamp.write_text(wanted, encoding="utf-8")
    return str(folder / "bin" / "python")


@pytest.fixture(scope="module")
def page() -> str:
    return (ROOT / "docs" / "case-study.md").read_text(encoding="utf-8")


def run(python: str, program: str, folder: Path, *arguments: str, **settings: str) -> dict[str, float | str]:
    command = [python, CODE / f"{program}.py", *arguments, "--folder", folder]
    done = subprocess.run(command, env=os.environ | SETTINGS | settings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout.splitlines()[-1])


def check(found: dict[str, float | str], network: str) -> None:
    print(found)
    assert found["parameters"] == PARAMETERS[network]
    assert found["accuracy"] >= FLOOR
    assert found["reloaded"] == pytest.approx(found["accuracy"], abs=1e-6)


@pytest.mark.parametrize("network", PARAMETERS)
@pytest.mark.parametrize("program", PROGRAMS)
def test_a_program_learns_and_keeps_what_it_learned(python: str, program: str, network: str, tmp_path: Path) -> None:
    check(run(python, program, tmp_path, network), network)


@pytest.mark.parametrize("backend", ["jax", "torch"])
def test_the_program_of_keras_runs_on_the_others_too(python: str, backend: str, tmp_path: Path) -> None:
    found = run(python, "cnn_keras", tmp_path, "blumenthal-taube", KERAS_BACKEND=backend)
    assert str(found["framework"]).endswith(backend)
    check(found, "blumenthal-taube")


def test_the_digits_do_where_no_images_are_installed(python: str, tmp_path: Path) -> None:
    found = run(python, "cnn_keras", tmp_path, "blumenthal-taube", ATLAS_IMAGES="digits")
    assert found["data"] == "digits"
    check(found, "blumenthal-taube")


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_program_has_the_same_steps_in_order(program: str) -> None:
    assert list(cut_file(CODE / f"{program}.py")) == [START, *STEPS]


def test_the_page_shows_every_step_and_states_what_was_measured(page: str) -> None:
    shown = re.findall(r"^<!-- atlas:case-study-(.+) -->$", page, re.MULTILINE)
    assert shown == [START, *(step.replace(" ", "-") for step in STEPS)]
    assert all(f"{count:,}" in page for count in PARAMETERS.values())
    assert f"at least {FLOOR:.0%}" in page


def test_the_page_states_the_settings(page: str) -> None:
    settings = ast.unparse(ast.parse((CODE / "settings.py").read_text(encoding="utf-8")))
    assert "Settings('blumenthal-taube', rate=0.05, decay=0.8)" in settings
    assert "Settings('mahajan', rate=0.001, decay=1.0, seen=6000)" in settings
    assert {"momentum: float = 0.9", "batch: int = 50", "images: int = 6000", "seen: int = 18000"} <= {line.strip() for line in settings.splitlines()}
    for said in ("batches of 50, momentum 0.9, rate 0.05, which falls to 0.8 of itself after each pass, three passes", "batches of 50, rate 0.001, one pass", "6,000 images"):
        assert said in page


def test_the_program_of_keras_is_the_shortest_and_that_of_jax_the_longest() -> None:
    lines = {program: len((CODE / f"{program}.py").read_text(encoding="utf-8").splitlines()) for program in PROGRAMS}
    assert sorted(lines, key=lines.__getitem__) == ["cnn_keras", "cnn_pytorch", "cnn_jax"]
    assert max(lines.values()) < 200


def test_every_citation_of_a_package_is_found_in_it(python: str, page: str) -> None:
    found = _CITED.findall(page)
    assert len(found) == page.count("| `pkg:pypi/") > 10
    pinned = set(REQUIREMENTS.read_text(encoding="utf-8").splitlines())
    packages = Path(subprocess.run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True).stdout.strip())
    for name, version, path, anchor in found:
        assert f"{name}=={version}" in pinned
        assert words(anchor) in words((packages / path).read_text(encoding="utf-8")), f"{anchor!r} does not stand in {path}"


def words(text: str) -> str:
    """Letters and digits alone, as anchors are compared."""
    return " " + " ".join(re.findall(r"[^\W_]+", text.lower())) + " "

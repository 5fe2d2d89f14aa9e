"""A project in a folder of its own: the cheese knowledge, its pages, and the settings of the Atlas."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
CHEESE = REPOSITORY / "tests" / "fixtures" / "cheese"
# The day of every build here.
EPOCH = 1620000000
DAY = datetime.fromtimestamp(EPOCH, UTC).date()

SETTINGS = """
INHERIT: {repository}/mkdocs.yml
site_url: http://127.0.0.1:{port}/atlas/
dev_addr: 127.0.0.1:{port}
theme: {{custom_dir: {package}/site/overrides}}
nav:
  - About:
      - Method: method.md
      - How to read: key.md
      - Contribute: contribute.md
      - Data: data.md
      - Kitchen: about/kitchen.md
"""


def make_project(folder: Path, port: int = 8000, package: Path = REPOSITORY / "generator") -> Path:
    """Writes the project and returns its `mkdocs.yml`."""
    shutil.copytree(CHEESE, folder, dirs_exist_ok=True)
    config = folder / "mkdocs.yml"
    config.write_text(SETTINGS.format(repository=REPOSITORY, port=port, package=package), "utf-8")
    return config


def environment(root: Path = REPOSITORY) -> dict[str, str]:
    """The environment of a subprocess that takes the package from a folder, and always the same day."""
    return os.environ | {"PYTHONPATH": str(root), "SOURCE_DATE_EPOCH": str(EPOCH), "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}


def run(*command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a Python module as a command in a folder."""
    return subprocess.run([sys.executable, "-m", *command], cwd=folder, env=environment(), capture_output=True, text=True, timeout=120, check=False)

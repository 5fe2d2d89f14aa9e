"""The house rules that a machine can read: which room may use which."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "generator"
# Each room may use itself and the rooms named here.
ALLOWED = {
    "model": set(),
    "words": set(),
    "collection": set(),
    "texts": {"model"},
    "load": {"model", "words", "collection"},
    "resolve": {"model"},
    "checks": {"model", "collection", "words", "texts", "load", "resolve"},
    "views": {"model", "resolve"},
    "exports": {"model", "resolve", "views"},
    "pages": {"model", "resolve", "views", "exports"},
    "diff": {"model", "load", "resolve", "views", "exports"},
    "inputs": {"model", "texts"},
    "case_study": set(),
    "build": {"model", "collection", "load", "checks", "inputs", "case_study", "pages"},
    "clones": {"model", "texts"},
    "verify": {"model", "texts", "clones"},
    "site": {"model", "load", "build", "pages"},
    "cli": {"inputs", "model", "resolve", "load", "checks", "texts", "exports", "build", "site", "clones", "verify", "diff"},
    "__main__": {"cli"},
    "__init__": set(),
}
# The model is data and nothing else.
FORBIDDEN_IN_MODEL = {"yaml", "jinja2", "pandas", "mkdocs", "pathlib", "os", "io", "subprocess"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports_of(path: Path) -> list[tuple[int, str]]:
    """The absolute name of every import of a module, with its line."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = parts[: len(parts) - node.level] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            found += [(node.lineno, f"{module}.{alias.name}") for alias in node.names]
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for line, name in imports_of(path):
        if name.startswith("generator."):
            other = name.split(".")[1]
            assert other == room or other in ALLOWED[room] or other == "__version__", f"{path}:{line}: {room} may not use {other}"


@pytest.mark.parametrize("path", [path for path in MODULES if path.relative_to(PACKAGE).parts[0] == "model"], ids=lambda path: path.name)
def test_the_model_does_no_input_or_output(path: Path) -> None:
    used = {name.split(".")[0] for _, name in imports_of(path)}
    assert not used & FORBIDDEN_IN_MODEL


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300, f"{path} has more than 300 lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 48, f"{path}:{node.lineno}: {node.name} is too long"


def test_the_generator_knows_nothing_of_the_field() -> None:
    """No name of a subject stands in the code: all that is particular to the field stands in knowledge/."""
    names = {path.stem for folder in ("frameworks", "tools") for path in (PACKAGE.parent / "knowledge" / folder).glob("*.yml")}
    for path in [*MODULES, *(PACKAGE / "templates").rglob("*.jinja")]:
        code = ast.parse(path.read_text(encoding="utf-8")) if path.suffix == ".py" else None
        words = {node.value for node in ast.walk(code) if isinstance(node, ast.Constant) and isinstance(node.value, str)} if code else set(path.read_text(encoding="utf-8").split('"'))
        assert not names & words, f"{path} names {names & words}"

"""The editor schemas: made from the model, true of every file, and false of wrong ones."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.exports.editor import write_schemas
from generator.load import load
from generator.model.knowledge import Knowledge

ROOT = Path(__file__).parent.parent
KNOWLEDGE = ROOT / "knowledge"
FOLDERS = [KNOWLEDGE, ROOT / "tests" / "exports" / "knowledge", ROOT / "tests" / "fixtures" / "cheese" / "knowledge"]
RECORDS = {"sources": "source", "benchmarks": "benchmark", "scores": "score", "tables": "table"}
COMMENT = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2 with its core schema, as editors read it: `2016` is a number, `true` a truth value, and `yes` and dates are text."""


# Nothing of YAML 1.1, which the loader would pass on.
EditorLoader.yaml_implicit_resolvers = {}
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(~|null|Null|NULL|)$"), ["~", "n", "N", ""])
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))
EditorLoader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"), list("-+.0123456789"))


def read_as_editor(text: str) -> Any:
    """The value of a YAML text, with keys as JSON has them."""
    return _with_text_keys(yaml.load(text, Loader=EditorLoader))


def _with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(item) for key, item in value.items()}
    return [_with_text_keys(item) for item in value] if isinstance(value, list) else value


def schema_of(path: Path) -> str:
    """The name of the schema that a file of a knowledge is to follow."""
    if path.stem in ("schema", "agents", "needs"):
        return path.stem
    return RECORDS.get(path.parent.name, "subject")


def load_schemas(folder: Path) -> dict[str, Any]:
    knowledge = load(folder).knowledge
    assert knowledge
    return {name.removesuffix(".schema.json"): json.loads(content) for name, content in write_schemas(knowledge).items()}


def find_faults(schema: Any, text: str) -> list[str]:
    """What the schema finds, as `path: message`."""
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in Draft202012Validator(schema).iter_errors(read_as_editor(text))]


@pytest.fixture(scope="module")
def small() -> dict[str, Any]:
    """The schemas of the small knowledge."""
    return load_schemas(FOLDERS[1])


def test_committed_schemas_are_those_of_the_model() -> None:
    knowledge = load(KNOWLEDGE).knowledge
    assert isinstance(knowledge, Knowledge)
    made = write_schemas(knowledge)
    kept = {path.name: path.read_bytes() for path in (KNOWLEDGE / "schema").iterdir()}
    assert made.keys() == kept.keys()
    for name, content in made.items():
        assert content == kept[name], f"{name} differs: run `atlas schema`"


def test_schemas_are_json_schema(small: dict[str, Any]) -> None:
    for schema in small.values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_every_file_follows_its_schema(folder: Path) -> None:
    schemas = load_schemas(folder)
    faults = {}
    for path in sorted(folder.rglob("*.yml")):
        found = find_faults(schemas[schema_of(path)], path.read_text("utf-8"))
        if found:
            faults[path.relative_to(folder).as_posix()] = found
    assert faults == {}


def test_files_name_their_schema() -> None:
    """Files in folders all do; one at the top may."""
    wrong = []
    for path in sorted(KNOWLEDGE.rglob("*.yml")):
        found = COMMENT.match(path.read_text("utf-8"))
        target = (path.parent / found[1]).resolve() if found else None
        wanted = KNOWLEDGE.resolve() / "schema" / f"{schema_of(path)}.schema.json"
        if target != wanted and (found or path.parent != KNOWLEDGE):
            wrong.append(path.relative_to(KNOWLEDGE).as_posix())
    assert wrong == []


def _fields(schema: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Every key that a schema describes."""
    if isinstance(schema, list):
        for item in schema:
            yield from _fields(item, name)
    if isinstance(schema, dict):
        for key, field in schema.get("properties", {}).items():
            yield f"{name}.{key}", field
        for key, item in schema.items():
            named = item.items() if key in ("properties", "$defs") else [("", item)]
            for part, inner in named:
                yield from _fields(inner, f"{name}.{part}" if part else name)


def test_what_the_loader_fills_in_is_not_offered(small: dict[str, Any]) -> None:
    for name, schema in small.items():
        keys = {path.rpartition(".")[2] for path, _ in _fields(schema, name)}
        assert not keys & {"file", "line", "column"}
        assert not any("\0" in key for key in keys)
        assert "skip" not in json.dumps(schema)
    assert "id" not in small["subject"]["properties"]


def test_every_key_of_a_record_tells_what_it_means(small: dict[str, Any]) -> None:
    silent = [path for name, schema in small.items() for path, field in _fields(schema, name) if isinstance(field, dict) and "description" not in field]
    # Within `identifiers` and the `links` made of them the key says it all; within the claims of a property the claim itself tells.
    assert [path for path in silent if ".identifiers." not in path and ".links." not in path and not path.startswith("subject.claims.")] == []


def test_properties_offer_their_words(small: dict[str, Any]) -> None:
    claims = small["subject"]["properties"]["claims"]["properties"]
    assert list(claims["languages"]) == ["description", "type", "minItems", "items"]
    assert claims["languages"]["description"] == "Languages: its languages."
    assert claims["steam"]["items"]["properties"] == {"value": {"$ref": "#/$defs/support"}, "not": False, "with": False}
    assert claims["ease"]["items"]["properties"]["value"] == {"enum": ["hard", "mixed", "easy", "unknown"]}
    assert small["subject"]["$defs"]["words-agents"] == {"enum": ["smith-works", "smith-lab", "unknown"]}


HEAD = "name: Alpha\nkind: engine\n"
CITE = "{smith-2021: Introduction para 1}"


def claim(prop: str, rest: str, cite: str = f", cite: {CITE}") -> str:
    """A subject with one claim."""
    return f"{HEAD}claims:\n  {prop}:\n    - {{{rest}{cite}}}\n"


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        "name: 3\nkind: gear\naliases: 1.5\nold_ids: [a, b-2]\n",
        claim("first-release", "value: 2016"),
        claim("first-release", "value: 2016-03-01"),
        claim("first-release", "value: ..2016~"),
        claim("first-release", "value: unknown"),
        claim("power", "value: 5"),
        claim("releases", "value: [2.0, 3], with: {date: 2019}"),
        claim("languages", "value: C"),
        claim("languages", "not: [C, Lua], version: 2, complete: true"),
        claim("languages", "value: [C], complete: yes"),
        claim("license", "inherits: beta", ""),
        claim("summary", "note: x"),
        claim("steam", "value: yes"),
        claim("steam", 'value: "n/a", cite: {a: {at: 1, anchor: "a b c"}, b: [{at: 2}, {at: 3, as_of: 2016}]}', ""),
    ],
)
def test_right_subjects_pass(small: dict[str, Any], text: str) -> None:
    assert find_faults(small["subject"], text) == []


@pytest.mark.parametrize(
    ("name", "text", "path"),
    [
        ("subject", "kind: engine\n", ""),
        ("subject", "name: Alpha\nkind: wheel\n", "kind"),
        ("subject", f"{HEAD}colour: red\n", ""),
        ("subject", f"{HEAD}file: x.yml\n", ""),
        ("subject", f"{HEAD}identifiers: {{wikipedia: Alpha}}\n", "identifiers"),
        ("subject", claim("licence", "value: MIT"), "claims"),
        ("subject", f"{HEAD}claims: {{license: {{value: MIT}}}}\n", "claims/license"),
        ("subject", claim("license", "value: MIT", ""), "claims/license/0"),
        ("subject", claim("license", "value: MIT", ", cite: {}"), "claims/license/0/cite"),
        ("subject", claim("license", "value: MIT", ", cite: {Smith 2021: x}"), "claims/license/0/cite"),
        ("subject", claim("license", "value: MIT", ", cite: {smith-2021: {anchor: x}}"), "claims/license/0/cite/smith-2021"),
        ("subject", claim("license", "value: [MIT]"), "claims/license/0/value"),
        ("subject", claim("license", "value: true"), "claims/license/0/value"),
        ("subject", claim("license", "value:"), "claims/license/0/value"),
        ("subject", claim("license", "not: MIT"), "claims/license/0"),
        ("subject", claim("license", "value: MIT, with: {role: main}"), "claims/license/0"),
        ("subject", claim("license", "value: MIT, rank: best"), "claims/license/0/rank"),
        ("subject", claim("languages", "value: Cobol"), "claims/languages/0/value"),
        ("subject", claim("languages", "value: []"), "claims/languages/0/value"),
        ("subject", claim("languages", "value: C, with: {role: chief}"), "claims/languages/0/with/role"),
        ("subject", claim("languages", "value: C, complete: always"), "claims/languages/0/complete"),
        ("subject", claim("creators", "value: smith"), "claims/creators/0/value"),
        ("subject", claim("first-release", "value: last year"), "claims/first-release/0/value"),
        ("subject", claim("steam", "value: true"), "claims/steam/0/value"),
        ("subject", claim("ease", "value: very"), "claims/ease/0/value"),
        ("subject", claim("succeeds", "value: The Beta"), "claims/succeeds/0/value"),
        ("subject", claim("package", "value: alpha"), "claims/package/0/value"),
        ("subject", claim("homepage", "value: ftp://example.org"), "claims/homepage/0/value"),
        ("subject", claim("summary", "value: an engine"), "claims/summary/0/value"),
        ("source", "type: book\ntitle: X\n", ""),
        ("source", "type: book\ntitle: X\ntier: best\n", "tier"),
        ("source", "type: book\ntitle: X\ntier: primary\nverdicts: [{at: p. 1, criterion: beauty, order: [a, b]}]\n", "verdicts/0/criterion"),
        ("source", "type: book\ntitle: X\ntier: primary\nverdicts: [{at: p. 1, criterion: ease, order: alpha}]\n", "verdicts/0/order"),
        ("source", "type: book\ntitle: X\ntier: primary\nverdicts: [{at: p. 1, need: rest, choose: a}]\n", "verdicts/0/need"),
        ("source", "type: book\ntitle: X\ntier: primary\nremarks: [{at: p. 1, about: weather}]\n", "remarks/0/about"),
        ("source", "type: book\ntitle: X\ntier: primary\ngit: {repository: x, commit: abc}\n", "git/commit"),
        ("benchmark", "title: X\nsource: a\nsetup: {wind: {value: 1, at: p. 1}}\n", "setup"),
        ("benchmark", "title: X\nsource: a\nnot_stated: [wind]\n", "not_stated"),
        ("benchmark", "title: X\nsource: a\nresults: [{metric: m, at: p. 1, rows: [{subject: a}]}]\n", "results/0/rows/0"),
        ("score", "title: X\nsource: a\nmetric: luck\nat: p. 1\nindicators: []\n", "metric"),
        ("agents", "Smith Works: {name: Smith Works, kind: organisation}\n", ""),
        ("agents", "smith-works: {name: Smith Works, kind: works}\n", "smith-works/kind"),
        ("needs", "use: {label: Use, options: {teaching: {label: Teaching}}}\n", "use/options/teaching"),
        ("needs", "use: {label: Use, options: {teaching: {label: X, about: x, asks: {weather: fine}}}}\n", "use/options/teaching/asks"),
        ("needs", "use: {label: Use, options: {teaching: {label: X, about: x, asks: {steam: perhaps}}}}\n", "use/options/teaching/asks/steam"),
        ("needs", "use: {label: Use, options: {teaching: {label: X, about: x, asks: {ease: {meets: light}}}}}\n", "use/options/teaching/asks/ease"),
        ("schema", "title: X\n", ""),
    ],
)
def test_wrong_files_fail(small: dict[str, Any], name: str, text: str, path: str) -> None:
    assert path in {fault.partition(": ")[0] for fault in find_faults(small[name], text)}

"""The JSON interface: described in OpenAPI, as described, and at one with the other files."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from generator.exports.describe.field import Field
from generator.exports.describe.interface import ADDRESSES, RECORDS, ROOT
from generator.model.knowledge import Knowledge

Interface = dict[str, Any]


@pytest.fixture(scope="module")
def interface(files: dict[str, bytes]) -> Interface:
    """Every file of the interface, read, by its path below `api/v1/`."""
    return {path.removeprefix(ROOT): json.loads(content) for path, content in files.items() if path.startswith(ROOT)}


def address_of(path: str) -> str:
    """The described address that a file belongs to."""
    folder, slash, _ = path.rpartition("/")
    return f"{folder}{slash}{{id}}.json" if slash else path


def validator(interface: Interface, path: str) -> Draft202012Validator:
    """What validates a file by its place in the description."""
    place = f"/{address_of(path)}".replace("/", "~1")
    schema = {"$ref": f"#/paths/{place}/get/responses/200/content/application~1json/schema", **interface["openapi.json"]}
    return Draft202012Validator(schema, format_checker=FormatChecker())


def test_the_description_is_openapi(interface: Interface) -> None:
    OpenAPIV31SpecValidator(interface["openapi.json"]).validate()
    assert set(interface["openapi.json"]["paths"]) == {f"/{path}" for path in ADDRESSES}


def test_a_wrong_description_is_found(interface: Interface) -> None:
    wrong = json.loads(json.dumps(interface["openapi.json"]))
    wrong["paths"]["/claims.json"]["get"]["responses"] = []
    assert next(OpenAPIV31SpecValidator(wrong).iter_errors(), None) is not None


def test_every_file_is_valid(interface: Interface) -> None:
    assert {address_of(path) for path in interface} - {"openapi.json"} >= set(ADDRESSES) - {"properties/{id}.json"}
    for path, content in interface.items():
        if path != "openapi.json":
            errors = [f"{path}: {error.json_path}: {error.message}" for error in validator(interface, path).iter_errors(content)]
            assert errors == []


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda claim: claim.pop("evidence"), "'evidence' is a required property"),
        (lambda claim: claim.update(negated="no"), "'no' is not of type 'boolean'"),
        (lambda claim: claim["evidence"][0].update(source=None), "None is not of type 'string'"),
        (lambda claim: claim["evidence"][0].update(checked="soon"), "'soon' is not a 'date'"),
    ],
)
def test_what_is_not_as_described_is_found(interface: Interface, spoil: Any, message: str) -> None:
    content = json.loads(json.dumps(interface["claims.json"]))
    spoil(content["data"][0])
    assert [error.message for error in validator(interface, "claims.json").iter_errors(content)] == [message]


def test_records_have_the_keys_that_are_described_and_no_other(interface: Interface) -> None:
    for path, content in interface.items():
        if path != "openapi.json":
            address = ADDRESSES[address_of(path)]
            assert list(content) == ["version", "day", "data"]
            for record in content["data"] if address.many else [content["data"]]:
                assert list(wrong_keys(address.record, record)) == [], path


def wrong_keys(name: str, record: dict[str, Any]) -> Iterator[str]:
    """The names of records within one whose keys are not those described."""
    fields = RECORDS[name][1]
    if set(record) != set(fields):
        yield f"{name}: {set(record) ^ set(fields)}"
    for key, field in fields.items():
        if field.holds in RECORDS:
            for inner in inner_records(field, record[key]):
                yield from wrong_keys(field.holds, inner)


def inner_records(field: Field, value: Any) -> list[dict[str, Any]]:
    """The records that a field holds."""
    if field.shape == "ranks":
        return [one for rank in value for one in rank]
    return list(value.values()) if field.shape == "map" else value


def test_everything_has_its_file(interface: Interface, knowledge: Knowledge) -> None:
    for name, known in (("subjects", knowledge.subjects), ("properties", knowledge.schema.properties), ("sources", knowledge.sources)):
        entries = interface[f"{name}.json"]["data"]
        assert {entry["id"] for entry in entries} == set(known)
        assert {interface[entry["file"]]["data"]["id"] for entry in entries} == set(known)
    for subject in knowledge.subjects.values():
        for old in subject.old_ids:
            assert interface[f"subjects/{old}.json"] == interface[f"subjects/{subject.id}.json"]


def test_the_index_counts_what_there_is(interface: Interface) -> None:
    assert interface["index.json"]["data"]["counts"] == {name: len(interface[f"{name}.json"]["data"]) for name in interface["index.json"]["data"]["counts"]}


def test_single_files_hold_what_the_lists_hold(interface: Interface) -> None:
    """Nothing is lost: each claim, number and verdict stands in the files of what it is about and of what it rests on."""
    single = [(path.split("/")[0], content["data"]) for path, content in interface.items() if "/" in path]
    parts = {"subjects": ("claims", "observations", "results", "verdicts", "disagreements"), "properties": ("claims", "disagreements"), "sources": ("claims", "observations", "results", "verdicts")}
    for folder, names in parts.items():
        for name in names:
            within = {json.dumps(row) for where, record in single if where == folder for row in record[name]}
            listed = [row for row in interface[f"{name}.json"]["data"] if folder != "sources" or row.get("origin", "stated") == "stated"]
            assert within == {json.dumps(row) for row in listed}, f"{name} of {folder}"


def test_claims_are_those_of_the_table(interface: Interface, files: dict[str, bytes]) -> None:
    rows = [row for row in csv.DictReader(io.StringIO(files["data/claims.csv"].decode())) if row["origin"] != "inverse"]
    claims = interface["claims.json"]["data"]
    assert {claim["claim"] for claim in claims} == {row["claim"] for row in rows}
    assert len({claim["id"] for claim in claims}) == len(claims)
    cited = {(claim["claim"], value, piece["source"], piece["at"], piece["anchor"] or "") for claim in claims for value in claim["value"] or [""] for piece in claim["evidence"]}
    assert cited == {(row["claim"], row["value"], row["source"], row["at"], row["anchor"]) for row in rows}


def test_disagreements_name_claims_of_their_cell(interface: Interface) -> None:
    claims = {claim["id"]: claim for claim in interface["claims.json"]["data"]}
    for one in interface["disagreements.json"]["data"]:
        for side in (claims[one["a"]], claims[one["b"]]):
            assert (side["subject"], side["property"]) == (one["subject"], one["property"])
        assert interface[f"subjects/{one['subject']}.json"]["data"]["answers"][one["property"]]["disagreement"]


def test_links_are_the_inverse_of_claims(interface: Interface) -> None:
    claims = {claim["id"]: claim for claim in interface["claims.json"]["data"]}
    links = [(entry["id"], link) for entry in interface["subjects.json"]["data"] for link in interface[entry["file"]]["data"]["links"]]
    for subject, link in links:
        assert subject in claims[link["claim"]]["value"]
        assert (link["subject"], link["property"]) == (claims[link["claim"]]["subject"], claims[link["claim"]]["property"])
    named = sum(1 for claim in claims.values() if claim["origin"] == "stated" and not claim["negated"] and interface[f"properties/{claim['property']}.json"]["data"]["inverse"] for value in claim["value"] if value != "unknown")
    assert len(links) == named

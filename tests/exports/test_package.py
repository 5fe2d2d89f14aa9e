"""The data package, read by Frictionless: it describes the files as they are."""

import hashlib
import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frictionless
import pytest

from generator.exports.describe.database import DATABASE
from generator.model.knowledge import Knowledge


@pytest.fixture(scope="module")
def package(files: dict[str, bytes]) -> dict[str, Any]:
    """The description."""
    described: dict[str, Any] = json.loads(files["data/datapackage.json"])
    return described


def validate(described: dict[str, Any], folder: Path) -> list[list[str]]:
    """What Frictionless finds wrong with the description, and with the rows of the CSV files. It reads Parquet only with another package."""
    logging.disable(logging.WARNING)
    try:
        whole = frictionless.Package.from_descriptor(described, basepath=str(folder))
        texts = {**described, "resources": [resource for resource in described["resources"] if resource["format"] == "csv"]}
        report = frictionless.Package.from_descriptor(texts, basepath=str(folder)).validate()
    finally:
        logging.disable(logging.NOTSET)
    assert len(whole.resources) == len(described["resources"])
    found: list[list[str]] = report.flatten(["title", "fieldName", "message"])
    return found


def test_frictionless_finds_nothing_wrong(package: dict[str, Any], files: dict[str, bytes], write_files: Callable[[dict[str, bytes]], Path]) -> None:
    assert validate(package, write_files(files) / "data") == []


def test_frictionless_would_find_something(package: dict[str, Any], files: dict[str, bytes], write_files: Callable[[dict[str, bytes]], Path]) -> None:
    """Another type, and a column that may not be empty."""
    spoiled = json.loads(json.dumps(package))
    claims = next(resource for resource in spoiled["resources"] if resource["name"] == "claims.csv")
    for field in claims["schema"]["fields"]:
        if field["name"] == "negated":
            field["type"] = "integer"
        if field["name"] == "rank":
            field["constraints"]["required"] = True
    for key in ("bytes", "hash"):
        del claims[key]
    found = validate(spoiled, write_files(files) / "data")
    assert {field for _, field, _ in found} == {"negated", "rank"}


def test_every_table_is_described(package: dict[str, Any], files: dict[str, bytes], knowledge: Knowledge) -> None:
    wanted = {path.removeprefix("data/") for path in files if path.endswith((".csv", ".parquet", ".sqlite"))}
    assert {resource["path"] for resource in package["resources"]} == wanted
    for resource in package["resources"]:
        content = files[f"data/{resource['path']}"]
        assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
    assert len(package["sources"]) == len(knowledge.sources)
    assert package["licenses"][0]["name"] == knowledge.schema.license


def test_keys_are_those_of_the_database(package: dict[str, Any]) -> None:
    described = {resource["name"]: resource["schema"] for resource in package["resources"] if resource["format"] == "parquet"}
    assert set(described) == set(DATABASE)
    for name, table in DATABASE.items():
        assert tuple(described[name].get("primaryKey", ())) == table.key
        for key in described[name].get("foreignKeys", ()):
            assert key["reference"]["resource"] in described
            assert table.fields[key["fields"][0]].refers == key["reference"]["resource"]

"""What all records share: frozen, no unknown keys, text as written, a line in their file."""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic.json_schema import SkipJsonSchema

Text = Annotated[str, StringConstraints(min_length=1)]
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Yes = Annotated[bool, BeforeValidator(lambda value: _read_yes(value))]


def _read_yes(value: Any) -> Any:
    """`yes`, `true`, `no` and `false` in the words that people write; a scalar is text until a field asks."""
    return {"yes": True, "true": True, "no": False, "false": False}.get(value, value) if isinstance(value, str) else value


def _as_tuple(value: Any) -> Any:
    """One element stands for a list of one."""
    return value if isinstance(value, (list, tuple)) else (value,)


Item = TypeVar("Item")
Many = Annotated[tuple[Item, ...], BeforeValidator(_as_tuple)]


# Which fields a record was given is asked of none, and would take a quarter of all memory.
_NOT_KEPT: set[str] = set()
_set = object.__setattr__


class Record(BaseModel):
    """A mapping of the knowledge with fixed keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Placed(Record):
    """A record that knows the line and column where it stands; both count from 1, 0 if it was not read from a file."""

    # Aliases with a NUL, which no YAML file can hold: so neither is a key that somebody could write.
    line: SkipJsonSchema[int] = Field(0, alias="\0line", exclude=True, repr=False)
    column: SkipJsonSchema[int] = Field(0, alias="\0column", exclude=True, repr=False)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, data: Any, validate: Callable[[Any], Any]) -> Any:
        record = validate(data)
        _set(record, "__pydantic_fields_set__", _NOT_KEPT)
        if line := getattr(data, "line", 0):
            values = record.__dict__
            values["line"], values["column"] = line, data.column
        return record

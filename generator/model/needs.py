"""What the decision guide asks: questions, the needs among which a reader chooses, and which answers meet them."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from .base import Id, Many, Placed, Text
from .schema import PropertyType

# The types whose answers are words that a condition can name.
ASKABLE: tuple[PropertyType, ...] = ("support", "term", "license", "judgement", "ordinal", "ref")


class Condition(Placed):
    """Which answers to a property meet a need. An answer that stands in no list decides nothing."""

    meets: Many[Text] = Field((), description="Answers that meet the need; narrower terms of them do too.")
    partly: Many[Text] = Field((), description="Answers that meet it in part. Of a property of support `partial` does, unless another list has it.")
    misses: Many[Text] = Field((), description="Answers that miss it. Of a property of support `no`, `planned` and `removed` do, unless another list has them.")

    @property
    def words(self) -> Iterator[tuple[str, int, str]]:
        """Every word with its list and its position there."""
        for key in ("meets", "partly", "misses"):
            for number, word in enumerate(getattr(self, key)):
                yield key, number, word


def _read_condition(value: Any) -> Any:
    """`cuda: "yes"` stands for `cuda: {meets: "yes"}`."""
    return {"meets": value} if isinstance(value, (str, list, tuple)) else value


class Need(Placed):
    """A need of a reader: verdicts advise for it, and answers to properties meet it or miss it."""

    label: Text = Field(description="Its name.")
    about: Text = Field(description="What somebody with this need is about to do.")
    asks: dict[Id, Annotated[Condition, BeforeValidator(_read_condition)]] = Field(default_factory=dict, description="Properties, each with the answers that meet the need. Every one that is answered has a voice, and so has every verdict that advises for the need.")


class Question(Placed):
    """A question of the decision guide, with the needs that it offers."""

    label: Text = Field(description="The question as a heading.")
    options: dict[Id, Need] = Field(min_length=1, description="The needs, by the ids that verdicts name.")

"""Licences are compared by name: SPDX has one for each."""

from collections.abc import Iterator

from .licenses import explain_license
from .rule import Context, Fault, Rule
from .typed import check_elements


def _check(context: Context) -> Iterator[Fault]:
    yield from check_elements(context, "license", explain_license)
    explained = explain_license(context.knowledge.schema.license)
    if explained:
        yield Fault(context.file("schema.yml"), ("license",), *explained)


RULE = Rule("license", "A licence is an SPDX expression; LicenseRef-… names what SPDX does not have.", "error", "record", _check)

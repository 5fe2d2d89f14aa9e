"""SPDX licence expressions, and what was probably meant by one that is none."""

import re
from functools import cache
from typing import Any

from license_expression import ExpressionError, get_spdx_licensing

from ..words import nearest

_OWN = re.compile(r"\b(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+")
_FORM = "write an SPDX licence, or several joined by AND, OR and WITH, such as MIT OR Apache-2.0"
# No real expression is longer; a longer one may be made to nest without end.
_LONGEST = 200


@cache
def explain_license(word: str) -> tuple[str, str] | None:
    """A licence as an SPDX expression, in the spelling of SPDX; LicenseRef-… names a licence that SPDX does not have."""
    # The library takes some LicenseRef- ids for other licences; here each stands for itself.
    plain = _OWN.sub("MIT", word)
    what = f'"{word}" is not an SPDX licence'
    if len(word) > _LONGEST:
        return f'"{word[:40]}…" is not an SPDX licence', _FORM
    try:
        parsed = _licensing().parse(plain, strict=True)
    except (ExpressionError, AttributeError):
        return what, _suggest(word)
    if parsed is None:
        return what, _FORM
    unknown = [key for key in _licensing().unknown_license_keys(parsed) if key]
    if unknown:
        return f'"{unknown[0]}" is not an SPDX licence', _suggest(unknown[0])
    if str(parsed) != plain:
        return f'"{word}" is not the spelling of SPDX', f'write "{parsed}"' if plain == word else _FORM
    return None


@cache
def _licensing() -> Any:
    return get_spdx_licensing()


def _suggest(word: str) -> str:
    """The nearest licence: by letters and digits first, since people leave out the rest (`BSD2`, `Apache 2.0`)."""
    names = [name for name, symbol in _licensing().known_symbols.items() if not name.startswith("LicenseRef") and not symbol.is_exception]
    bare = _strip(word)
    # Two licences, or a word that joins them: then it is the whole that is wrong.
    if len([piece for piece in re.split(r"[\s()]+", word) if piece.upper() in ("AND", "OR", "WITH") or piece in names]) > 1 or word.upper().endswith(" AND"):
        return _FORM
    like = [name for name in names if bare and _strip(name).startswith(bare)]
    match = min(like, key=lambda name: (len(name), name)) if like else nearest(word, names)
    return f'did you mean "{match}"?' if match else _FORM


def _strip(name: str) -> str:
    return re.sub(r"licen[cs]e|the|version|v(?=\d)|[^a-z0-9]", "", name.casefold())

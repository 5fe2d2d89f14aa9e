"""The content policy of a built page: it names the inline scripts that may run by their digests, instead of letting any run."""

import re
from base64 import b64encode
from hashlib import sha256

_ANY = "script-src 'self' 'unsafe-inline'"
# What runs: a script without a source, and without a type that makes it data.
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def name_scripts(html: str) -> str:
    """A page whose policy allows its own inline scripts alone. It is the page as written that a browser digests."""
    digests = dict.fromkeys(b64encode(sha256(script.encode()).digest()).decode() for script in _INLINE.findall(html))
    return html.replace(_ANY, " ".join(["script-src 'self'", *(f"'sha256-{digest}'" for digest in digests)]), 1)

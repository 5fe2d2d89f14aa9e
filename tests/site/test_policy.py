"""The content policy of a page names its inline scripts, and nothing that is data."""

from generator.site.policy import name_scripts

META = '<meta content="script-src {}; img-src \'self\'">'
PAGE = META + '<script>a()</script><script type="application/json">{{}}</script><script src="b.js"></script><script>a()</script>'


def test_scripts_are_named_by_their_digest() -> None:
    """As `printf 'a()' | openssl dgst -sha256 -binary | base64` has it."""
    assert name_scripts(PAGE.format("'self' 'unsafe-inline'")) == PAGE.format("'self' 'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='")


def test_a_page_without_the_policy_stays_as_it_is() -> None:
    assert name_scripts("<script>a()</script>") == "<script>a()</script>"

"""The report: every problem a line, errors first, no more than a person reads."""

from generator.model.problem import Problem
from generator.site.report import show_report, write_report

ERROR = Problem("knowledge/b.yml", 3, 7, "license", '"BSD2" is not an SPDX licence', "did you mean BSD-2-Clause?")
WARNING = Problem("knowledge/a.yml", 1, 1, "stale", "the answer is old", "look again", "warning")


def test_errors_stand_before_warnings() -> None:
    assert write_report([WARNING, ERROR]) == (
        "1 error in the knowledge:\n"
        'knowledge/b.yml:3:7 license: "BSD2" is not an SPDX licence; did you mean BSD-2-Clause?\n'
        "1 warning in the knowledge:\n"
        "knowledge/a.yml:1:1 stale: the answer is old; look again"
    )


def test_a_long_report_ends_with_the_count() -> None:
    lines = write_report([ERROR] * 250 + [WARNING] * 3).splitlines()
    assert lines[0] == "250 errors in the knowledge:"
    assert lines[200:] == [str(ERROR), "… and 50 more", "3 warnings in the knowledge"]


def test_no_problem_gives_no_report() -> None:
    assert write_report([]) == ""


def test_a_report_on_a_page_is_text() -> None:
    page = b'<body class="x"><div data-md-component="announce"></div><main></main></body>'
    shown = show_report(page, "a.yml:1:1 <script>alert(1)</script> & more").decode()
    assert shown.startswith('<body class="x"><div data-md-component="announce"><div class="a-report" role="alert"')
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</div></div><main>" in shown


def test_a_page_of_another_theme_shows_the_report_too() -> None:
    assert b"<body><div class" in show_report(b"<html><body><p>x</p></body></html>", "y")
    assert b"y" in show_report(b"bare", "y")

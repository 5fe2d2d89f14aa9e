"""Readers' questions: each is answered in at most three acts from the home page. Typing a query and choosing a result are two."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, expect

from generator.resolve.answers import date_of
from generator.resolve.cells import Resolved
from generator.resolve.steps import cell_on
from generator.views.values import show_date, show_value

from ..whole.built import Built
from .visiting import Reader, visit


@pytest.fixture
def reader(browser: Browser, built_site: Built) -> Iterator[Reader]:
    """Somebody on the home page."""
    with visit(browser, built_site.address) as page:
        yield Reader(page)


def answer(resolved: Resolved, subject: str, prop: str) -> list[str]:
    """The words of the current answer; a question of these tests has one."""
    cell = resolved.cell(subject, prop)
    assert cell.current.values, f"nobody answers {prop} of {subject}"
    assert "unknown" not in cell.current.values
    return [show_value(resolved.knowledge, cell.prop, value).text for value in cell.current.values]


def assert_license_has_a_source(reader: Reader, resolved: Resolved) -> None:
    """The evidence that is open says which licence, and who says so where."""
    source, piece = resolved.cell("pytorch", "license").current.answers[0].claim.evidence[0]
    told = reader.see(reader.page.locator(":popover-open"))
    assert told.startswith(f"PyTorch, {resolved.knowledge.schema.properties['license'].label.lower()} {answer(resolved, 'pytorch', 'license')[0]}"), told
    assert f"Says {resolved.knowledge.sources[source].short}" in told
    assert f"Place {piece.at}" in told


LICENSE_MARK = re.compile("^Evidence for PyTorch, licen[cs]e:")


def test_which_source_says_what_licence_pytorch_has_by_the_home_page(reader: Reader, resolved: Resolved) -> None:
    reader.act("click the mark")
    reader.page.get_by_role("button", name=LICENSE_MARK).click()
    assert_license_has_a_source(reader, resolved)


def test_which_source_says_what_licence_pytorch_has_by_search(reader: Reader, resolved: Resolved) -> None:
    reader.search("pytorch license", "PyTorch")
    reader.act("click the mark")
    reader.page.locator(".a-claims").get_by_role("button", name=LICENSE_MARK).click()
    assert_license_has_a_source(reader, resolved)


def test_which_source_says_what_licence_pytorch_has_by_the_matrix(reader: Reader, resolved: Resolved) -> None:
    reader.click("Matrix", within=reader.page.get_by_role("navigation", name="Tabs"))
    reader.click(resolved.knowledge.schema.groups["governance"].label)
    reader.act("click the mark")
    reader.page.get_by_role("button", name=LICENSE_MARK).click()
    assert_license_has_a_source(reader, resolved)


def assert_caffe_is_told_to_be_over(reader: Reader, resolved: Resolved) -> None:
    """The banner says the state, who says so and where, and what came after."""
    knowledge = resolved.knowledge
    banner = reader.see(reader.page.locator(".a-banner"))
    source, piece = resolved.cell("caffe", "status").current.answers[0].claim.evidence[0]
    assert banner.startswith(answer(resolved, "caffe", "status")[0]), banner
    assert knowledge.sources[source].short in banner
    assert piece.at in banner
    followers = [link.subject.name for link in resolved.links("caffe") if link.prop.id == "succeeds"]
    assert followers == ["Caffe2"]
    assert "Lives on in Caffe2" in banner
    expect(reader.page.locator(".a-banner").get_by_role("link", name="Caffe2", exact=True)).to_be_visible()


def test_is_caffe_maintained_and_what_followed_it_by_the_home_page(reader: Reader, resolved: Resolved) -> None:
    reader.click("Caffe")
    assert_caffe_is_told_to_be_over(reader, resolved)


def test_is_caffe_maintained_and_what_followed_it_by_search(reader: Reader, resolved: Resolved) -> None:
    reader.search("is caffe maintained", "Caffe")
    assert_caffe_is_told_to_be_over(reader, resolved)


def test_what_is_cntk_written_in(reader: Reader, resolved: Resolved) -> None:
    """In the infobox, before any scrolling, and among the claims with its source."""
    reader.search("cntk", "CNTK")
    told = reader.see(reader.page.get_by_role("complementary", name="CNTK in short"))
    label = resolved.knowledge.schema.properties["core-languages"].label
    assert f"{label} {' '.join(answer(resolved, 'cntk', 'core-languages'))}" in told
    assert answer(resolved, "cntk", "core-languages") == ["C++"]
    reader.act("click the mark")
    reader.page.locator("#core-languages").get_by_role("button", name=re.compile("^Evidence for")).click()
    source, piece = resolved.cell("cntk", "core-languages").current.answers[0].claim.evidence[0]
    evidence = reader.see(reader.page.locator(":popover-open"))
    assert resolved.knowledge.sources[source].short in evidence
    assert piece.at in evidence


def naming_tpu(resolved: Resolved) -> dict[str, str]:
    """The subjects of which anybody says anything on TPUs, with the answer."""
    found = {}
    for subject in resolved.knowledge.subjects.values():
        cell = resolved.cell(subject.id, "tpu")
        if cell.researched:
            found[subject.name] = cell.current.values[0]
    assert found.get("TensorFlow") == "yes"
    return found


def test_which_frameworks_support_tpus_by_the_home_page(reader: Reader, resolved: Resolved) -> None:
    reader.click(resolved.knowledge.schema.properties["tpu"].label)
    assert_tpu_is_answered(reader, resolved)


def test_which_frameworks_support_tpus_by_search(reader: Reader, resolved: Resolved) -> None:
    reader.search("tpu", re.compile(f"^{resolved.knowledge.schema.properties['tpu'].label}\\b"))
    assert_tpu_is_answered(reader, resolved)


def assert_tpu_is_answered(reader: Reader, resolved: Resolved) -> None:
    """A row for each subject with an answer, and no other; the rest is named as not researched."""
    rows = reader.page.get_by_role("region", name=re.compile("^Answers to:")).locator("tbody tr")
    expect(rows.first).to_be_visible()
    shown = {row.get_by_role("rowheader").inner_text(): row.get_by_role("cell").first.locator(".a-sup").first.inner_text() for row in rows.all()}
    assert shown == naming_tpu(resolved)
    rest = reader.see(reader.page.get_by_role("main").locator("p", has_text="not researched yet"))
    assert "Theano" in rest


def test_what_does_nobody_know_of_chainer(reader: Reader, resolved: Resolved) -> None:
    """Of the four questions that each subject owes an answer to: which are `unknown`, and which nobody has looked into."""
    required = resolved.knowledge.schema.views.required
    unknown = [name for name in required if "unknown" in resolved.cell("chainer", name).current.values]
    untouched = [name for name in required if not resolved.cell("chainer", name).researched]
    assert unknown or untouched, "everything is known of Chainer by now: ask about another subject"
    reader.search("chainer", "Chainer")
    assert reader.see(reader.page.get_by_role("main").get_by_role("heading", level=1)) == "Chainer"
    for name in unknown:
        claim = reader.see(reader.page.locator(f"#{name} .is-answer"))
        assert claim.startswith("unknown"), f"{name}: {claim}"
        expect(reader.page.locator(f"#{name} .is-answer .a-sup--unknown").first).to_be_visible()
    blanks = " ".join(reader.see(blank) for blank in reader.page.get_by_role("main").locator("dl > div, dl", has=reader.page.locator(".a-sup--todo")).all())
    assert "not researched yet" in blanks
    assert [name for name in untouched if resolved.knowledge.schema.properties[name].label not in blanks] == []


def evidence_of(resolved: Resolved, subject: str, prop: str) -> tuple[str, str]:
    """The name of the first source of the current answer, and the place in it."""
    source, piece = resolved.cell(subject, prop).current.answers[0].claim.evidence[0]
    return resolved.knowledge.sources[source].short, piece.at


def assert_says_licence_of_deeplearning4j(reader: Reader, resolved: Resolved) -> None:
    """The evidence that is open names the licence, the source and the place."""
    short, place = evidence_of(resolved, "deeplearning4j", "license")
    told = reader.see(reader.page.locator(":popover-open"))
    assert answer(resolved, "deeplearning4j", "license") == ["Apache-2.0"]
    assert told.startswith(f"Deeplearning4j, {resolved.knowledge.schema.properties['license'].label.lower()} Apache-2.0"), told
    assert f"Says {short}" in told
    assert f"Place {place}" in told


def test_which_source_says_what_licence_deeplearning4j_has_by_the_home_page(reader: Reader, resolved: Resolved) -> None:
    reader.act("click the mark")
    reader.page.get_by_role("button", name=re.compile("^Evidence for Deeplearning4j, licen[cs]e:")).click()
    assert_says_licence_of_deeplearning4j(reader, resolved)


def test_which_source_says_what_licence_deeplearning4j_has_by_search(reader: Reader, resolved: Resolved) -> None:
    reader.search("dl4j license", "Deeplearning4j")
    reader.act("click the mark")
    reader.page.locator(".a-claims").get_by_role("button", name=re.compile("^Evidence for Deeplearning4j, licen[cs]e:")).click()
    assert_says_licence_of_deeplearning4j(reader, resolved)


def test_since_when_frameworks_are_said_to_run_on_tpu(reader: Reader, resolved: Resolved) -> None:
    """Each row says for which time sources say so, the earliest and the latest; the evidence has them one by one."""
    reader.click(resolved.knowledge.schema.properties["tpu"].label)
    assert_tpu_is_answered(reader, resolved)
    claim = resolved.cell("tensorflow", "tpu").current.answers[0].claim
    dates = [date_of(piece, source, resolved.knowledge.sources) for source, piece in claim.evidence]
    row = reader.see(reader.page.get_by_role("row").filter(has=reader.page.get_by_role("rowheader", name="TensorFlow", exact=True)))
    assert f"said since {min(dates, key=lambda day: day.first).text}" in row
    assert show_date(max(dates, key=lambda day: day.last).text).text in row


def assert_says_who_finds_keras_easy(reader: Reader, resolved: Resolved) -> None:
    """Every source of the answer `easy`, in the row of Keras."""
    label = resolved.knowledge.schema.properties["ease-of-use"].label
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(label)
    assert answer(resolved, "keras", "ease-of-use") == ["easy"]
    row = reader.see(reader.page.get_by_role("region", name=f"Answers to: {label}").get_by_role("row").filter(has=reader.page.get_by_role("rowheader", name="Keras", exact=True)))
    assert row.startswith("Keras easy")
    says = {source for source, _ in resolved.cell("keras", "ease-of-use").current.answers[0].claim.evidence}
    assert len(says) >= 4
    assert [source for source in says if resolved.knowledge.sources[source].short not in row] == []


def test_who_says_that_keras_is_easy_by_search(reader: Reader, resolved: Resolved) -> None:
    reader.search("easy to use", re.compile(f"^{resolved.knowledge.schema.properties['ease-of-use'].label}\\b"))
    assert_says_who_finds_keras_easy(reader, resolved)


def test_who_says_that_keras_is_easy_by_the_list_of_properties(reader: Reader, resolved: Resolved) -> None:
    reader.click("Properties", within=reader.page.get_by_role("main"))
    reader.click(resolved.knowledge.schema.properties["ease-of-use"].label)
    assert_says_who_finds_keras_easy(reader, resolved)


def assert_tells_what_mahajan_measured(reader: Reader, resolved: Resolved) -> None:
    """Every value as printed, and the machine."""
    experiment = resolved.knowledge.experiments["mahajan-2017-mnist"]
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(experiment.title)
    shown = reader.see(reader.page.get_by_role("main"))
    printed = [row.value for group in experiment.results for row in group.rows]
    assert len(printed) == 12
    assert [value for value in printed if value not in shown] == []
    for key in ("cpu", "gpu"):
        (leaf,) = experiment.setup[key]
        assert f"{resolved.knowledge.schema.setup[key].label} {leaf.value[0]}" in shown
    for metric in ("Test accuracy", "Total time"):
        expect(reader.page.get_by_role("heading", name=metric)).to_be_visible()


def test_what_mahajan_measured_and_on_which_machine_by_the_benchmarks(reader: Reader, resolved: Resolved) -> None:
    reader.click("Benchmarks", within=reader.page.get_by_role("main"))
    reader.click(resolved.knowledge.experiments["mahajan-2017-mnist"].title)
    assert_tells_what_mahajan_measured(reader, resolved)


def test_what_mahajan_measured_and_on_which_machine_by_search(reader: Reader, resolved: Resolved) -> None:
    reader.search("mahajan mnist", resolved.knowledge.experiments["mahajan-2017-mnist"].title)
    assert_tells_what_mahajan_measured(reader, resolved)


def test_how_tensorflow_and_pytorch_differed_in_2018(reader: Reader, resolved: Resolved) -> None:
    """By the home page: the year, then the questions. Both rows say what held then, and where they differ."""
    reader.click("2018")
    reader.click(resolved.knowledge.schema.groups["programming"].label)
    # Both pages are as of 2018, and the second comes by instant navigation.
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(resolved.knowledge.schema.groups["programming"].label)
    expect(reader.page.locator(".a-kicker")).to_contain_text("as of 2018")
    props = [prop for prop in resolved.knowledge.schema.properties.values() if prop.group == "programming"]
    differing = []
    rows = [reader.page.get_by_role("row").filter(has=reader.page.locator(f"th[data-id={subject}]")) for subject in ("tensorflow", "pytorch")]
    for place, prop in enumerate(props):
        then = [cell_on(resolved, resolved.knowledge.subjects[subject], prop, date(2018, 12, 31)) for subject in ("tensorflow", "pytorch")]
        if all(cell.current.values for cell in then) and then[0].current.values != then[1].current.values:
            differing.append(prop.id)
            for row, cell in zip(rows, then, strict=True):
                shown = " ".join(row.get_by_role("cell").nth(place).inner_text().split())
                assert show_value(resolved.knowledge, prop, cell.current.values[0]).text in shown, f"{prop.id}: {shown}"
    assert "execution" in differing, differing
    assert len(reader.acts) <= 2


def test_a_fourth_act_is_refused(reader: Reader) -> None:
    for _ in range(3):
        reader.act("click")
    with pytest.raises(AssertionError, match="more than 3 acts"):
        reader.act("click")

"""What other sites show of a subject: a picture beside a link to its page, a badge, and its row in a frame."""

from dataclasses import dataclass
from functools import partial

from ..exports.writing import Files
from ..model.schema import Schema
from ..model.subject import Subject
from ..views.cell import CellView
from ..views.lettering import shorten, width_of, wrap
from ..views.pictures import FONT, to_png
from ..views.values import subject_address
from .context import Context

# The look of a status as the ground of white words: dark enough in either theme of the page around it.
_GROUNDS = {"active": "#0a6a5b", "slow": "#875900", "maint": "#875900", "merged": "#5a4aa0"}
_GROUND = "#485058"
_BADGE_SIZE, _BADGE_ROOM = 11, 7
# How many answers fit on a picture, and how wide each may be.
_ANSWERS, _COLUMN = 4, 260


@dataclass(frozen=True)
class Badge:
    """A badge in words: who says it, what, how wide each half is, and the colour behind the second."""

    left: str
    right: str
    widths: tuple[int, int]
    ground: str


def card_of(subject: str = "") -> str:
    """The path of the picture of a subject, or of the whole site."""
    return f"cards/{subject or 'index'}.png"


def render_abroad(context: Context, pictures: bool) -> Files:
    """Badges and frames by id, also by the ids that a subject once had: other sites hold their addresses. Pictures, if wanted."""
    makers = {}
    for subject in context.knowledge.subjects.values():
        for name in (subject.id, *subject.old_ids):
            makers[f"badge/{name}.svg"] = partial(_badge, context, subject)
            makers[f"embed/{name}/index.html"] = partial(_embed, context, subject)
        if pictures:
            makers[card_of(subject.id)] = partial(_subject_card, context, subject)
    if pictures:
        makers[card_of()] = partial(_site_card, context)
    return Files(makers)


def snippets(schema: Schema, subject: Subject, address: str) -> dict[str, str]:
    """HTML that shows a badge, and HTML that shows a frame, for the page of another site."""
    badge, page = f"{schema.address}badge/{subject.id}.svg", f"{schema.address}{address}"
    label = f"{subject.name} in the {schema.title}".replace('"', "&quot;")
    return {
        "badge": f'<a href="{page}"><img src="{badge}" alt="{label}" height="20"></a>',
        "frame": f'<iframe src="{schema.address}embed/{subject.id}/" title="{label}" width="100%" height="220" loading="lazy"></iframe>',
    }


def _sources(subject: Subject) -> int:
    return len({source for claims in subject.claims.values() for claim in claims for source in claim.cite})


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _status(cell: CellView) -> str:
    """The state of a subject, with what makes it doubtful."""
    doubts = ["stale"] * cell.stale + ["disputed"] * cell.differs
    return (cell.plain or "unknown" if cell.researched else "not researched yet") + (f" ({', '.join(doubts)})" if doubts else "")


def _ground(cell: CellView) -> str:
    """The colour of a status."""
    return _GROUNDS.get(cell.values[0].detail, _GROUND) if cell.values and cell.values[0].look == "status" else _GROUND


def make_badge(title: str, status: str, ground: str, sources: int) -> Badge:
    """A badge as wide as its words."""
    right = f"{status} · {_count(sources, 'source')}"
    widths = (round(width_of(title, _BADGE_SIZE)) + 2 * _BADGE_ROOM, round(width_of(right, _BADGE_SIZE)) + 2 * _BADGE_ROOM)
    return Badge(title, right, widths, ground)


def _badge(context: Context, subject: Subject) -> bytes:
    cell = context.cells.view(subject.id, context.schema.views.banner)
    badge = make_badge(context.schema.title, _status(cell), _ground(cell), _sources(subject))
    svg = context.renderer.render("abroad/badge", badge=badge, title=subject.name, font=FONT, size=_BADGE_SIZE, room=_BADGE_ROOM)
    return f"{svg}\n".encode()


def _embed(context: Context, subject: Subject) -> bytes:
    schema = context.schema
    cells = [context.cells.view(subject.id, name) for name in schema.views.glance if name in schema.properties]
    address = subject_address(context.knowledge, subject.id)
    embed = context.renderer.render("abroad/embed", schema=schema, subject=subject, cells=cells, address=address, day=context.day.isoformat())
    return f"{embed}\n".encode()


def _subject_card(context: Context, subject: Subject) -> bytes:
    schema = context.schema
    lead = context.cells.view(subject.id, schema.views.lead)
    told = (context.cells.view(subject.id, name) for name in schema.views.glance if name in schema.properties and name != schema.views.banner)
    answers = [(cell.label, cell.plain) for cell in told if cell.researched][:_ANSWERS]
    status = context.cells.view(subject.id, schema.views.banner)
    text = lead.texts[0].text if lead.texts else ""
    return _card(context, schema.kinds[subject.kind].label, subject.name, (_status(status), _ground(status)), text, answers, f"{schema.title}, with {_count(_sources(subject), 'source')}")


def _site_card(context: Context) -> bytes:
    knowledge = context.knowledge
    claims = sum(len(claims) for subject in knowledge.subjects.values() for claims in subject.claims.values())
    counts = [("Subjects", f"{len(knowledge.subjects)}"), ("Properties", f"{len(knowledge.schema.properties)}"), ("Claims", f"{claims:,}"), ("Sources", f"{len(knowledge.sources)}")]
    return _card(context, "", knowledge.schema.title, ("", ""), knowledge.schema.summary, counts, f"As of {context.day.isoformat()}")


def _card(context: Context, kind: str, name: str, status: tuple[str, str], text: str, answers: list[tuple[str, str]], foot: str) -> bytes:
    size = 84 if width_of(name, 84, bold=True) <= 1040 else 60
    columns = [(80 + _COLUMN * number, shorten(label, 22, _COLUMN - 20), shorten(answer, 30, _COLUMN - 20, bold=True)) for number, (label, answer) in enumerate(answers)]
    drawn = context.renderer.render(
        "abroad/card", kind=kind, title=shorten(name, size, 1040, bold=True), size=size, status=shorten(status[0], 34, 1000), ground=status[1], lines=wrap(text, 34, 1040, 2), columns=columns, foot=foot, font=FONT
    )
    return to_png(str(drawn))

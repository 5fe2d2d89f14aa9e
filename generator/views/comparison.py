"""Two to five subjects side by side: what differs, what only some answer, what is the same, and what names several of them."""

from ..resolve.cells import Cell


def answer_key(cell: Cell) -> str:
    """Equal for answers that say the same, whatever their scope; empty for prose, which cannot be compared so."""
    if cell.prop.type == "prose":
        return ""
    if cell.current.values:
        return "|".join(sorted(cell.current.values))
    words = sorted({element for answer in cell.answers for element in answer.claim.elements})
    return f"{'not' if cell.current.answers else 'past'}:{'|'.join(words)}"

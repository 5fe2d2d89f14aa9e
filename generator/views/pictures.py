"""Pictures of dots for those who show no SVG."""

import vl_convert

# Comes with the converter, in regular and bold, for Latin, Greek and Cyrillic letters: these look the same on every machine.
# A letter that it lacks is taken from the fonts of the machine, if one of them has it.
FONT = "Liberation Sans"


def to_png(svg: str) -> bytes:
    """An SVG as PNG, a dot for each of its pixels. The same SVG gives the same bytes."""
    return vl_convert.svg_to_png(svg)

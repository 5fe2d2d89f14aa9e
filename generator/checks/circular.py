"""Nothing descends from itself."""

from collections.abc import Iterator

from .rule import Context, Fault, Rule

Edges = dict[str, dict[str, int]]


def _check(context: Context) -> Iterator[Fault]:
    subjects = context.knowledge.subjects
    edges: dict[str, Edges] = {}
    for subject, prop, claim, position in context.claims_by_type.get("ref", ()):
        if prop.acyclic and claim.rank != "deprecated":
            for word in claim.value or ():
                if word in subjects and word != subject.id:
                    edges.setdefault(prop.id, {}).setdefault(subject.id, {}).setdefault(word, position)
    for name, relation in edges.items():
        for cycle in _cycles(relation):
            way = " → ".join((*cycle, cycle[0]))
            path = ("claims", name, relation[cycle[0]][cycle[1]])
            yield Fault(subjects[cycle[0]].file, path, f'"{name}" leads back to where it began: {way}', "delete the wrong one of these claims")


def _cycles(edges: Edges) -> Iterator[list[str]]:
    """Each way that leads back into itself, begun at the first of its names; by a walk that needs no recursion."""
    done: set[str] = set()
    for root in sorted(edges):
        way: list[str] = []
        stack = [iter([root])]
        while stack:
            name = next(stack[-1], None)
            if name is None:
                stack.pop()
                if way:
                    done.add(way.pop())
            elif name in way:
                cycle = way[way.index(name) :]
                first = cycle.index(min(cycle))
                yield cycle[first:] + cycle[:first]
            elif name not in done:
                way.append(name)
                stack.append(iter(sorted(edges.get(name, ()))))


RULE = Rule("circular", "A relation that is declared acyclic never leads back to where it began.", "error", "base", _check)

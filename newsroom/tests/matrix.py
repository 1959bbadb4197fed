"""A small share of a large matrix of settings in which every pair of values still meets once."""

from itertools import combinations, product


def all_pairs(axes):
    """Few rows, each {axis: value}, such that any two values of two axes stand together in at least one row.

    `axes` is {name: values}. Greedy and without chance: the same axes always give the same rows.
    """
    names = list(axes)
    wanted = dict.fromkeys(
        ((first, a), (second, b))
        for first, second in combinations(names, 2)
        for a, b in product(axes[first], axes[second])
    )
    rows = []
    while wanted:
        row = dict(next(iter(wanted)))
        for name in names:
            if name not in row:
                row[name] = max(
                    axes[name], key=lambda value, name=name: len(pairs({**row, name: value}, names) & wanted.keys())
                )
        for pair in pairs(row, names):
            wanted.pop(pair, None)
        rows.append({name: row[name] for name in names})
    return rows


def pairs(row, names):
    """The pairs that stand together in a row, which may be unfinished; in the order of the names."""
    return set(combinations([(name, row[name]) for name in names if name in row], 2))

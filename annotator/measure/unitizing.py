"""Krippendorff's α of units on a continuum: uα, |uα, cuα and (k)uα.

Observers find units of some labels in a text of L code points; label 0 is the gap between them. Of each
document with m ≥ 2 finishers three statistics are kept, and a corpus has their sums:

    o_ck  Σ_{i≠j} |c of i ∩ k of j| / (m − 1)
    z_c   Σ ℓ² over the units of c;  z_0 = total length of gaps
    y_c   Σ_{i≠j} Σ_{units g of c of i} |g ∩ units of j|² / (m − 1)

    ℓ_c = Σ_k o_ck,  T = Σ ℓ_c,  ε_ck = T (ℓ_c ℓ_k − [c = k] z_c) / (T² − Σ z)
    uα = 1 − Σ_{c≠k} o_ck / Σ_{c≠k} ε_ck

Source: K. Krippendorff, Y. Mathet, S. Bouvry & A. Widlöcher, On the reliability of unitizing textual
continua: Further developments, Quality & Quantity 50 (2016), eq. 1–13.

A document's statistics are a table [k + 1, k + 3]: o, then the columns z and y. Coefficients take tables with
any leading axes (labels, resamples) and give nan where there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from annotator.measure.arrays import Floats, corrected, share
from annotator.measure.material import Material
from annotator.measure.stretches import Bools, Ints, Stretches, crossings, merged, on_a_line, stretches


@dataclass(frozen=True, slots=True)
class UStatistics:
    """Statistics of each document; rows of several calls can be put together, or taken out, as one likes.

    ``tables`` [documents, k + 1, k + 3], or [documents, labels, 2, 4] of ``by_label``. ``units`` and
    ``merged`` [documents, labels] count the units of all finishers, and those lost because one annotator's
    of one label overlapped and became one. ``nested`` [documents] is where one annotator's units of different
    labels overlap: such a document has no table of all labels together, it is 0. So is the table of a
    document with fewer than two finishers.
    """

    tables: Floats
    units: Ints
    merged: Ints
    nested: Bools


def together(materials: Sequence[Material], labels: Sequence[str]) -> UStatistics:
    """All labels on one continuum: for cuα and (k)uα, and where labels are never nested also for uα."""
    found, lost = _units(materials, labels)
    shape = (len(materials), len(labels))
    nested = _nested(found, len(materials))
    flat = found.rows(~nested[found.document])
    observers = np.where(nested, 0, _observers(materials))
    tables = _tables(flat, flat.document, flat.label + 1, observers, _lengths(materials), len(labels))
    return UStatistics(tables, _count(found, shape), _count(found, shape, lost), nested)


def by_label(materials: Sequence[Material], labels: Sequence[str]) -> UStatistics:
    """Each label on a continuum of its own, whatever else is there: labels may be nested in one another."""
    found, lost = _units(materials, labels)
    shape = (len(materials), len(labels))
    observers, lengths = (np.repeat(each(materials), len(labels)) for each in (_observers, _lengths))
    continuum = found.document * len(labels) + found.label
    tables = _tables(found, continuum, np.ones_like(continuum), observers, lengths, 1)
    counted = _count(found, shape), _count(found, shape, lost)
    return UStatistics(tables.reshape(*shape, 2, 4), *counted, _nested(found, len(materials)))


def u_alpha(tables: Floats) -> Floats:
    """uα [...]: where units lie and what they are called, gaps being a label like others."""
    observed, expected = _disagreements(tables)
    return corrected(observed, expected)


def u_alpha_of_labels(tables: Floats) -> Floats:
    """uα [...] of all labels from tables [..., labels, 2, 4], each on a continuum of its own.

    1 − Σ observed / Σ expected disagreements over the labels, as α_U does (Krippendorff 2004, p. 256):
    defined however labels are nested. What two call differently is missing once under each label.
    """
    observed, expected = _disagreements(tables)
    return corrected(observed.sum(axis=-1), expected.sum(axis=-1))


def bar_u_alpha(tables: Floats) -> Floats:
    """|uα [...]: whether there is a unit, whatever its label."""
    margins, size, self_pairs = _margins(tables)
    gap = margins[..., 0]
    varied = share(size * gap * (size - gap), size**2 - self_pairs)
    return corrected(gap - tables[..., 0, 0], varied)


def cu_alpha(tables: Floats) -> Floats:
    """cuα [...]: what units are called where two observers have one; nan with a single label."""
    inner, expected = _valued(tables)
    off = _off_diagonal(inner.shape[-1])
    return corrected((inner * off).sum(axis=(-2, -1)), (expected * off).sum(axis=(-2, -1)))


def ku_alpha(tables: Floats) -> Floats:
    """(k)uα [..., k] of each label against the others, where two observers have a unit."""
    inner, expected = _valued(tables)
    off = _off_diagonal(inner.shape[-1])
    observed = share((inner * off).sum(axis=-1), inner.sum(axis=-1))
    return corrected(observed, share((expected * off).sum(axis=-1), expected.sum(axis=-1)))


def coverage(tables: Floats) -> Floats:
    """Share [...] of the continuum, all observers', that cuα speaks of."""
    return share(tables[..., 1:, 1 : _k(tables) + 1].sum(axis=(-2, -1)), _margins(tables)[1])


def ku_coverage(tables: Floats) -> Floats:
    """Share [..., k] of each label's length that its (k)uα speaks of."""
    return share(tables[..., 1:, 1 : _k(tables) + 1].sum(axis=-1), _margins(tables)[0][..., 1:])


def _k(tables: Floats) -> int:
    return int(tables.shape[-2]) - 1


def _off_diagonal(size: int) -> Floats:
    return 1 - np.eye(size)


def _margins(tables: Floats) -> tuple[Floats, Floats, Floats]:
    """ℓ [..., k + 1], T [...] and Σ z [...]."""
    margins = tables[..., :-2].sum(axis=-1)
    return margins, margins.sum(axis=-1), tables[..., -2].sum(axis=-1)


def _disagreements(tables: Floats) -> tuple[Floats, Floats]:
    """Observed and expected [...], both off the diagonal: there z plays no part, and no difference of large
    numbers has to come out as 0 where nothing varies."""
    margins, size, self_pairs = _margins(tables)
    off = _off_diagonal(_k(tables) + 1)
    chance = (margins[..., :, None] * margins[..., None, :] * off).sum(axis=(-2, -1))
    observed = (tables[..., :-2] * off).sum(axis=(-2, -1))
    return observed, share(size * chance, size**2 - self_pairs)


def _valued(tables: Floats) -> tuple[Floats, Floats]:
    """o and ε [..., k, k] of what two observers both have units on; ε_ck = (ℓ_c ℓ_k − [c = k] y_c) /
    (T − Σ y / T) with ℓ and T of this part alone."""
    inner = tables[..., 1:, 1:-2]
    self_pairs = tables[..., 1:, -1]
    margins = inner.sum(axis=-1)
    size = margins.sum(axis=-1)
    products = margins[..., :, None] * margins[..., None, :]
    products = products - self_pairs[..., None] * np.eye(_k(tables))
    whole = size - np.nan_to_num(share(self_pairs.sum(axis=-1), size))
    return inner, np.nan_to_num(share(products, whole[..., None, None]))


def _units(materials: Sequence[Material], labels: Sequence[str]) -> tuple[Stretches, Ints]:
    """Units in documents that two or more finished, and how many others became one with each."""
    found = stretches(materials, labels)
    found = found.rows(_observers(materials)[found.document] > 0)
    return merged(found, _whose(found) * max(len(labels), 1) + found.label)


def _nested(found: Stretches, documents: int) -> Bools:
    """In which documents two units of one annotator still overlap."""
    whole, joined = merged(found, _whose(found))
    return np.bincount(whole.document, joined, minlength=documents) > 0


def _whose(found: Stretches) -> Ints:
    return np.asarray(found.document * (found.seat.max(initial=0) + 1) + found.seat)


def _observers(materials: Sequence[Material]) -> Ints:
    """How many finished each document; 0 for one alone, who can agree with nobody."""
    finishers = np.array([len(material.versions) for material in materials], dtype=np.int64)
    return np.where(finishers >= 2, finishers, 0)


def _lengths(materials: Sequence[Material]) -> Ints:
    return np.array([material.length for material in materials], dtype=np.int64)


def _tables(found: Stretches, continuum: Ints, label: Ints, observers: Ints, lengths: Ints, k: int) -> Floats:
    """Tables [continua, k + 1, k + 3] of units that lie on ``continuum`` under ``label`` 1 … k.

    Only overlaps of units are looked for; what is left of a unit lies over a gap.
    """
    many, cells = len(lengths), k + 1
    paired, self_pairs = np.zeros(many * cells * cells), np.zeros(many * cells)
    weights = 1 / np.maximum(observers - 1, 1)
    line = found.moved(on_a_line(lengths)[continuum]) if many else found
    place = continuum * cells + label
    seats = [np.flatnonzero(found.seat == seat) for seat in range(found.seat.max(initial=0) + 1)]
    for mine, its in combinations(seats, 2):
        one, other, size = crossings(line.rows(mine), line.rows(its))
        one, other = mine[one], its[other]
        for here, there in ((one, other), (other, one)):
            weight = size * weights[continuum[here]]
            paired += np.bincount(place[here] * cells + label[there], weight, len(paired))
            within = np.bincount(here, size, len(found))
            self_pairs += np.bincount(place, within**2 * weights[continuum], len(self_pairs))
    tables = np.zeros((many, cells, cells + 2))
    tables[:, :, :cells] = paired.reshape(many, cells, cells)
    tables[:, :, -1] = self_pairs.reshape(many, cells)
    _fill_gaps(tables, found.size, place, (observers * lengths).astype(np.float64))
    return tables


def _fill_gaps(tables: Floats, sizes: Ints, place: Ints, total: Floats) -> None:
    """The cells of label 0, by subtraction, and z; ``total`` [continua] is all observers' length."""
    many, cells = tables.shape[:2]
    lengths = np.bincount(place, sizes, many * cells).reshape(many, cells)
    gaps = total - lengths.sum(axis=-1)
    over_gap = lengths[:, 1:] - tables[:, 1:, 1:cells].sum(axis=-1)
    tables[:, 1:, 0] = tables[:, 0, 1:cells] = over_gap
    tables[:, 0, 0] = gaps - over_gap.sum(axis=-1)
    tables[:, :, -2] = np.bincount(place, sizes**2, many * cells).reshape(many, cells)
    tables[:, 0, -2] = gaps


def _count(found: Stretches, shape: tuple[int, int], each: Ints | None = None) -> Ints:
    """How many rows, or the sum of ``each``, in each document under each label."""
    cells = np.bincount(found.document * shape[1] + found.label, each, shape[0] * shape[1])
    return cells.astype(np.int64).reshape(shape)

"""Who stands with whom, and on what: networks of actors and proposals from statements.

A statement is a :class:`~annotator.measure.networks.ties.Tie`. What is counted twice goes
(``duplicates``), the rest is tabulated on a :class:`~annotator.measure.networks.scale.Scale` (``counts``):
x_ijk is how often actor i spoke of proposal j at level k. ``two_mode`` and ``one_mode`` make matrices of it,
``windows`` parts the statements by time before.

The formulas are those of Leifeld, P. (2017), "Discourse Network Analysis: Policy Debates as Dynamic
Networks", in: The Oxford Handbook of Political Networks, and of the program Discourse Network Analyzer (DNA).
Where DNA computes something else than what it says, ``dna=True`` gives its figures; ``docs/networks.md``
tells the differences.
"""

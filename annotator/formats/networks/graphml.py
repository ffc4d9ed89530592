"""GraphML: read by Gephi, visone, igraph, networkx, Cytoscape and most others.

No extensions of any program: Gephi refuses files that have those of visone.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotator.core.network import Network
from annotator.formats.networks.columns import Cell, Column, Kind, edge_columns, facts, node_columns
from annotator.formats.networks.xml_out import Writer, attributes, counted
from annotator.plugin_api import NetworkFormat, Target


def _write(network: Network, target: Target) -> None:
    xml = Writer(target)
    labels = Column("label", "string", tuple(node.label for node in network.nodes))
    weights = Column("weight", "double", tuple(float(edge.weight) for edge in network.edges))
    nodes = [labels, *node_columns(network)]
    edges = [weights, *edge_columns(network)]
    whole = [Column(name, _kind(value), (value,)) for name, value in facts(network)]
    xml.line(0, '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">')
    for of, columns in (("graph", whole), ("node", nodes), ("edge", edges)):
        for number, column in enumerate(columns):
            told = (
                ("id", f"{of[0]}{number}"),
                ("for", of),
                ("attr.name", xml.text(column.name, target.name)),
                ("attr.type", column.kind),
            )
            xml.line(1, f"<key {attributes(told)}/>")
    xml.line(1, '<graph edgedefault="undirected">')
    _data(xml, 2, "g", whole, 0, target.name)
    for place, node in enumerate(network.nodes):
        xml.line(2, f'<node id="{xml.text(node.id, node.id)}">')
        _data(xml, 3, "n", nodes, place, node.id)
        xml.line(2, "</node>")
    for place, edge in enumerate(network.edges):
        ends = (
            ("source", xml.text(edge.source, edge.source)),
            ("target", xml.text(edge.target, edge.target)),
        )
        xml.line(2, f"<edge {attributes(ends)}>")
        _data(xml, 3, "e", edges, place, edge.source)
        xml.line(2, "</edge>")
    xml.line(1, "</graph>")
    xml.line(0, "</graphml>")
    xml.close()


def _data(xml: Writer, depth: int, of: str, columns: Sequence[Column], place: int, where: str) -> None:
    for number, column in enumerate(columns):
        value = column.cells[place]
        if value is not None:
            xml.line(depth, f'<data key="{of}{number}">{xml.text(value, where)}</data>')


def _kind(value: Cell) -> Kind:
    return "long" if isinstance(value, int) else "double" if isinstance(value, float) else "string"


GRAPHML = NetworkFormat(
    name="graphml",
    title="GraphML",
    suffixes=(".graphml",),
    description="Nodes and edges with all attributes, for Gephi, visone, igraph, networkx and Cytoscape.",
    write=_write,
    counted=counted,
)

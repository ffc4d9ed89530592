"""GEXF 1.2: Gephi's own format, read by networkx and Gephi Lite, too."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.core.network import Network
from annotator.formats.networks.columns import Column, edge_columns, facts, node_columns, number
from annotator.formats.networks.xml_out import Writer, attributes, counted
from annotator.plugin_api import NetworkFormat, Target


def _write(network: Network, target: Target) -> None:
    xml = Writer(target)
    nodes, edges = node_columns(network), edge_columns(network)
    about = "; ".join(f"{name}: {value}" for name, value in facts(network))
    xml.line(0, '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">')
    xml.line(1, "<meta>")
    xml.line(2, "<creator>Annotator</creator>")
    xml.line(2, f"<description>{xml.text(about, target.name)}</description>")
    xml.line(1, "</meta>")
    xml.line(1, '<graph defaultedgetype="undirected" mode="static">')
    _declare(xml, "node", nodes, target.name)
    _declare(xml, "edge", edges, target.name)
    xml.line(2, "<nodes>")
    for place, node in enumerate(network.nodes):
        named = (("id", xml.text(node.id, node.id)), ("label", xml.text(node.label, node.id)))
        _element(xml, f"node {attributes(named)}", nodes, place, node.id)
    xml.line(2, "</nodes>")
    xml.line(2, "<edges>")
    for place, edge in enumerate(network.edges):
        ends = (
            ("id", str(place)),
            ("source", xml.text(edge.source, edge.source)),
            ("target", xml.text(edge.target, edge.target)),
            ("weight", number(edge.weight)),
        )
        _element(xml, f"edge {attributes(ends)}", edges, place, edge.source)
    xml.line(2, "</edges>")
    xml.line(1, "</graph>")
    xml.line(0, "</gexf>")
    xml.close()


def _declare(xml: Writer, of: str, columns: Sequence[Column], where: str) -> None:
    if columns:
        xml.line(2, f'<attributes class="{of}">')
        for place, column in enumerate(columns):
            told = (("id", str(place)), ("title", xml.text(column.name, where)), ("type", column.kind))
            xml.line(3, f"<attribute {attributes(told)}/>")
        xml.line(2, "</attributes>")


def _element(xml: Writer, opening: str, columns: Sequence[Column], place: int, where: str) -> None:
    """A node or an edge with its attributes."""
    xml.line(3, f"<{opening}>")
    xml.line(4, "<attvalues>")
    for number_, column in enumerate(columns):
        value = column.cells[place]
        if value is not None:
            xml.line(5, f'<attvalue for="{number_}" value="{xml.text(value, where)}"/>')
    xml.line(4, "</attvalues>")
    xml.line(3, f"</{opening.partition(' ')[0]}>")


GEXF = NetworkFormat(
    name="gexf",
    title="GEXF",
    suffixes=(".gexf",),
    description="Nodes and edges with all attributes, for Gephi, Gephi Lite and networkx.",
    write=_write,
    counted=counted,
)

"""Bringing work together and parting it: what two copies of a project do with each other."""

from annotator.app.sharing.facet import Sharing
from annotator.app.sharing.report import FileReport, MergeReport, SplitReport

__all__ = ["FileReport", "MergeReport", "Sharing", "SplitReport"]

"""What one person did on this copy of a project, and going back to a point of it."""

from annotator.app.history.past import Past, Step
from annotator.app.history.walk import Walk

__all__ = ["Past", "Step", "Walk"]

"""Work in the background, in the status bar: what it is, how far, and a way to call it off."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from annotator.app.jobs import Job
from annotator.app.messages.words import gettext

_EVERY = 100  # milliseconds between two looks at the job


class JobStrip(QWidget):
    """Watches one job from :meth:`watch` to :meth:`release`."""

    def __init__(self) -> None:
        super().__init__()
        self._job: Job[Any] | None = None
        self._label = QLabel()
        self._label.setProperty("look", "small")
        self.bar = QProgressBar()
        self.bar.setFixedWidth(160)
        self.bar.setTextVisible(False)
        self.cancel = QToolButton()
        self.cancel.setText(gettext("Cancel"))
        self.cancel.clicked.connect(self._cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(8)
        for widget in (self._label, self.bar, self.cancel):
            row.addWidget(widget)
        # The bar has its height from what stands there always: a job that begins must not move the text.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Ignored)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._look)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether a job is being watched."""
        return self._job is not None

    def watch(self, job: Job[Any]) -> None:
        """Show ``job`` until :meth:`release`."""
        self._job = job
        self.cancel.setEnabled(True)
        self.cancel.setAccessibleName(gettext("Cancel: {}").format(job.name))
        self.bar.setAccessibleName(job.name)
        self._look()
        self.show()
        self._timer.start()

    def release(self) -> None:
        """The job has ended."""
        self._timer.stop()
        self._job = None
        self.hide()

    def _cancelled(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel.setEnabled(False)

    def _look(self) -> None:
        if self._job is None:
            return
        done, total = self._job.progress
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(round(1000 * done / total) if total else 0)
        ending = gettext("stopping …") if self._job.cancelled() else ""
        self._label.setText(f"{self._job.name} {ending}".strip())

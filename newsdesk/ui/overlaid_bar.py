"""A scroll bar that lies over a list instead of beside it, so that rows reach from edge to edge.

Goes in: a scroll area whose own bar is hidden. Comes out: the same range and value, both ways.
Must not know: what is scrolled.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

_WIDTH = 11


class OverlaidBar(QScrollBar):
    """Follows the area's own bar."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        own = area.verticalScrollBar()
        own.rangeChanged.connect(self._follow_range)
        own.valueChanged.connect(self.setValue)
        self.valueChanged.connect(own.setValue)
        self._follow_range(own.minimum(), own.maximum())

    def place(self) -> None:
        """Lie along the right edge; the area calls this when its size changes."""
        self.setGeometry(self._area.width() - _WIDTH, 0, _WIDTH, self._area.height())
        self.raise_()

    def _follow_range(self, low: int, high: int) -> None:
        own = self._area.verticalScrollBar()
        self.setPageStep(own.pageStep())
        self.setSingleStep(own.singleStep())
        self.setRange(low, high)
        self.setValue(own.value())
        self.setVisible(high > low)

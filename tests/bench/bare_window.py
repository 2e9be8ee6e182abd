"""The least a PySide6 program with a table can be: what every start is measured against. Prints `usable` and leaves."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView


class FirstPaint(QObject):
    """Tells once the table has been painted and the event loop has come round again."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self) -> None:
        print("usable", flush=True)
        QApplication.exit(0)


def main() -> int:
    """Show a window with a table of forty rows."""
    app = QApplication(sys.argv)
    window = QMainWindow()
    model = QStandardItemModel()
    for row in range(40):
        model.appendRow([QStandardItem(f"{row} {column}") for column in range(4)])
    table = QTableView()
    table.setModel(model)
    window.setCentralWidget(table)
    window.resize(1280, 800)
    watcher = FirstPaint()
    table.viewport().installEventFilter(watcher)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())

"""Small line icons from `resources/icons`, drawn in a colour of the palette.

Goes in: an icon's name, a colour, a size in device-independent pixels. Comes out: a QIcon or a QPixmap.
The SVG files say `currentColor`; it is replaced before they are drawn. Must not know: who shows them.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from newsdesk.resources import resource

_SCALES = (1.0, 2.0)


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, colour: str, size: int, scale: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` times `size` at the screen's `scale`."""
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    picture = QPixmap(round(size * scale), round(size * scale))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture


def icon(name: str, colour: str, disabled: str, size: int = 18) -> QIcon:
    """The icon in its two states, sharp on ordinary and on fine screens."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, colour, size, scale), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, disabled, size, scale), QIcon.Mode.Disabled)
    return made


def program_sign(size: int, scale: float) -> QPixmap:
    """The program's own sign as a picture."""
    return pixmap("newsdesk", "", size, scale)


def program_icon() -> QIcon:
    """The program's own sign."""
    return QIcon(str(resource("icons", "newsdesk.svg")))

"""The package managers of Linux systems, and their names for what Qt needs.

The libraries are those that the platform plugins of PySide6 are linked against; its other parts come with it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackageManager:
    """How one package manager installs without asking, and what it calls the libraries and the font."""

    program: str
    install: str
    libraries: str
    font: str
    refresh: str = ""


MANAGERS = (
    PackageManager(
        program="apt-get",
        refresh="apt-get update",
        install="apt-get install --yes --no-install-recommends",
        libraries="libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0 libx11-xcb1 "
        "libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 "
        "libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1",
        font="fonts-noto-cjk",
    ),
    PackageManager(
        program="dnf",
        install="dnf install --assumeyes",
        libraries="mesa-libEGL mesa-libGL glib2 dbus-libs fontconfig libxkbcommon libxkbcommon-x11 libX11-xcb libxcb "
        "xcb-util-cursor xcb-util-image xcb-util-keysyms xcb-util-renderutil xcb-util-wm",
        font="google-noto-sans-cjk-vf-fonts",
    ),
    PackageManager(
        program="pacman",
        install="pacman --sync --needed --noconfirm",
        libraries="libglvnd glib2 dbus fontconfig libxkbcommon libxkbcommon-x11 libx11 libxcb "
        "xcb-util-cursor xcb-util-image xcb-util-keysyms xcb-util-renderutil xcb-util-wm",
        font="noto-fonts-cjk",
    ),
    PackageManager(
        program="zypper",
        install="zypper --non-interactive install",
        libraries="libEGL1 libGL1 libglib-2_0-0 libgthread-2_0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 "
        "libxkbcommon-x11-0 libX11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 "
        "libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1",
        font="google-noto-sans-cjk-fonts",
    ),
)

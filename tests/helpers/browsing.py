"""Reports opened in Chromium, for the tests that use a browser."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


_TABS: dict[Browser, Page] = {}  # the tab that tests share, because opening a window takes a second


class Opened:
    """A report open in a browser, with its errors and its requests.

    Tests share one tab, whose storage is cleared for each report; with ``kept`` it stays as the last report left it.
    A report with a script to run ``before`` it, or without scripts, gets a tab of its own.
    """

    def __init__(  # noqa: PLR0913 - each is a property of the window
        self,
        browser: Browser,
        file: Path,
        *,
        width: int = 1440,
        height: int = 900,
        script: bool = True,
        address: str = "",
        before: str = "",
        kept: bool = False,
    ) -> None:
        self.page = _tab(browser, script=script, before=before)
        self.page.set_viewport_size({"width": width, "height": height})
        if not kept and self.page.url.startswith("file:"):
            self.page.evaluate("localStorage.clear()")
        self.page.goto("about:blank")
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri() + address)

    def classes(self, clause: str) -> set[str]:
        """Return the classes of a clause."""
        return set((self.page.locator(f'[id="{clause}"]').get_attribute("class") or "").split())

    def keys(self, *keys: str) -> None:
        """Press one key after another."""
        for key in keys:
            self.page.keyboard.press(key)

    def text(self, selector: str) -> str:
        """Return the text of an element."""
        return self.page.locator(selector).inner_text()

    def inside(self, selector: str, height: int = 900) -> bool:
        """Return whether an element is entirely visible without scrolling."""
        box = self.page.locator(selector).first.bounding_box()
        return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= height


def _tab(browser: Browser, *, script: bool, before: str) -> Page:
    if script and not before and browser in _TABS:
        return _TABS[browser]
    page = browser.new_context(java_script_enabled=script, accept_downloads=True).new_page()
    page.set_default_timeout(120_000)  # a busy machine is not a failure
    if before:
        page.add_init_script(before)
    elif script:
        _TABS[browser] = page
    return page

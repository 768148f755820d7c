"""Make the pictures of the README: the terminal view, the report, the drawing, and a page of the 对照表.

    python docs/pictures/make.py

Needs the extras html and docx, playwright, Pillow, and on the PATH chromium, soffice (LibreOffice) and pdftoppm
(Poppler).
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

from directive_diff import compare, read
from directive_diff.labels import Lang
from directive_diff.model import ChangeKind
from directive_diff.renderers import Format, View, render

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from directive_diff import Comparison

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
# As terminals show the sixteen colours, on a dark ground.
_HEXES = ("#5c6370", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#dcdfe4")
_COLOURS = dict(zip(range(30, 38), _HEXES, strict=True))
_STYLES = {
    1: "font-weight:700",
    2: "opacity:.6",
    3: "font-style:italic",
    4: "text-decoration:underline",
    9: "text-decoration:line-through",
}
_LINES = 46


def main() -> int:
    """Make all pictures; return the exit code."""
    missing = [name for name in ("chromium", "soffice", "pdftoppm") if shutil.which(name) is None]
    if missing:
        sys.stderr.write(f"not found: {', '.join(missing)}\n")
        return 2
    os.chdir(ROOT)  # the names of the files are seen in the pictures
    pair = compare(read("seeds/jiangsu-2020-02-17.txt"), read("seeds/changzhou-2020-02-17.txt"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        work = Path(folder)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"], env={"HOME": folder}
        )
        terminal(pair, browser, work)
        report(pair, browser, work)
        drawing(pair, browser, work)
        browser.close()
        table(pair, work)
    for picture in sorted(HERE.glob("*.png")):
        smaller(picture)
        sys.stdout.write(f"{picture.name} {picture.stat().st_size // 1024} KB\n")
    return 0


def smaller(picture: Path) -> None:
    """Keep a picture in 128 colours: it looks the same, at a third of the bytes."""
    with Image.open(picture) as image:
        few = image.convert("RGB").quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


def written(pair: Comparison, form: Format, view: View) -> bytes:
    """Return the comparison in a format."""
    out = io.BytesIO()
    render(pair, form, out, view)
    return out.getvalue()


def terminal(pair: Comparison, browser: Browser, work: Path) -> None:
    """Take the first lines of the terminal view, in colour."""
    text = written(pair, Format.TERMINAL, View(width=120, lang=Lang.ZH, colour=True, ambiguous=2)).decode()
    lines = "\n".join(text.splitlines()[:_LINES])
    page = work / "terminal.html"
    font = "font:15px/1.45 'Noto Sans Mono CJK SC',monospace"
    page.write_text(
        f'<meta charset="utf-8"><body style="margin:0;background:#21252b;color:#dcdfe4">'
        f'<pre style="margin:0;padding:20px 24px;{font}">{coloured(lines)}</pre>',
        encoding="utf-8",
    )
    shot = browser.new_page(viewport={"width": 1010, "height": 700})
    shot.goto(page.as_uri())
    shot.screenshot(path=HERE / "terminal.png", full_page=True)


def coloured(text: str) -> str:
    """Return a terminal's text as HTML."""
    parts = re.split(r"\x1b\[([0-9;]*)m", text)
    pieces = [escape(parts[0])]
    for codes, words in zip(parts[1::2], parts[2::2], strict=True):
        numbers = [int(code) for code in codes.split(";") if code and code != "0"]
        looks = [f"color:{_COLOURS[n]}" for n in numbers if n in _COLOURS] + [
            _STYLES[n] for n in numbers if n in _STYLES
        ]
        pieces.append(f'<span style="{";".join(looks)}">{escape(words)}</span>' if looks else escape(words))
    return "".join(pieces)


def report(pair: Comparison, browser: Browser, work: Path) -> None:
    """Take the report with a clause held."""
    page = work / "report.html"
    page.write_bytes(written(pair, Format.HTML, View(lang=Lang.ZH)))
    shot = browser.new_page(viewport={"width": 1440, "height": 860})
    shot.goto(page.as_uri())
    weakened = (link for link in pair.links if any(c.kind is ChangeKind.WEAKENED for c in link.changes))
    link = next(weakened, pair.links[0])
    shot.locator(f'[id="{link.source.id}"]').click()
    shot.wait_for_timeout(1000)
    shot.mouse.move(2, 2)
    shot.screenshot(path=HERE / "report.png")


def drawing(pair: Comparison, browser: Browser, work: Path) -> None:
    """Take the drawing of the links."""
    page = work / "links.svg"
    page.write_bytes(written(pair, Format.SVG, View(lang=Lang.ZH)))
    shot = browser.new_page(viewport={"width": 1120, "height": 870})
    shot.goto(page.as_uri())
    shot.screenshot(path=HERE / "links.png")


def table(pair: Comparison, work: Path) -> None:
    """Take the second page of the 对照表, as LibreOffice sets it."""
    (work / "table.docx").write_bytes(written(pair, Format.DOCX, View(lang=Lang.ZH)))
    for command in (
        [
            "soffice",
            f"-env:UserInstallation=file://{folder_of(work)}",
            "--headless",
            "--convert-to",
            "pdf",
            "table.docx",
        ],
        ["pdftoppm", "-r", "96", "-png", "-f", "2", "-l", "2", "-singlefile", "table.pdf", str(HERE / "table")],
    ):
        subprocess.run(command, cwd=work, check=True, capture_output=True)


def folder_of(work: Path) -> str:
    """Return a folder of LibreOffice's own, so that none of the user's is touched."""
    return str(work / "office")


if __name__ == "__main__":
    sys.exit(main())

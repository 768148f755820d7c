"""Fixtures that tests share: the seed pair and a hostile pair, each compared once, and a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from directive_diff import compare, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from directive_diff import Comparison

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def source() -> Path:
    """Return the path of the province's readout."""
    return ROOT / "seeds" / "jiangsu-2020-02-17.txt"


@pytest.fixture(scope="session")
def target() -> Path:
    """Return the path of the city's readout."""
    return ROOT / "seeds" / "changzhou-2020-02-17.txt"


@pytest.fixture(scope="session")
def comparison(source: Path, target: Path) -> Comparison:
    """Compare the seed pair."""
    return compare(read(source), read(target))


@pytest.fixture(scope="session")
def hostile() -> Comparison:
    """Compare two texts full of markup, formulas and control characters, which every format must treat as text."""
    from directive_diff.model import Document  # noqa: PLC0415 - for this fixture alone

    clauses = [
        "会议强调，=HYPERLINK(“http://example.org/”)要防止盲目乐观情绪",
        "<script>alert(1)</script>要保持头脑清醒再清醒",
        "要用好|大数据|`网格化`**铁脚板**的经验做法",
        "坚决\x1b[31m杜绝\x07形式主义\u202e官僚主义\x00行为",
        "充分用好\ud800三项机制\udfff鼓励激励干部",
        "]]>--></style></script>&amp;要守住安全环保底线",
        "一段" * 20_000,
    ]
    source = "，".join(clauses) + "。=1+1要抓好春耕备耕工作。@SUM(A1)要关心困难群众生活，-2+3不准擅自离岗。"
    target = "会议要求，" + "，".join(clauses[2:]) + "。+1要防止盲目乐观情绪，必须抓好春耕备耕<b>工作。"
    documents = (Document(name, text, "utf-8", "0" * 64) for name, text in (("=s<b>.txt", source), ("|t`.txt", target)))
    return compare(*documents)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Start Chromium once, if it is installed."""
    from browsing import CHROMIUM  # noqa: PLC0415 - for this fixture alone

    if CHROMIUM is None:
        pytest.skip("no Chromium here")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu"]
        home = str(tmp_path_factory.mktemp("home"))
        started = playwright.chromium.launch(
            executable_path=CHROMIUM, args=arguments, env={"HOME": home}, timeout=120_000
        )
        yield started
        started.close()

"""Kill an add at twenty random moments: the store must open, contain only whole texts, and continue.

A kill counts only if the add was running; a full store is started again.

python benchmarks/corpus_kills.py [ARCHIVE.ndjson]
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus_made import write

from directive_diff.corpus.filling.adding import add
from directive_diff.corpus.store.database import opened

_KILLS = 20
_DOCUMENTS = 2_000
_COUNTS = "select t.sha256, count(c.text) from text t left join clause c on c.text = t.id group by t.id, t.sha256"
_LONGEST = 6.0  # seconds from the start of an add to its end by a kill
_ADD = """
import sys
from directive_diff.corpus.filling import adding, batches
from directive_diff.corpus.store import database
if __name__ == "__main__":
    adding._BATCH, batches._BUNDLE = 4_000, 8_000  # many transactions
    with database.opened(sys.argv[1], write=True) as store:
        print("open", flush=True)
        adding.add(store, [sys.argv[2]], processes=1)
"""


def main() -> None:
    """Kill, check, continue."""
    rng = random.Random()  # noqa: S311 - different moments each time
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(sys.argv[1]) if sys.argv[1:] else Path(folder) / "made.ndjson"
        if not sys.argv[1:]:
            write(_DOCUMENTS, archive)
        store = str(Path(folder) / "s.duckdb")
        expected: dict[bytes, int] = {}
        number = 0
        while number < _KILLS:
            call = [sys.executable, "-c", _ADD, store, str(archive)]
            with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
                assert process.stdout is not None  # noqa: S101 - a script
                process.stdout.readline()
                moment = rng.uniform(0.0, _LONGEST)
                time.sleep(moment)
                running = process.poll() is None
                process.kill()
            with opened(store, write=True) as opening:
                texts = opening.one("select count(*) from text")
                rows = opening.rows(_COUNTS)
                orphans = opening.one("select count(*) from clause where text not in (select id from text)")
                lost = opening.one("select count(*) from clause where wording not in (select id from wording)")
            changed = [sha for sha, count in rows if expected.setdefault(bytes(sha), count) != count]
            assert (orphans, lost, changed) == (0, 0, [])  # noqa: S101 - a script
            if not running:
                print(f"an add ended by itself with {texts:,} texts: started again")
                Path(store).unlink()
                continue
            number += 1
            print(f"kill {number:>2} at {moment:4.1f} s: {texts:>6,} texts, {orphans + lost} stray clauses", flush=True)
        with opened(store, write=True) as opening:
            done = add(opening, [str(archive)])
            whole = opening.rows(_COUNTS)
        assert all(expected.get(bytes(sha), count) == count for sha, count in whole)  # noqa: S101 - a script
        print(f"continued: {done.known:,} known, {done.texts:,} added, {len(whole):,} in all")


if __name__ == "__main__":
    main()

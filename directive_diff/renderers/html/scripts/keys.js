// The keys. Letters also work with a Chinese input method, and signs in full width. No key acts while somebody types.

const READING = {
  v: nextView,
  h: () => {
    fold.open = !fold.open;
  },
  w: () => (reviewing ? end() : begin()),
  n: () => go(at + 1),
  p: () => go(at - 1),
  "/": () => search.focus(),
  "?": () => byId("keys").showModal(),
};
const JUDGING = {
  j: () => step(1),
  k: () => step(-1),
  g: least,
  a: accept,
  A: acceptAll,
  r: reject,
  "=": () => relate("same"),
  "~": () => relate("adapted"),
  "*": () => relate("restated"),
  l: startLinking,
  L: toggleTwoClicks,
  ArrowDown: () => chooseNext(1),
  ArrowUp: () => chooseNext(-1),
  c: () => judging.querySelector('[data-act="change"]')?.focus(),
  d: () => byId("demand")?.focus(),
  m: () => byId("remark")?.focus(),
  u: undo,
  U: redo,
  s: () => save(),
  o: chooseFile,
};

function keyOfEvent(event) {
  if (event.key !== "Process") return event.key.normalize("NFKC");
  const letter = /^Key(\w)$/.exec(event.code)?.[1] ?? "";
  return event.shiftKey ? letter : letter.toLowerCase();
}

function escape(event) {
  if (byId("keys").open) return;
  if (event.target.closest?.("#judging, #reviewer") && event.target !== judging) judging.focus();
  else if (linking || twoClicks) stopLinking();
  else if (reviewing) end();
  else {
    letGo();
    writeAddress(null);
  }
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return escape(event);
  if (event.ctrlKey || event.metaKey) return undoKey(event);
  if (event.target.matches?.("input, textarea, select") || event.altKey || byId("keys").open) return undefined;
  const clause = clauseAt(event);
  if (clause && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    return press(clause.id);
  }
  const key = keyOfEvent(event);
  const scrolls = key.startsWith("Arrow") && pairsOf(current).length < 2; // there is nothing to choose from
  const act = (reviewing && !scrolls ? JUDGING[key] : null) ?? READING[key];
  const number = reviewing && current !== null && /^[1-9]$/.test(key) ? Number(key) : 0;
  if (!act && !number) return undefined;
  event.preventDefault();
  return act ? act() : linkNear(number);
});

/** Ctrl+Z undoes and Ctrl+Y or Ctrl+Shift+Z redoes, as everywhere; Ctrl+S saves the verdicts, not the page. */
function undoKey(event) {
  const key = event.key.toLowerCase();
  const typing = event.target.matches?.("input, textarea"); // a field has its own undo
  if (!reviewing || !(typing ? ["s"] : ["z", "y", "s"]).includes(key)) return;
  event.preventDefault();
  if (key === "s") {
    if (typing) judging.focus();
    save();
  } else if (key === "y" || event.shiftKey) redo();
  else undo();
}

panel.addEventListener("keydown", (event) => {
  if (!["remark", "reviewer"].includes(event.target.id) || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  judging.focus(); // leaving the field applies what was typed
});
byId("begin").addEventListener("click", READING.w);
byId("keys-button").addEventListener("click", READING["?"]);

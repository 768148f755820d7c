// What a reviewer can do in the panel, by click or key. Each action reports in words what it did.

const nameOf = (key) => endsOf(key).filter(Boolean).join(" → ");

/** The changes that withdraw the verdict “has no link” from the clauses of a new link. */
function notAlone(key) {
  return endsOf(key)
    .map(aloneKey)
    .filter((alone) => entryOf(alone).verdict)
    .map((alone) => ["pairs", alone, entryWith(alone, { verdict: "" })]);
}

function accept() {
  const key = chosen ?? aloneKey(current);
  const linked = linksNow(current);
  if (!linked.length) return acceptAlone();
  const pair = isLink(key) ? key : linked[0];
  if (!entryOf(pair).verdict) change([["pairs", pair, entryWith(pair, { verdict: ACCEPTED })]]);
  const open = linked.find((each) => !entryOf(each).verdict);
  if (open) {
    chosen = open;
    drawPanel();
    return say(phrase("accepted", { what: nameOf(pair) }));
  }
  return goOn(phrase("accepted", { what: nameOf(pair) }));
}

/** Accept all links of the clause that have no verdict yet, and go on. */
function acceptAll() {
  const linked = linksNow(current), open = linked.filter((key) => !entryOf(key).verdict);
  if (!linked.length) return acceptAlone();
  if (open.length) change(open.map((key) => ["pairs", key, entryWith(key, { verdict: ACCEPTED })]));
  return goOn(phrase("accepted", { what: linked.map(nameOf).join(review.words.joiner) }));
}

function acceptAlone() {
  const key = aloneKey(current);
  change([["pairs", key, entryWith(key, { verdict: ACCEPTED })]]);
  return goOn(phrase("accepted", { what: `${current}：${phrase("alone")}` }));
}

function reject() {
  if (!chosen || !isLink(chosen)) return say(phrase("no_link"));
  return unlink(chosen);
}

function unlink(key) {
  const given = foundLinks.has(key) ? { verdict: REJECTED, changes: null } : { verdict: "", changes: null };
  change([["pairs", key, entryWith(key, given)]]);
  chosen = firstOpen(current);
  drawPanel();
  return say(phrase(foundLinks.has(key) ? "rejected" : "unlinked", { what: nameOf(key) }));
}

function link(from, to) {
  const key = pairOf(from, to);
  change([["pairs", key, entryWith(key, { verdict: ACCEPTED, changes: null })], ...notAlone(key)]);
  look(from);
  chosen = key;
  drawPanel();
  hold(from);
  return say(phrase("linked", { what: nameOf(key) }));
}

function linkNear(number) {
  const near = review.doubts[current][1][number - 1];
  if (!near) return;
  const key = pairOf(current, near[0]);
  if (isLink(key)) unlink(key);
  else link(current, near[0]);
}

function relate(relation) {
  if (!chosen) return say(phrase("no_link"));
  const verdict = foundLinks.get(chosen)?.relation === relation ? ACCEPTED : relation;
  const more = relation === "same" ? { changes: null } : {};
  change([["pairs", chosen, entryWith(chosen, { verdict, ...more })], ...notAlone(chosen)]);
  return say(phrase("relation", { what: nameOf(chosen), name: review.words.relation[relation] }));
}

/** Add a kind of change to the chosen link, or remove it. A link with a change is no longer `same`. */
function toggleChange(kind) {
  const before = changesNow(chosen), put = CHANGES.filter((each) => before.includes(each) !== (each === kind));
  const was = foundLinks.get(chosen)?.changes;
  const same = was && was.length === put.length && put.every((each) => was.includes(each));
  const verdict = put.length && relationNow(chosen) === "same" ? "adapted" : entryOf(chosen).verdict || ACCEPTED;
  const newVerdict = verdict === REJECTED ? ACCEPTED : verdict;
  change([["pairs", chosen, entryWith(chosen, { verdict: newVerdict, changes: same ? null : put })]]);
  const names = put.map((each) => review.words.change[each]).join(review.words.joiner) || phrase("no_changes");
  return say(`${nameOf(chosen)}：${names}`);
}

function setDemand(id, kind) {
  change([["demands", id, kind === review.demands[id] ? undefined : kind]]);
  return say(phrase("relation", { what: id, name: review.words.demand[kind] }));
}

function setRemark(key, text) {
  const remark = text.replace(/\r\n?/g, "\n").trim();
  if (remark === entryOf(key).remark) return;
  change([["pairs", key, entryWith(key, { remark })]]);
  say(phrase("remarked", { what: nameOf(key) }));
}

// --- from clause to clause

function goOn(text) {
  const next = nextOpen();
  if (next === null) return say(`${text}。${phrase("all_done")}`);
  look(next);
  return say(text);
}

/** The least sure clause that is not settled. */
function nextOpen() {
  return queue.find((id) => id !== current && !settled(id)) ?? null;
}

function least() {
  const next = nextOpen();
  if (next === null) return say(phrase("all_done"));
  return look(next);
}

function step(by) {
  const place = queue.indexOf(current);
  const next = place < 0 ? 0 : place + by;
  if (queue[next]) look(queue[next]);
}

function chooseNext(by) {
  const mine = pairsOf(current);
  if (mine.length < 2) return;
  chosen = mine[(mine.indexOf(chosen) + by + mine.length) % mine.length];
  drawPanel();
}

// --- beginning and ending

function begin() {
  if (reviewing) return;
  reviewing = true;
  panel.hidden = false;
  document.body.classList.add("reviewing");
  byId("begin").setAttribute("aria-pressed", "true");
  fold.open = false;
  if (viewNow() === "rest") view(byId("tab-texts"));
  plan(measure);
  look(held in review.doubts ? held : (nextOpen() ?? queue[0] ?? null));
  judging.focus({ preventScroll: true });
  say(phrase(kept ? "kept" : "not_kept"));
}

function end() {
  stopLinking();
  reviewing = false;
  panel.hidden = true;
  document.body.classList.remove("reviewing");
  byId("begin").setAttribute("aria-pressed", "false");
  byId("begin").focus();
  plan(measure);
}

const ACTS = {
  previous: () => step(-1),
  next: () => step(1),
  least,
  undo,
  redo,
  accept,
  reject,
  end,
  save: () => save(),
  open: chooseFile,
  file: () => saveIntoFile(),
  clicks: toggleTwoClicks,
  link: startLinking,
  relation: relate,
  change: toggleChange,
  near: (number) => linkNear(Number(number)),
  option: (id) => finishLink(current, id),
  shut: () => byId("keys").close(),
  choose: (key) => {
    chosen = key;
    drawPanel();
  },
};

for (const place of [panel, byId("keys")]) {
  place.addEventListener("click", (event) => {
    const control = event.target.closest("[data-act]");
    ACTS[control?.dataset.act]?.(control.dataset.arg);
  });
}
panel.addEventListener("change", (event) => {
  const { act, arg } = event.target.dataset;
  if (act === "demand") setDemand(arg, event.target.value);
  if (act === "remark") setRemark(arg, event.target.value);
  if (event.target.id === "reviewer") {
    state.reviewer = event.target.value.trim();
    store();
  }
});

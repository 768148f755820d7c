// What a person does in the panel, by a click or a key; each says in words what was done.

const nameOf = (key) => endsOf(key).filter(Boolean).join(" → ");

/** What takes back that a clause rightly has no link, where it gets one. */
function notAlone(key) {
  return endsOf(key)
    .map(aloneKey)
    .filter((alone) => entryOf(alone).verdict)
    .map((alone) => ["pairs", alone, entryWith(alone, { verdict: "" })]);
}

function accept() {
  const key = chosen ?? aloneKey(current);
  const held = heldOf(current);
  if (!held.length) return acceptAlone();
  const pair = holds(key) ? key : held[0];
  if (!entryOf(pair).verdict) change([["pairs", pair, entryWith(pair, { verdict: ACCEPTED })]]);
  const open = held.find((each) => !entryOf(each).verdict);
  if (open) {
    chosen = open;
    drawPanel();
    return say(said("accepted", { what: nameOf(pair) }));
  }
  return goOn(said("accepted", { what: nameOf(pair) }));
}

/** Accept every link of the clause that nobody has judged, and go on. */
function acceptAll() {
  const held = heldOf(current), open = held.filter((key) => !entryOf(key).verdict);
  if (!held.length) return acceptAlone();
  if (open.length) change(open.map((key) => ["pairs", key, entryWith(key, { verdict: ACCEPTED })]));
  return goOn(said("accepted", { what: held.map(nameOf).join(review.words.joiner) }));
}

function acceptAlone() {
  const key = aloneKey(current);
  change([["pairs", key, entryWith(key, { verdict: ACCEPTED })]]);
  return goOn(said("accepted", { what: `${current}：${said("alone")}` }));
}

function reject() {
  if (!chosen || !holds(chosen)) return say(said("no_link"));
  return unlink(chosen);
}

function unlink(key) {
  const given = found.has(key) ? { verdict: REJECTED, changes: null } : { verdict: "", changes: null };
  change([["pairs", key, entryWith(key, given)]]);
  chosen = firstOpen(current);
  drawPanel();
  return say(said(found.has(key) ? "rejected" : "unlinked", { what: nameOf(key) }));
}

function link(from, to) {
  const key = pairOf(from, to);
  change([["pairs", key, entryWith(key, { verdict: ACCEPTED, changes: null })], ...notAlone(key)]);
  look(from);
  chosen = key;
  drawPanel();
  hold(from);
  return say(said("linked", { what: nameOf(key) }));
}

function linkNear(number) {
  const near = review.doubts[current][1][number - 1];
  if (!near) return;
  const key = pairOf(current, near[0]);
  if (holds(key)) unlink(key);
  else link(current, near[0]);
}

function relate(relation) {
  if (!chosen) return say(said("no_link"));
  const verdict = found.get(chosen)?.relation === relation ? ACCEPTED : relation;
  const more = relation === "same" ? { changes: null } : {};
  change([["pairs", chosen, entryWith(chosen, { verdict, ...more })], ...notAlone(chosen)]);
  return say(said("relation", { what: nameOf(chosen), name: review.words.relation[relation] }));
}

/** Say of a link that it made a change of a kind, or that it did not; what changed is no more the same. */
function toggleChange(kind) {
  const before = changesNow(chosen), put = CHANGES.filter((each) => before.includes(each) !== (each === kind));
  const was = found.get(chosen)?.changes;
  const same = was && was.length === put.length && put.every((each) => was.includes(each));
  const verdict = put.length && relationNow(chosen) === "same" ? "adapted" : entryOf(chosen).verdict || ACCEPTED;
  const said_ = verdict === REJECTED ? ACCEPTED : verdict;
  change([["pairs", chosen, entryWith(chosen, { verdict: said_, changes: same ? null : put })]]);
  const names = put.map((each) => review.words.change[each]).join(review.words.joiner) || said("no_changes");
  return say(`${nameOf(chosen)}：${names}`);
}

function setDemand(id, kind) {
  change([["demands", id, kind === review.demands[id] ? undefined : kind]]);
  return say(said("relation", { what: id, name: review.words.demand[kind] }));
}

function setRemark(key, text) {
  const remark = text.replace(/\r\n?/g, "\n").trim();
  if (remark === entryOf(key).remark) return;
  change([["pairs", key, entryWith(key, { remark })]]);
  say(said("remarked", { what: nameOf(key) }));
}

// --- from clause to clause

function goOn(text) {
  const next = nextOpen();
  if (next === null) return say(`${text}。${said("all_done")}`);
  look(next);
  return say(text);
}

/** The least sure clause that is not settled. */
function nextOpen() {
  return queue.find((id) => id !== current && !settled(id)) ?? null;
}

function least() {
  const next = nextOpen();
  if (next === null) return say(said("all_done"));
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
  one("begin").setAttribute("aria-pressed", "true");
  fold.open = false;
  if (viewNow() === "rest") view(one("tab-texts"));
  plan(measure);
  look(held in review.doubts ? held : (nextOpen() ?? queue[0] ?? null));
  judging.focus({ preventScroll: true });
  say(said(kept ? "kept" : "not_kept"));
}

function end() {
  stopLinking();
  reviewing = false;
  panel.hidden = true;
  document.body.classList.remove("reviewing");
  one("begin").setAttribute("aria-pressed", "false");
  one("begin").focus();
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
  shut: () => one("keys").close(),
  choose: (key) => {
    chosen = key;
    drawPanel();
  },
};

for (const place of [panel, one("keys")]) {
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

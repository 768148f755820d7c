// What a person says: of a pair of clauses ("S1.1.1 T1.1.2"), of a clause alone ("S1.1.1 " or " T1.1.2"), and of the
// kind of demand of a clause. Every change goes through `change`, so that it can be undone.

const RELATIONS = Object.keys(review.words.relation), CHANGES = Object.keys(review.words.change);
const ACCEPTED = "accepted", REJECTED = "rejected";
const found = new Map(); // the links as the program found them, by their pair
for (const link of data.links) found.set(keyOf(link.source, link.target), { ...link });

const state = { pairs: new Map(), demands: new Map(), reviewer: review.reviewer };
for (const one of review.given) {
  const key = keyOf(...one.pair);
  if (one.relation) {
    const [source, target] = one.pair, before = found.get(key) ?? { source, target, notes: [], sureness: "", score: one.score };
    found.set(key, { ...before, relation: one.relation, scored: one.score, changes: one.found });
  } else {
    found.delete(key);
  }
}
for (const [id, [was]] of Object.entries(review.corrected)) review.demands[id] = was;

/** Take in what the file of a review says with which the page was made. */
function takeGiven() {
  state.pairs.clear();
  state.demands.clear();
  for (const { pair, verdict, changes, remark, reviewer, time } of review.given) {
    if (verdict || changes || remark) state.pairs.set(keyOf(...pair), { verdict, changes, remark, reviewer, time });
  }
  for (const [id, [, put]] of Object.entries(review.corrected)) state.demands.set(id, put);
}
takeGiven();
const given = { pairs: new Map(state.pairs), demands: new Map(state.demands) };

const EMPTY = { verdict: "", changes: null, remark: "", reviewer: "", time: "" };
const entryOf = (key) => state.pairs.get(key) ?? EMPTY;
const aloneKey = (id) => (sideOf(id) === "source" ? keyOf(id, "") : keyOf("", id));
const endsOf = (key) => key.split(" ");
const isPair = (key) => endsOf(key).every(Boolean);
const pairOf = (id, other) => (sideOf(id) === "source" ? keyOf(id, other) : keyOf(other, id));
const partnerIn = (key, id) => endsOf(key).find((end) => end !== id);

/** Whether a pair is a link now. */
function holds(key) {
  const verdict = entryOf(key).verdict;
  return verdict === REJECTED ? false : found.has(key) || (verdict !== "" && isPair(key));
}

/** What the program says of a link: of one that it found, or of one that a person made, as it would have it. */
function asProgram(key) {
  const link = found.get(key);
  if (link) return link;
  const [relation, counted] = review.between[key] ?? [likeness(key), []];
  return { relation, counted, changes: [...new Set(counted.map(([kind]) => kind))] };
}

/** The relation of two clauses that are not near each other: adapted if they have some wording in common. */
function likeness(key) {
  const [first, second] = endsOf(key).map((id) => {
    const chars = [...textOf(id).replace(/[^\p{L}\p{N}]/gu, "")];
    return new Set(chars.slice(1).map((char, i) => chars[i] + char));
  });
  const shared = [...first].filter((pair) => second.has(pair)).length;
  return (2 * shared) / Math.max(1, first.size + second.size) >= 0.15 ? "adapted" : "restated";
}

/** The relation of a link now: what a person said or, where it is left to the program, what that says. */
function relationNow(key) {
  const verdict = entryOf(key).verdict;
  return RELATIONS.includes(verdict) ? verdict : asProgram(key).relation;
}

/** The kinds of change of a link now; those of the program go with its relation, but for one that is put to adapted. */
function changesNow(key) {
  const own = asProgram(key);
  return entryOf(key).changes ?? ([own.relation, "adapted"].includes(relationNow(key)) ? own.changes : []);
}

const demandNow = (id) => state.demands.get(id) ?? review.demands[id] ?? "";

// The pairs of each clause, found or said; all clauses, the least sure first: those of the target, and those of the
// source that have no link, now or when the page was made; and those of them to look at. Made again after each change.
let pairs = new Map(), ordered = [], queue = [];
function sortPairs() {
  pairs = new Map();
  for (const key of new Set([...found.keys(), ...state.pairs.keys()])) {
    if (!isPair(key) || (!found.has(key) && !entryOf(key).verdict)) continue;
    for (const id of endsOf(key)) pairs.set(id, [...(pairs.get(id) ?? []), key]);
  }
  const there = new Set(review.ordered);
  const left = Object.keys(review.doubts).filter((id) => !there.has(id) && !heldOf(id).length);
  ordered = [...review.ordered, ...left];
  queue = [...review.queue, ...left];
}
const pairsOf = (id) => pairs.get(id) ?? [];
const heldOf = (id) => pairsOf(id).filter(holds);
sortPairs();

/** Whether a person has settled a clause: each of its links, that it has none, or (the target's) that none holds. */
function settled(id) {
  const now = heldOf(id);
  if (now.length) return now.every((key) => entryOf(key).verdict !== "");
  return entryOf(aloneKey(id)).verdict === ACCEPTED || (sideOf(id) === "target" && pairsOf(id).length > 0);
}

// --- changing

let past = [], future = [];

/** Make changes, each [store, key, value]; undefined takes a value away. */
function change(changes) {
  if (!changes.length) return;
  const done = changes.map(([store, key, value]) => ({ store, key, before: state[store].get(key), after: value }));
  past.push(done);
  future = [];
  put(done.map(({ store, key, after }) => [store, key, after]));
}

function put(changes) {
  for (const [store, key, value] of changes) {
    if (value === undefined) state[store].delete(key);
    else state[store].set(key, value);
    unsaved.add(`${store} ${key}`);
  }
  sortPairs();
  store();
  refresh(changes.flatMap(([, key]) => endsOf(key)).filter(Boolean));
}

function undo() {
  const done = past.pop();
  if (!done) return say(said("nothing_undo"));
  future.push(done);
  put(done.map(({ store, key, before }) => [store, key, before]));
  return say(said("undone"), done[0].key);
}

function redo() {
  const done = future.pop();
  if (!done) return say(said("nothing_redo"));
  past.push(done);
  put(done.map(({ store, key, after }) => [store, key, after]));
  return say(said("redone"), done[0].key);
}

/** An entry with something else said, by whom and when; undefined where then nothing is said. */
function entryWith(key, said) {
  const { verdict, changes, remark } = { ...entryOf(key), ...said };
  if (!verdict && changes === null && !remark) return undefined;
  return { verdict, changes, remark, reviewer: state.reviewer, time: timeNow() };
}

/** The time here, in ISO 8601: 2026-03-01T09:30:00+08:00. */
function timeNow() {
  const now = new Date(), offset = -now.getTimezoneOffset(), two = (n) => String(Math.trunc(n)).padStart(2, "0");
  const local = new Date(now.getTime() + offset * 60000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
}

// The reviewer's verdicts: on a pair of clauses ("S1.1.1 T1.1.2"), on a clause alone ("S1.1.1 " or " T1.1.2"), and on the
// kind of demand of a clause. Every change goes through `change`, so that it can be undone.

const RELATIONS = Object.keys(review.words.relation), CHANGES = Object.keys(review.words.change);
const ACCEPTED = "accepted", REJECTED = "rejected";
const foundLinks = new Map(); // the links as the program found them, by their pair
for (const link of data.links) foundLinks.set(keyOf(link.source, link.target), { ...link });

const state = { pairs: new Map(), demands: new Map(), reviewer: review.reviewer };
for (const row of review.given) {
  const key = keyOf(...row.pair);
  if (row.relation) {
    const [source, target] = row.pair, before = foundLinks.get(key) ?? { source, target, notes: [], sureness: "", score: row.score };
    foundLinks.set(key, { ...before, relation: row.relation, scored: row.score, changes: row.found });
  } else {
    foundLinks.delete(key);
  }
}
for (const [id, [was]] of Object.entries(review.corrected)) review.demands[id] = was;

/** Set the verdicts to those of the review with which the page was made. */
function resetToGiven() {
  state.pairs.clear();
  state.demands.clear();
  for (const { pair, verdict, changes, remark, reviewer, time } of review.given) {
    if (verdict || changes || remark) state.pairs.set(keyOf(...pair), { verdict, changes, remark, reviewer, time });
  }
  for (const [id, [, put]] of Object.entries(review.corrected)) state.demands.set(id, put);
}
resetToGiven();
const given = { pairs: new Map(state.pairs), demands: new Map(state.demands) };

const EMPTY = { verdict: "", changes: null, remark: "", reviewer: "", time: "" };
const entryOf = (key) => state.pairs.get(key) ?? EMPTY;
const aloneKey = (id) => (sideOf(id) === "source" ? keyOf(id, "") : keyOf("", id));
const endsOf = (key) => key.split(" ");
const isPair = (key) => endsOf(key).every(Boolean);
const pairOf = (id, other) => (sideOf(id) === "source" ? keyOf(id, other) : keyOf(other, id));
const partnerIn = (key, id) => endsOf(key).find((end) => end !== id);

/** Whether a pair is a link now. */
function isLink(key) {
  const verdict = entryOf(key).verdict;
  return verdict === REJECTED ? false : foundLinks.has(key) || (verdict !== "" && isPair(key));
}

/** What the program says of a link: what it found or, for a link that the reviewer made, what it would say. */
function asProgram(key) {
  const link = foundLinks.get(key);
  if (link) return link;
  const [relation, counted] = review.between[key] ?? [likeness(key), []];
  return { relation, counted, changes: [...new Set(counted.map(([kind]) => kind))] };
}

/** The relation of two clauses that are not near each other: adapted if they share some wording, else restated. */
function likeness(key) {
  const [first, second] = endsOf(key).map((id) => {
    const chars = [...textOf(id).replace(/[^\p{L}\p{N}]/gu, "")];
    return new Set(chars.slice(1).map((char, i) => chars[i] + char));
  });
  const shared = [...first].filter((pair) => second.has(pair)).length;
  return (2 * shared) / Math.max(1, first.size + second.size) >= 0.15 ? "adapted" : "restated";
}

/** The current relation of a link: the reviewer's, else the program's. */
function relationNow(key) {
  const verdict = entryOf(key).verdict;
  return RELATIONS.includes(verdict) ? verdict : asProgram(key).relation;
}

/**
 * The current kinds of change of a link: the reviewer's, else the program's, which hold as long as the link has the
 * program's relation or is adapted.
 */
function changesNow(key) {
  const own = asProgram(key);
  return entryOf(key).changes ?? ([own.relation, "adapted"].includes(relationNow(key)) ? own.changes : []);
}

const demandNow = (id) => state.demands.get(id) ?? review.demands[id] ?? "";

// The pairs of each clause, found or given by a verdict; the clauses to judge, least sure first: the target's, and the
// source's that have no link now or had none when the page was made; and those of them to look at. Rebuilt after each
// change.
let pairs = new Map(), ordered = [], queue = [];
function sortPairs() {
  pairs = new Map();
  for (const key of new Set([...foundLinks.keys(), ...state.pairs.keys()])) {
    if (!isPair(key) || (!foundLinks.has(key) && !entryOf(key).verdict)) continue;
    for (const id of endsOf(key)) pairs.set(id, [...(pairs.get(id) ?? []), key]);
  }
  const there = new Set(review.ordered);
  const left = Object.keys(review.doubts).filter((id) => !there.has(id) && !linksNow(id).length);
  ordered = [...review.ordered, ...left];
  queue = [...review.queue, ...left];
}
const pairsOf = (id) => pairs.get(id) ?? [];
const linksNow = (id) => pairsOf(id).filter(isLink);
sortPairs();

/** Whether a clause is settled: each link has a verdict, it rightly has none, or (in the target) all were rejected. */
function settled(id) {
  const now = linksNow(id);
  if (now.length) return now.every((key) => entryOf(key).verdict !== "");
  return entryOf(aloneKey(id)).verdict === ACCEPTED || (sideOf(id) === "target" && pairsOf(id).length > 0);
}

// --- changing

let past = [], future = [];

/** Make changes, each [store, key, value]; undefined removes a value. */
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
  if (!done) return say(phrase("nothing_undo"));
  future.push(done);
  put(done.map(({ store, key, before }) => [store, key, before]));
  return say(phrase("undone"), done[0].key);
}

function redo() {
  const done = future.pop();
  if (!done) return say(phrase("nothing_redo"));
  past.push(done);
  put(done.map(({ store, key, after }) => [store, key, after]));
  return say(phrase("redone"), done[0].key);
}

/** A copy of an entry with other values, its reviewer and time; undefined if it no longer says anything. */
function entryWith(key, update) {
  const { verdict, changes, remark } = { ...entryOf(key), ...update };
  if (!verdict && changes === null && !remark) return undefined;
  return { verdict, changes, remark, reviewer: state.reviewer, time: timeNow() };
}

/** The local time in ISO 8601: 2026-03-01T09:30:00+08:00. */
function timeNow() {
  const now = new Date(), offset = -now.getTimezoneOffset(), two = (n) => String(Math.trunc(n)).padStart(2, "0");
  const local = new Date(now.getTime() + offset * 60000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
}

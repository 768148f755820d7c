// The verdicts are kept in the browser's own storage, under the hashes of the two texts, and go nowhere else.
// A report made with a different review shows that review's verdicts and, of those kept, only the unsaved ones.

const PLACE = `directive-diff/review/2 ${review.pair.join(" ")}`;
const MOST_STEPS = 500; // steps that can be undone after a reload
const unsaved = new Set();
const aside = { pairs: [], demands: [] }; // verdicts on clauses that this page, on a part of the pair, does not show
let kept = true;

function store() {
  const value = {
    base: review.base,
    pairs: [...state.pairs, ...aside.pairs],
    demands: [...state.demands, ...aside.demands],
    reviewer: state.reviewer,
    unsaved: [...unsaved],
    past: past.slice(-MOST_STEPS),
    future: future.slice(-MOST_STEPS),
  };
  kept = written(value) || written({ ...value, past: [], future: [] });
}

function written(value) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(value));
    return true;
  } catch {
    return false; // the storage is full, or not allowed
  }
}

/** Restore what was kept and is valid: all of it if this page was made with the same review, else only the unsaved. */
function restore() {
  let value = null;
  try {
    value = JSON.parse(localStorage.getItem(PLACE) ?? "null");
  } catch {
    kept = false;
  }
  if (!value || typeof value !== "object") return;
  if (typeof value.reviewer === "string" && value.reviewer) state.reviewer = value.reviewer;
  const open = new Set(listed(value.unsaved).filter((mark) => typeof mark === "string"));
  const whole = value.base === review.base;
  for (const name of ["pairs", "demands"]) restoreStore(name, listed(value[name]).filter(Array.isArray), open, whole);
  for (const mark of open) unsaved.add(mark);
  if (whole) [past, future] = [value.past, value.future].map(stepsOf);
  sortPairs();
}

const listed = (value) => (Array.isArray(value) ? value : []);

function restoreStore(name, before, open, whole) {
  const wanted = (key) => whole || open.has(`${name} ${key}`);
  const there = new Set(before.map(([key]) => key));
  for (const key of state[name].keys()) if (wanted(key) && !there.has(key)) state[name].delete(key);
  aside[name] = [];
  for (const [key, value] of before) {
    if (!wanted(key)) continue;
    if (fits(name, key, value)) state[name].set(key, value);
    else if (fitsElsewhere(name, key, value)) aside[name].push([key, value]);
  }
}

/** The steps that can be undone; none if any of them is invalid. */
function stepsOf(value) {
  const right = ({ store, key, before, after }) =>
    ["pairs", "demands"].includes(store) && [before, after].every((each) => each === undefined || fits(store, key, each));
  const steps = listed(value);
  return steps.every((step) => Array.isArray(step) && step.length && step.every((edit) => edit && typeof edit === "object" && right(edit))) ? steps : [];
}

/** Whether a kept value is valid, and its clauses are all on this page. */
function fits(name, key, value) {
  return isValid(name, key, value) && endsOf(key).every((id) => !id || Object.hasOwn(review.demands, id));
}

/** Whether a kept value is valid, but some of its clauses are not on this page. */
function fitsElsewhere(name, key, value) {
  return isValid(name, key, value) && /^(S[\d.]+)? ?(T[\d.]+)?$/.test(key) && !fits(name, key, value);
}

function isValid(name, key, value) {
  if (typeof key !== "string") return false;
  if (name === "demands") return typeof value === "string" && Object.hasOwn(review.words.demand, value);
  return (
    Boolean(value) &&
    endsOf(key).length === 2 &&
    ["", ACCEPTED, REJECTED, ...RELATIONS].includes(value.verdict) &&
    (value.changes === null || (Array.isArray(value.changes) && value.changes.every((kind) => CHANGES.includes(kind)))) &&
    [value.remark, value.reviewer, value.time].every((text) => typeof text === "string")
  );
}

// Another window of the same report has changed something.
addEventListener("storage", (event) => {
  if (event.key !== PLACE) return;
  const before = [...state.pairs.keys(), ...state.demands.keys()];
  resetToGiven();
  unsaved.clear();
  past = [];
  future = [];
  restore();
  refresh([...before, ...state.pairs.keys(), ...state.demands.keys()].flatMap(endsOf).filter(Boolean));
});
addEventListener("beforeunload", (event) => {
  if (!kept && unsaved.size) event.preventDefault();
});

// The verdicts are kept in the browser's own storage, by the hashes of the two texts, and go nowhere else.
// A report that was made with another review than the one before holds the verdicts of that file; of those kept, only
// what was not saved is added.

const PLACE = `directive-diff/review/2 ${review.pair.join(" ")}`;
const MOST_STEPS = 500; // that can be undone after the page was loaded again
const unsaved = new Set();
const aside = { pairs: [], demands: [] }; // said of clauses that this page, on a part of the pair, does not show
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
  kept = put_(value) || put_({ ...value, past: [], future: [] });
}

function put_(value) {
  try {
    localStorage.setItem(PLACE, JSON.stringify(value));
    return true;
  } catch {
    return false; // it may hold no more, or nothing
  }
}

/** Take in what was kept, as far as it is what this page would keep: all of it, if this page was made with the same review. */
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
  for (const name of ["pairs", "demands"]) takeKept(name, listed(value[name]).filter(Array.isArray), open, whole);
  for (const mark of open) unsaved.add(mark);
  if (whole) [past, future] = [value.past, value.future].map(stepsOf);
  sortPairs();
}

const listed = (value) => (Array.isArray(value) ? value : []);

function takeKept(name, before, open, whole) {
  const wanted = (key) => whole || open.has(`${name} ${key}`);
  const there = new Set(before.map(([key]) => key));
  for (const key of state[name].keys()) if (wanted(key) && !there.has(key)) state[name].delete(key);
  aside[name] = [];
  for (const [key, said] of before) {
    if (!wanted(key)) continue;
    if (fits(name, key, said)) state[name].set(key, said);
    else if (ofOther(name, key, said)) aside[name].push([key, said]);
  }
}

/** The steps that can be undone; none if one of them is not what this page would keep. */
function stepsOf(value) {
  const right = ({ store, key, before, after }) =>
    ["pairs", "demands"].includes(store) && [before, after].every((said) => said === undefined || fits(store, key, said));
  const steps = listed(value);
  return steps.every((step) => Array.isArray(step) && step.length && step.every((one) => one && typeof one === "object" && right(one))) ? steps : [];
}

/** Whether something kept is what it should be, and of clauses that are there. */
function fits(name, key, said) {
  return isSaid(name, key, said) && endsOf(key).every((id) => !id || Object.hasOwn(review.demands, id));
}

/** Whether it is what it should be, of clauses of which some are not here. */
function ofOther(name, key, said) {
  return isSaid(name, key, said) && /^(S[\d.]+)? ?(T[\d.]+)?$/.test(key) && !fits(name, key, said);
}

function isSaid(name, key, said) {
  if (typeof key !== "string") return false;
  if (name === "demands") return typeof said === "string" && Object.hasOwn(review.words.demand, said);
  return (
    Boolean(said) &&
    endsOf(key).length === 2 &&
    ["", ACCEPTED, REJECTED, ...RELATIONS].includes(said.verdict) &&
    (said.changes === null || (Array.isArray(said.changes) && said.changes.every((kind) => CHANGES.includes(kind)))) &&
    [said.remark, said.reviewer, said.time].every((text) => typeof text === "string")
  );
}

// Another window of the same report has changed something.
addEventListener("storage", (event) => {
  if (event.key !== PLACE) return;
  const before = [...state.pairs.keys(), ...state.demands.keys()];
  takeGiven();
  unsaved.clear();
  past = [];
  future = [];
  restore();
  refresh([...before, ...state.pairs.keys(), ...state.demands.keys()].flatMap(endsOf).filter(Boolean));
});
addEventListener("beforeunload", (event) => {
  if (!kept && unsaved.size) event.preventDefault();
});

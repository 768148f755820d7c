// The verdicts are kept in the browser's own storage, by the hashes of the two texts, and go nowhere else.
// A report that was made with --review holds the verdicts of that file; of those kept, only what was not saved is added.

const PLACE = `directive-diff/review/2 ${review.pair.join(" ")}`;
const unsaved = new Set();
let kept = true;

function store() {
  const value = {
    pairs: [...state.pairs],
    demands: [...state.demands],
    reviewer: state.reviewer,
    unsaved: [...unsaved],
  };
  try {
    localStorage.setItem(PLACE, JSON.stringify(value));
  } catch {
    kept = false;
  }
}

/** Take in what was kept, as far as it is what this page would keep. */
function restore() {
  let value = null;
  try {
    value = JSON.parse(localStorage.getItem(PLACE) ?? "null");
  } catch {
    kept = false;
  }
  if (!value || typeof value !== "object") return;
  if (typeof value.reviewer === "string" && value.reviewer) state.reviewer = value.reviewer;
  const open = new Set(Array.isArray(value.unsaved) ? value.unsaved : []);
  const fresh = review.given.length === 0 && Object.keys(review.corrected).length === 0;
  for (const name of ["pairs", "demands"]) {
    const before = new Map((Array.isArray(value[name]) ? value[name] : []).filter((each) => Array.isArray(each)));
    for (const mark of open) {
      const key = String(mark).slice(name.length + 1);
      if (String(mark).startsWith(`${name} `) && !before.has(key)) state[name].delete(key);
    }
    for (const [key, said] of before) {
      if ((fresh || open.has(`${name} ${key}`)) && fits(name, key, said)) state[name].set(key, said);
    }
  }
  for (const mark of open) if (typeof mark === "string") unsaved.add(mark);
  sortPairs();
}

/** Whether something kept is what it should be, and of clauses that are there. */
function fits(name, key, said) {
  const there = typeof key === "string" && endsOf(key).every((id) => !id || id in review.demands);
  if (!there) return false;
  if (name === "demands") return said in review.words.demand;
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

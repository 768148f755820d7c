// The numbers on the filters follow the verdicts: what the program counted when it made the page, plus or minus what has
// changed since. The head keeps its original numbers, and says so.

const asMade = countsNow(); // before the verdicts that the browser kept are restored
const shownAtFirst = new Set(chips.filter((chip) => !chip.hidden));

/** Count the current links, clauses and changes by "group value", as the filters name them. */
function countsNow() {
  const counts = new Map(), countedLists = new Set();
  const count = (group, value) => counts.set(`${group} ${value}`, (counts.get(`${group} ${value}`) ?? 0) + 1);
  for (const id of Object.keys(review.doubts)) {
    const linked = linksNow(id);
    if (!linked.length) count("rel", kindOf(id));
    if (sideOf(id) === "source") count("demand", demandNow(id));
    else for (const key of linked) {
      count("rel", relationNow(key));
      for (const [kind, words] of changesCounted(key)) {
        if (kind === "listed" && countedLists.has(words)) continue;
        if (kind === "listed") countedLists.add(words); // clauses that share a list report the same change: count it once
        count("change", kind);
      }
    }
  }
  return counts;
}

/** The changes of a link, each [kind, place]: those that the program found, and one for each kind that was added. */
function changesCounted(key) {
  return changesNow(key).flatMap((kind) => {
    const mine = asProgram(key).counted.filter(([name]) => name === kind);
    return mine.length ? mine : [[kind, key]];
  });
}

function refreshCounts() {
  const now = countsNow();
  for (const chip of chips) {
    const key = `${chip.dataset.group} ${chip.dataset.value}`;
    const amount = Number(chip.dataset.n) + (now.get(key) ?? 0) - (asMade.get(key) ?? 0);
    chip.querySelector("small").textContent = review.units[chip.dataset.unit].replace("{n}", amount);
    chip.hidden = !amount && !shownAtFirst.has(chip);
  }
  for (const group of all(".filter-group")) group.hidden = !group.querySelector(".chip:not([hidden])");
  byId("as-made").hidden = !changedSinceMade();
}

/** Whether the verdicts differ from those with which the page was made. */
function changedSinceMade() {
  const same = (a, b) => JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
  return !same(state.pairs, given.pairs) || !same(state.demands, given.demands);
}

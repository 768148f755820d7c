// The page as it opens: with what was kept, and at the clause that the address names.

restore();
one("reviewer").value = state.reviewer;
view(one(narrow.matches ? "tab-table" : "tab-texts"));
for (const pane of Object.values(panes)) {
  const first = pane.querySelector(".marker"); // what stands before the first demand is a scroll away
  if (first) pane.scrollTop += first.getBoundingClientRect().top - pane.getBoundingClientRect().top + 4;
}
if (state.pairs.size || state.demands.size) refresh([...state.pairs.keys(), ...state.demands.keys()].flatMap(endsOf).filter(Boolean));
else refreshProgress();
if (location.hash) follow();

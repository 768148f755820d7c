// Opens the page with the verdicts that were kept, at the clause that the address names.

restore();
refreshCounts();
byId("reviewer").value = state.reviewer;
view(byId(narrow.matches ? "tab-table" : "tab-texts"));
if (state.pairs.size || state.demands.size) refresh([...state.pairs.keys(), ...state.demands.keys()].flatMap(endsOf).filter(Boolean));
else refreshProgress();
if (data.reviewing) begin();
if (location.hash) follow();

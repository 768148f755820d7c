// The page as it opens: with what was kept, and at the clause that the address names.

restore();
refreshCounts();
one("reviewer").value = state.reviewer;
view(one(narrow.matches ? "tab-table" : "tab-texts"));
if (state.pairs.size || state.demands.size) refresh([...state.pairs.keys(), ...state.demands.keys()].flatMap(endsOf).filter(Boolean));
else refreshProgress();
if (data.reviewing) begin();
if (location.hash) follow();

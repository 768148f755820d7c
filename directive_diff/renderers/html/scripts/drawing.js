// The drawing: a line for each link, between the current positions of its clauses.

const places = new Map();
let width = 0, height = 0, planned = 0;

function measure() {
  if (texts.classList.contains("away")) return;
  const box = drawing.getBoundingClientRect();
  width = box.width;
  height = box.height;
  for (const side of ["source", "target"]) {
    const pane = panes[side], top = pane.getBoundingClientRect().top - pane.scrollTop;
    for (const link of links) {
      const place = clauses.get(link[side])?.getBoundingClientRect();
      if (place) places.set(link[side], (place.top + place.bottom) / 2 - top);
    }
  }
  draw();
}

function draw() {
  const left = panes.source.scrollTop, right = panes.target.scrollTop, middle = width / 2;
  for (const link of links) {
    const a = places.get(link.source) - left, b = places.get(link.target) - right;
    const seen = Number.isFinite(a - b) && ((a >= 0 && a <= height) || (b >= 0 && b <= height));
    if (seen || link.drawn) {
      const [from, to] = [a.toFixed(1), b.toFixed(1)];
      link.path.setAttribute("d", seen ? `M0 ${from}C${middle} ${from} ${middle} ${to} ${width} ${to}` : "");
    }
    link.drawn = seen;
  }
}

function plan(step) {
  cancelAnimationFrame(planned);
  planned = requestAnimationFrame(step);
}

for (const pane of Object.values(panes)) pane.addEventListener("scroll", () => plan(draw), { passive: true });
new ResizeObserver(() => plan(measure)).observe(texts);
document.fonts?.ready.then(measure);

// Draws the network of #data into #picture. No request leaves the page; every text goes in as text, never as markup.
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const SVG = "http://www.w3.org/2000/svg", WIDTH = 1250, HEIGHT = 1000;
const svg = document.getElementById("picture"), panel = document.getElementById("panel");
const nodes = new Map(data.nodes.map(node => [node.id, node]));
const hidden = new Set();
let chosen = null, year = data.years ? data.years[1] : null, wanted = "";

const at = node => [node.x * WIDTH * 0.46, -node.y * HEIGHT * 0.46];
const fold = text => text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "");

function make(tag, parent, attributes = {}, text = null) {
  const element = tag.startsWith("svg:") ? document.createElementNS(SVG, tag.slice(4)) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== null) element.textContent = text;
  parent.append(element);
  return element;
}

// The [level, date] that a country had reached in the year shown; null: the articles state none by then. No date counts always.
function stepOf(node) {
  const reached = node.steps.filter(([, date]) => !date || Number(date.slice(0, 4)) <= year);
  return reached.length ? reached.reduce((a, b) => data.order[b[0]] < data.order[a[0]] || (a[0] === b[0] && !a[1]) ? b : a) : null;
}
const groupOf = node => node.steps ? (stepOf(node) || [null])[0] : node.group;

const world = make("svg:g", svg);
for (const r of data.rings) make("svg:ellipse", world, {class: "ring", rx: r * WIDTH * 0.46, ry: r * HEIGHT * 0.46});
const lines = data.edges.map(edge => {
  const [x1, y1] = at(nodes.get(edge.a)), [x2, y2] = at(nodes.get(edge.b));
  return make("svg:line", world, {x1, y1, x2, y2});
});
// All names over all points, so that no point hides a name.
const points = make("svg:g", world), names = make("svg:g", world);
const ties = new Map();
for (const edge of data.edges) for (const end of [edge.a, edge.b]) ties.set(end, (ties.get(end) || 0) + 1);
const degree = id => ties.get(id) || 0;
data.named = [...ties.values()].sort((a, b) => b - a)[24] || 0; // the ties of the 25th
const marks = new Map(data.nodes.map(node => {
  const [x, y] = at(node);
  const mark = make("svg:g", points, {class: "node", transform: `translate(${x} ${y})`, tabindex: 0, role: "button", "aria-label": node.label});
  if (node.square) make("svg:rect", mark, {x: -7, y: -7, width: 14, height: 14, rx: 2});
  else make("svg:circle", mark, {r: node.centre ? 13 : 6.5});
  const size = node.square || node.centre ? "strong" : data.years === null && degree(node.id) < 2 ? "small" : "";
  const name = make("svg:g", names, {transform: `translate(${x} ${y})`});
  node.lines.forEach((row, i) => make("svg:text", name, {class: size, y: (node.centre ? 32 : 23) + i * 16}, row));
  mark.addEventListener("click", () => choose(node.id));
  mark.addEventListener("keydown", event => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(node.id); } });
  if (node.steps) make("svg:text", name, {class: "date", y: 23 + node.lines.length * 16});
  return [node.id, [mark, name]];
}));

function refresh() {
  const near = new Set(chosen === null ? [] : [chosen]);
  for (const edge of data.edges) { if (edge.a === chosen) near.add(edge.b); if (edge.b === chosen) near.add(edge.a); }
  const visible = new Map(data.nodes.map(node => {
    const group = groupOf(node);
    return [node.id, node.centre || (group !== null && !hidden.has(group))];
  }));
  for (const node of data.nodes) {
    const group = groupOf(node), found = !wanted || fold(node.label).includes(wanted);
    for (const part of marks.get(node.id)) {
      part.style.display = visible.get(node.id) ? "" : "none";
      part.classList.toggle("faded", !found || (chosen !== null && !near.has(node.id)));
      part.classList.toggle("chosen", node.id === chosen);
    }
    // Too many names would hide each other: then those with most ties are named, and the others when one comes near.
    const crowded = data.nodes.length > 90 && view.w > WIDTH * 0.45 && degree(node.id) < data.named;
    const asked = (chosen !== null && near.has(node.id)) || (wanted && found);
    if (crowded && !asked) marks.get(node.id)[1].style.display = "none";
    if (node.steps) marks.get(node.id)[1].querySelector(".date").textContent = (stepOf(node) || ["", ""])[1];
    marks.get(node.id)[0].firstChild.setAttribute("fill", node.centre ? "#da251d" : data.colours[group] || "#999");
  }
  data.edges.forEach((edge, i) => {
    lines[i].style.display = visible.get(edge.a) && visible.get(edge.b) ? "" : "none";
    const end = nodes.get(edge.a).centre ? edge.b : edge.a;
    lines[i].setAttribute("stroke", data.years ? data.colours[groupOf(nodes.get(end))] || "#999" : "#888");
    lines[i].classList.toggle("faded", chosen !== null && edge.a !== chosen && edge.b !== chosen);
  });
  drawLegend();
}

function drawLegend() {
  const legend = document.getElementById("legend");
  const counts = {};
  for (const node of data.nodes) if (!node.centre) { const g = groupOf(node); if (g !== null) counts[g] = (counts[g] || 0) + 1; }
  legend.replaceChildren();
  for (const [group, name] of data.groups) {
    const label = make("label", legend, {style: "margin-right:14px"});
    const box = make("input", label, {type: "checkbox"});
    box.checked = !hidden.has(group);
    box.addEventListener("change", () => { box.checked ? hidden.delete(group) : hidden.add(group); refresh(); });
    make("span", label, {class: "dot", style: `background:${data.colours[group]}`});
    make("span", label, {}, `${name} (${counts[group] || 0})`);
  }
}

function choose(id) {
  chosen = chosen === id ? null : id;
  panel.replaceChildren();
  if (chosen === null) { welcome(); refresh(); return; }
  const node = nodes.get(id);
  make("h2", panel, {}, node.label);
  make("p", panel, {class: "what"}, node.what);
  for (const edge of data.edges.filter(edge => edge.a === id || edge.b === id)) {
    const box = make("article", panel);
    make("b", box, {}, nodes.get(edge.a === id ? edge.b : edge.a).label);
    make("div", box, {}, edge.what);
    make("blockquote", box, {}, edge.quote);
    make("small", box, {}, `bài ${edge.article} · ${edge.fact}`);
  }
  refresh();
}

function welcome() {
  make("p", panel, {class: "what"}, "Bấm vào một điểm để xem câu văn và bài báo nói điều đó. Lăn chuột để phóng to, kéo để di chuyển.");
}

for (const [id, [mark]] of marks) make("svg:title", mark, {}, nodes.get(id).label);

// The window onto the world: dragging moves it, the wheel scales it about the pointer.
const view = {x: -WIDTH / 2, y: -HEIGHT / 2, w: WIDTH, h: HEIGHT};
const show = () => { svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`); refresh(); };
function pointer(event) {
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  return [point.x, point.y];
}
svg.addEventListener("wheel", event => {
  event.preventDefault();
  const [x, y] = pointer(event), scale = Math.min(4, Math.max(0.05, view.w / WIDTH * Math.exp(event.deltaY * 0.001))) * WIDTH / view.w;
  Object.assign(view, {x: x - (x - view.x) * scale, y: y - (y - view.y) * scale, w: view.w * scale, h: view.h * scale});
  show();
}, {passive: false});
let held = null;
svg.addEventListener("pointerdown", event => { held = pointer(event); });
addEventListener("pointermove", event => {
  if (held === null) return;
  const [x, y] = pointer(event);
  view.x += held[0] - x; view.y += held[1] - y;
  svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.w} ${view.h}`);
});
addEventListener("pointerup", () => { held = null; });

document.getElementById("search").addEventListener("input", event => { wanted = fold(event.target.value.trim()); refresh(); });
if (data.years && data.years[0] < data.years[1]) {
  const slider = document.getElementById("year"), output = document.getElementById("shown-year");
  document.getElementById("time").hidden = false;
  [slider.min, slider.max] = data.years; slider.value = year; output.value = year;
  slider.addEventListener("input", () => { year = Number(slider.value); output.value = year; refresh(); });
}
show();
welcome();

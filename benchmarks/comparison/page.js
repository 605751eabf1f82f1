const { order, seed, digest } = JSON.parse(document.getElementById("secret").textContent);
const key = `comparison-${digest}`;
const scores = JSON.parse(localStorage.getItem(key) ?? "{}");
const inputs = [...document.querySelectorAll("input[type=radio]")];
const groups = new Set(inputs.map((input) => input.name));

function told() {
  document.getElementById("done").textContent = `${Object.keys(scores).length} of ${groups.size} scored.`;
}

for (const input of inputs) {
  input.checked = scores[input.name] === input.value;
  input.addEventListener("change", () => {
    scores[input.name] = input.value;
    localStorage.setItem(key, JSON.stringify(scores));
    told();
  });
}

function sums() {
  const found = {};
  for (const [name, value] of Object.entries(scores)) {
    const [item, side, criterion] = name.split("/");
    const engine = order[item][side === "A" ? 0 : 1];
    found[criterion] ??= {};
    const cell = (found[criterion][engine] ??= { sum: 0, count: 0 });
    cell.sum += Number(value);
    cell.count += 1;
  }
  return found;
}

document.getElementById("reveal").addEventListener("click", () => {
  for (const section of document.querySelectorAll("section[data-item]")) {
    const engine = order[section.dataset.item][section.dataset.side === "A" ? 0 : 1];
    section.querySelector(".name").textContent = `: ${engine}`;
  }
  const engines = [...new Set(Object.values(order).flat())];
  const table = document.getElementById("sums");
  table.replaceChildren();
  const add = (cells, tag) => {
    const row = table.insertRow();
    for (const text of cells) row.appendChild(document.createElement(tag)).textContent = text;
  };
  add(["", ...engines], "th");
  for (const [criterion, by] of Object.entries(sums())) {
    add([criterion, ...engines.map((one) => (by[one] ? (by[one].sum / by[one].count).toFixed(2) : "–"))], "td");
  }
  table.hidden = false;
});

document.getElementById("export").addEventListener("click", () => {
  const file = new Blob([JSON.stringify({ seed, scores, sums: sums() }, null, 2)], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "comparison.json";
  link.click();
});
told();

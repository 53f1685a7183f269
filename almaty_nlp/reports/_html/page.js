"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const cards = all(".card");
  const marks = new Map();
  for (const mark of all("mark[data-f]"))
    for (const number of mark.dataset.f.split(" ")) marks.set(number, [...(marks.get(number) || []), mark]);
  const off = { severity: new Set(), rule: new Set() };
  const live = document.querySelector(".live");
  let current = null;

  const visible = () => cards.filter((card) => !card.classList.contains("hidden"));

  function filter() {
    const gone = new Set();
    for (const card of cards) {
      const hide = off.severity.has(card.dataset.severity) || off.rule.has(card.dataset.rule);
      card.classList.toggle("hidden", hide);
      if (hide) gone.add(card.dataset.number);
    }
    for (const mark of all("mark[data-f]"))
      mark.classList.toggle("off", mark.dataset.f.split(" ").every((number) => gone.has(number)));
    for (const row of all(".row.found"))
      row.classList.toggle("empty", all(".card", row).every((card) => card.classList.contains("hidden")));
    layout();
    const shown = cards.length - gone.size;
    live.textContent = gone.size ? `${live.dataset.shown} ${shown} ${live.dataset.of} ${cards.length}` : "";
  }

  // Cards reach down beside the blocks that follow; room is added only where the next card would be run over.
  function layout() {
    const wide = matchMedia("(min-width: 52.01rem)").matches;
    document.body.classList.toggle("floating", wide);
    for (const article of all("article")) {
      const rows = all(".row", article);
      for (const row of rows) row.style.marginBottom = "";
      if (!wide) continue;
      const measured = rows.map((row) => ({
        row,
        height: row.offsetHeight,
        cards: row.matches(".found:not(.empty)") ? row.querySelector(".cards").offsetHeight : 0,
      }));
      let need = 0;
      for (const [at, { row, height, cards }] of measured.entries()) {
        need = Math.max(need, cards) - height;
        const next = measured[at + 1];
        if (need > 0 && (!next || next.cards)) {
          row.style.marginBottom = `${need}px`;
          need = 0;
        }
      }
    }
  }

  function select(card, scroll = true) {
    if (!card) return;
    for (const element of all(".current")) element.classList.remove("current");
    current = card;
    card.classList.add("current");
    const own = marks.get(card.dataset.number) || [];
    for (const mark of own) mark.classList.add("current");
    card.focus({ preventScroll: true });
    if (scroll) (own[0] || card).scrollIntoView({ block: "center" });
  }

  function step(by) {
    const list = visible();
    const at = list.indexOf(current);
    if (list.length) select(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length]);
  }

  function toggleSeverity(box) {
    off.severity[box.checked ? "delete" : "add"](box.dataset.severity);
    filter();
  }

  function toggleRule(button, on) {
    button.setAttribute("aria-pressed", String(on));
    off.rule[on ? "delete" : "add"](button.dataset.rule);
  }

  const help = document.getElementById("help");
  const root = document.documentElement;
  const actions = {
    next: () => step(1),
    previous: () => step(-1),
    help: () => (help.open ? help.close() : help.showModal()),
    theme: () => {
      const dark = root.dataset.theme
        ? root.dataset.theme === "dark"
        : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
    },
    all: () => {
      for (const button of all(".rule")) toggleRule(button, true);
      for (const box of all("input[data-severity]")) box.checked = true;
      off.severity.clear();
      filter();
    },
    compact: () => document.querySelector("input[data-compact]")?.click(),
    related: () => current?.querySelector("li a")?.click(),
    back: () => select(current),
  };
  const keys = { j: "next", k: "previous", t: "theme", c: "compact", r: "related", b: "back", "?": "help" };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-do], .rule, mark[data-f], .card");
    if (!target) return;
    if (target.dataset.do) actions[target.dataset.do]();
    else if (target.matches(".rule")) {
      toggleRule(target, target.getAttribute("aria-pressed") !== "true");
      filter();
    } else if (target.matches("mark:not(.off)")) {
      const card = document.getElementById(`f${target.dataset.f.split(" ")[0]}`);
      select(card, false);
      card.scrollIntoView({ block: "nearest" });
    } else if (target.matches(".card") && !event.target.closest("a, summary")) select(target, false);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("input[data-severity]")) toggleSeverity(event.target);
    if (event.target.matches("input[data-compact]")) {
      document.body.classList.toggle("compact", event.target.checked);
      layout();
    }
  });
  document.addEventListener("toggle", layout, true);
  addEventListener("resize", () => requestAnimationFrame(layout));
  layout();
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea, input[type=text]")) return;
    const severity = { 1: "error", 2: "warning", 3: "style" }[event.key];
    if (severity) document.querySelector(`input[data-severity="${severity}"]`)?.click();
    const action = keys[event.key];
    if (action && (!help.open || action === "help")) {
      event.preventDefault();
      actions[action]();
    }
  });
})();

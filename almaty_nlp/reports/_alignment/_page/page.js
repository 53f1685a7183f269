"use strict";
(() => {
  const sides = [...document.querySelectorAll(".side")];
  const drawing = document.querySelector(".lines");
  const why = document.querySelector(".why");
  const live = document.querySelector(".live");
  const links = new Map();
  const own = new Map();  // side → the place we scrolled it to ourselves, whose event is nobody's wish
  let changed = 0, here = null;

  const collect = () => {
    links.clear();
    sides.forEach((side, at) => side.querySelectorAll(".unit").forEach(unit => {
      const link = links.get(unit.dataset.link) || [[], []];
      link[at].push(unit);
      links.set(unit.dataset.link, link);
    }));
  };
  const middle = (unit, box) => { const r = unit.getBoundingClientRect(); return r.top + r.height / 2 - box.top; };

  const draw = () => {
    const box = drawing.getBoundingClientRect();
    drawing.replaceChildren();
    const stroke = (a, b, names) => {
      const y1 = middle(a, box), y2 = middle(b, box), path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", `M0 ${y1} C${box.width / 2} ${y1} ${box.width / 2} ${y2} ${box.width} ${y2}`);
      path.classList.add(...names.filter(Boolean));
      drawing.append(path);
    };
    for (const [name, [ours, theirs]] of links) {
      const seen = [...ours, ...theirs].some(u => { const r = u.getBoundingClientRect(); return r.bottom > box.top && r.top < box.bottom; });
      if (!seen) continue;
      if (!ours.length || !theirs.length) {
        for (const unit of [...ours, ...theirs]) {
          const gap = document.querySelector(`.gap[data-other="${unit.id}"]`);
          if (gap && unit.classList.contains("alone")) stroke(ours.length ? unit : gap, ours.length ? gap : unit, ["alone"]);
        }
        continue;
      }
      for (const a of ours) for (const b of theirs)
        stroke(a, b, [a.classList.contains("moved") && "moved", a.classList.contains("unsure") && "unsure", name === here && "here"]);
    }
  };

  const put = (side, by) => { side.scrollTop += by; own.set(side, side.scrollTop); };
  const follow = (from, to) => {
    if (own.get(from) === from.scrollTop) return;
    own.delete(from);
    const top = from.getBoundingClientRect().top + 60;
    const lead = [...from.querySelectorAll(".unit")].find(u => u.getBoundingClientRect().bottom > top
      && !u.classList.contains("moved") && links.get(u.dataset.link)[sides.indexOf(to)].length);
    if (!lead) return;
    const twin = links.get(lead.dataset.link)[sides.indexOf(to)][0];
    put(to, twin.getBoundingClientRect().top - to.getBoundingClientRect().top
      - lead.getBoundingClientRect().top + from.getBoundingClientRect().top);
  };
  sides.forEach((side, at) => side.addEventListener("scroll", () => { follow(side, sides[1 - at]); draw(); }, { passive: true }));

  const go = name => {
    document.querySelectorAll(".here").forEach(u => u.classList.remove("here"));
    here = name;
    const link = links.get(name);
    if (!link) return;
    link.flat().forEach(u => u.classList.add("here"));
    const because = (link.flat().find(u => u.dataset.why) || { dataset: {} }).dataset.why;
    why.hidden = !because;
    why.lastElementChild.textContent = because || "";
    const marks = link.map((units, at) => units[0] || document.querySelector(`.gap[data-other="${link[1 - at][0].id}"]`));
    marks.forEach((mark, at) => {
      if (mark) put(sides[at], mark.getBoundingClientRect().top - sides[at].getBoundingClientRect().top - sides[at].clientHeight / 3);
    });
    draw();
    live.textContent = link.flat().map(u => u.textContent).join(" ⇔ ").slice(0, 400);
  };
  const odd = () => [...links].filter(([, [a, b]]) => !a.length || !b.length || [...a, ...b].some(u => u.matches(".moved, .unsure"))).map(([n]) => n);
  const step = by => {
    const names = odd();
    if (!names.length) return;
    const at = names.indexOf(here);
    go(names[at < 0 ? (by > 0 ? 0 : names.length - 1) : (at + by + names.length) % names.length]);
  };

  const chosen = () => sides.map(side => [...side.querySelectorAll(".chosen")]);
  const flags = (units, alone) => units.forEach(u => {
    u.classList.remove("alone", "moved", "unsure", "chosen");
    u.classList.add("human");
    if (alone) u.classList.add("alone");
    const remark = u.querySelector(".remark");
    if (remark) remark.remove();
    u.removeAttribute("title");
    u.removeAttribute("data-why");
  });
  const mark = (groups, alone) => {
    if (!groups.flat().length) return;
    const name = `hand${++changed}`;
    const old = new Set(groups.flat().map(u => u.dataset.link));
    if (alone) groups.flat().forEach((u, at) => { u.dataset.link = `${name}-${at}`; });
    else groups.flat().forEach(u => { u.dataset.link = name; });
    flags(groups.flat(), alone);
    collect();
    for (const rest of old) {
      const link = links.get(rest);
      if (link && (!link[0].length || !link[1].length)) link.flat().forEach(u => u.classList.add("alone"));
    }
    document.querySelector(".count").textContent = changed ? `(${changed})` : "";
    draw();
  };
  const save = button => {
    const pack = units => units.map(u => ({ index: Number(u.dataset.index), text: u.dataset.head }));
    const made = [...links.values()].filter(link => link.flat().some(u => u.classList.contains("human")))
      .map(([a, b]) => ({ source: pack(a), target: pack(b) }));
    const data = new Blob([JSON.stringify({ schema: "almaty-links/1", links: made }, null, 1)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(data);
    link.download = button.dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const choose = () => { const link = links.get(here); if (link) link.flat().forEach(u => u.classList.toggle("chosen")); };
  const act = { choose, previous: () => step(-1), next: () => step(1), together: () => mark(chosen(), false), alone: () => mark(chosen(), true), save };
  document.querySelectorAll("[data-do]").forEach(b => b.addEventListener("click", () => act[b.dataset.do](b)));
  sides.forEach(side => side.addEventListener("click", event => {
    const unit = event.target.closest(".unit");
    if (!unit) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) { unit.classList.toggle("chosen"); return; }
    go(unit.dataset.link);
  }));
  const walk = by => {
    const names = [...new Set([...sides[0].querySelectorAll(".unit")].map(u => u.dataset.link))];
    go(names[Math.min(Math.max(names.indexOf(here) + by, 0), names.length - 1)]);
  };
  const keys = { n: () => step(1), p: () => step(-1), j: () => walk(1), k: () => walk(-1), l: act.together, u: act.alone,
    s: () => save(document.querySelector("[data-do=save]")),
    x: choose };
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  });
  addEventListener("resize", () => { if (here) go(here); else draw(); });
  collect();
  draw();
})();

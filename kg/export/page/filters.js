// The legend that filters, by type and by status, and the filters that are in force, each with a way out.
"use strict";

const FIRST_FAMILIES = 14; // buttons in the legend; the rest on demand

const CLIPS = {
  triangle: "polygon(50% 0, 100% 100%, 0 100%)",
  diamond: "polygon(50% 0, 100% 50%, 50% 100%, 0 50%)",
  hexagon: "polygon(25% 5%, 75% 5%, 100% 50%, 75% 95%, 25% 95%, 0 50%)",
  star: "polygon(50% 0, 62% 36%, 100% 36%, 69% 58%, 81% 95%, 50% 72%, 19% 95%, 31% 58%, 0 36%, 38% 36%)",
};

const number = (value) => value.toLocaleString("en");

class Filters {
  // Containers by name: families, statuses, articles, chips, amount, more, rest, all, network.
  constructor(state, containers) {
    Object.assign(this, { state, at: containers });
    this.legend();
    this.articles();
    this.at.more.addEventListener("click", () => state.more());
    this.at.rest.addEventListener("click", () => state.leaveAlone());
    this.at.all.addEventListener("click", () => state.reset());
    ["filter", "select"].forEach((each) => state.addEventListener(each, () => this.refresh()));
    state.addEventListener("theme", () => this.legend());
    this.refresh();
  }

  legend() {
    const { families, nodes } = this.state.content;
    const amounts = (key) => nodes.reduce((found, each) => found.set(each[key], (found.get(each[key]) ?? 0) + 1), new Map());
    const [groups, statuses] = [amounts("group"), amounts("status")];
    this.state.edge.forEach(({ status }) => { if (!statuses.has(status)) statuses.set(status, 0); });
    const buttons = families.map((each) =>
      this.button("families", each.id, glyph(each, families), each.label, groups.get(each.id) ?? 0));
    refill(this.at.families, [...buttons, ...this.later(buttons)]);
    const known = Object.keys(LINES).filter((each) => each && statuses.has(each));
    refill(this.at.statuses, known.map((each) => this.button("statuses", each, dash(line(each)), each, statuses.get(each))));
    this.refresh();
  }

  button(set, value, sign, label, amount) {
    const attributes = { type: "button", "data-set": set, "data-value": value, onclick: () => this.state.hides(set, value) };
    if (set === "families") attributes["data-family"] = value;
    return element("button", attributes, sign, `${label} `, element("small", {}, amount ? number(amount) : ""));
  }

  // The rarer types wait behind a button.
  later(buttons) {
    const rest = buttons.slice(FIRST_FAMILIES);
    if (rest.length < 3) return [];
    const show = (isOpen) => {
      this.isOpen = isOpen;
      rest.forEach((each) => { each.hidden = !isOpen; });
      opener.setAttribute("aria-expanded", String(isOpen));
      opener.textContent = isOpen ? "fewer types" : `${rest.length} more types`;
    };
    const opener = element("button", { type: "button", class: "opener", onclick: () => show(!this.isOpen) });
    show(this.isOpen ?? false);
    return [opener];
  }

  // A list to read one article alone, where there are several.
  articles() {
    const { articles } = this.state.content;
    this.at.articles.parentElement.hidden = articles.length < 2;
    const options = articles.map((each, place) => element("option", { value: String(place) }, cut(each.title || each.url || "article", 70)));
    this.at.articles.replaceChildren(element("option", { value: "" }, `All ${number(articles.length)} articles`), ...options);
    this.at.articles.addEventListener("change", ({ target }) =>
      this.state.choose({ articles: target.value === "" ? null : new Set([Number(target.value)]) }));
  }

  refresh() {
    const { filter, content, visible, picked } = this.state;
    const held = document.activeElement;
    [...this.at.families.children, ...this.at.statuses.children].filter((each) => each.dataset.set).forEach((each) => {
      each.setAttribute("aria-pressed", String(!filter[each.dataset.set].has(each.dataset.value)));
    });
    const [chosen] = filter.articles ?? [];
    this.at.articles.value = filter.articles?.size === 1 ? String(chosen) : "";
    this.at.amount.textContent = `${number(visible.nodes.length)} of ${number(content.events + content.others)} shown`;
    const isNarrow = [filter.only, filter.articles, filter.speakers, filter.days].some(Boolean);
    this.at.more.hidden = isNarrow || filter.limit >= content.nodes.length;
    this.at.rest.hidden = !picked?.nodes.size || visible.nodes.every((each) => picked.nodes.has(each.id));
    this.chips();
    // Who used a button that is gone now goes on in the network.
    const isLost = document.activeElement === document.body || document.activeElement.hidden;
    if (isLost && held !== document.body) this.at.network.focus({ preventScroll: true });
  }

  chips() {
    const { filter, content, node } = this.state;
    const names = (ids) => [...ids].map((id) => node.get(id)?.name ?? "").slice(0, 2).join(", ") + (ids.size > 2 ? "…" : "");
    const title = ([first]) => content.articles[first]?.title ?? "";
    const hidden = (set) => [...filter[set]].map((each) => this.state.familyOf.get(each)?.label ?? each).join(", ");
    const found = [
      filter.only && ["only ", amount(filter.only.size, "node"), { only: null }],
      filter.articles && ["in ", filter.articles.size === 1 ? title([...filter.articles]) : amount(filter.articles.size, "article"), { articles: null }],
      filter.speakers && ["said by ", names(filter.speakers), { speakers: null }],
      filter.days && ["", filter.days[0] === filter.days[1] ? filter.days[0] : filter.days.join(" to "), { days: null }],
      filter.families.size > 0 && ["without ", hidden("families"), { families: new Set() }],
      filter.statuses.size > 0 && ["without ", hidden("statuses"), { statuses: new Set() }],
    ].filter(Boolean);
    refill(this.at.chips, found.map((each) => this.chip(each)));
    this.at.all.hidden = !found.length;
  }

  chip([before, what, patch]) {
    const lift = () => this.state.choose(patch);
    return element("button", { type: "button", class: "chip", title: "Lift this filter", onclick: lift },
      element("span", {}, before, words(what)), element("span", { "aria-hidden": "true" }, " ✕"));
  }
}

function glyph(family, families) {
  const made = element("i", { "aria-hidden": "true" });
  const { fill, edge } = paint(family, families);
  made.style.background = fill;
  if (family.shape === "box") Object.assign(made.style, { border: `1.5px solid ${edge}`, borderRadius: "3px", width: "18px" });
  if (family.shape === "dot") made.style.borderRadius = "50%";
  made.style.clipPath = CLIPS[family.shape] ?? "none";
  return made;
}

function dash({ dashes, sign, isRed }) {
  const made = element("i", { "aria-hidden": "true", class: "dash" });
  made.style.borderTopStyle = !dashes.length ? "solid" : dashes[0] > 4 ? "dashed" : "dotted";
  if (isRed) made.style.borderTopColor = red();
  return element("span", { class: "sign", "aria-hidden": "true" }, made, sign);
}

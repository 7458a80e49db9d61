// Search with suggestions, by keyboard or pointer.
"use strict";

const SUGGESTIONS = 8;

class Search {
  constructor(state, field, list) {
    Object.assign(this, { state, field, list });
    this.names = state.content.nodes.map((each) => `${each.name} ${each.label.replace(/\n/g, " ")} ${each.type}`.toLowerCase());
    field.addEventListener("input", () => this.suggest());
    field.addEventListener("keydown", (event) => this.press(event));
    field.addEventListener("blur", () => this.close());
  }

  // Nodes whose name, label or type begins with the words, then those that have a word that does, then those that hold them.
  matches(text) {
    const wanted = text.trim().toLowerCase();
    if (!wanted) return [];
    const rank = (name) => (name.startsWith(wanted) ? 0 : name.includes(` ${wanted}`) ? 1 : name.includes(wanted) ? 2 : 3);
    const ranked = this.state.content.nodes.map((node, place) => [rank(this.names[place]), node]).filter(([each]) => each < 3);
    return ranked.sort(([one], [other]) => one - other).slice(0, SUGGESTIONS).map(([, node]) => node);
  }

  suggest() {
    const found = this.matches(this.field.value);
    this.list.replaceChildren(...found.map((each) => this.option(each)));
    this.list.hidden = !found.length;
    this.field.setAttribute("aria-expanded", String(Boolean(found.length)));
    this.field.removeAttribute("aria-activedescendant");
  }

  option(node) {
    const attributes = { role: "option", "aria-selected": "false", id: `option-${node.id}`, onpointerdown: ({ button }) => button === 0 && this.choose(node.id) };
    return element("li", attributes, words(node.name), " ", element("small", {}, node.type));
  }

  close() {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }

  choose(id) {
    this.field.value = "";
    this.suggest();
    this.state.select({ nodes: [id] });
  }

  press(event) {
    const options = this.list.hidden ? [] : [...this.list.children];
    const here = options.findIndex((each) => each.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") this.close();
    if (event.key === "Enter" && !event.isComposing && options.length) this.choose(Number(options[Math.max(here, 0)].id.slice("option-".length)));
    if (!step || !options.length) return;
    event.preventDefault();
    const next = options[here < 0 && step < 0 ? options.length - 1 : (here + step + options.length) % options.length];
    options.forEach((each) => each.setAttribute("aria-selected", String(each === next)));
    this.field.setAttribute("aria-activedescendant", next.id);
  }
}

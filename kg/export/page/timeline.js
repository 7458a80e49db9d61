// The events in time: bars of days, months or years, and a brush that keeps those of some days.
"use strict";

const WIDTH = 1000; // of the drawing, in its own units
const HEIGHT = 64;
const BINS = { day: 10, month: 7, year: 4 }; // how much of YYYY-MM-DD names a bin

// All days, months or years from one day to another, as YYYY-MM-DD, YYYY-MM or YYYY.
function bins(first, last, unit) {
  const found = [];
  const day = new Date(`${first.slice(0, BINS[unit])}${{ day: "", month: "-01", year: "-01-01" }[unit]}T00:00:00Z`);
  const step = {
    day: () => day.setUTCDate(day.getUTCDate() + 1),
    month: () => day.setUTCMonth(day.getUTCMonth() + 1),
    year: () => day.setUTCFullYear(day.getUTCFullYear() + 1),
  };
  for (let name = ""; ; step[unit]()) {
    name = day.toISOString().slice(0, BINS[unit]);
    if (day.getUTCFullYear() > 9999 || name > last.slice(0, BINS[unit])) return found; // a later year has a sign before it
    found.push(name);
  }
}

function unitOf(first, last) {
  const days = (Date.parse(last) - Date.parse(first)) / 86400000;
  return days < 92 ? "day" : days < 2200 ? "month" : "year";
}

// The first or the last day of a bin.
function edgeOf(bin, isLast) {
  if (!isLast) return `${bin}-01-01`.slice(0, 10);
  if (bin.length === 10) return bin;
  const [year, month = 12] = bin.split("-").map(Number);
  return `${bin.slice(0, 4)}-${String(month).padStart(2, "0")}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}

class Timeline {
  constructor(state, container) {
    Object.assign(this, { state, container });
    const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text);
    this.events = state.content.nodes.filter((each) => state.isEvent(each) && each.days?.every(isDay));
    const days = new Set(this.events.flatMap((each) => each.days));
    container.hidden = days.size < 2;
    if (container.hidden) return;
    this.whole = [[...days].sort()[0], [...days].sort().at(-1)];
    this.build();
    this.scope(this.whole);
    this.draw = whenSeen(container, () => this.fill());
    new ResizeObserver(() => this.label()).observe(container);
    state.addEventListener("filter", () => {
      this.take();
      this.draw();
    });
    this.draw();
  }

  build() {
    this.picture = drawn("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", role: "img", class: "bars" });
    this.axis = element("div", { class: "axis", "aria-hidden": "true" });
    this.told = element("span", { role: "status" });
    this.from = this.slider("from", "Events from");
    this.to = this.slider("to", "Events to");
    this.nearer = push("Look closer", () => {
      this.scope(this.state.filter.days ?? this.whole);
      this.stay(this.nearer);
    });
    this.all = push("All days", () => {
      this.scope(this.whole);
      this.state.choose({ days: null });
      this.stay(this.all);
    });
    const label = (text, input) => element("label", {}, `${text} `, input);
    const sliders = element("div", { class: "sliders" }, label("from", this.from), label("to", this.to));
    const title = element("h2", { class: "unseen" }, "Events in time");
    const head = element("div", { class: "timeline-head" }, title, this.told, this.nearer, this.all, sliders);
    this.container.replaceChildren(head, element("div", { class: "chart" }, this.picture, this.axis));
    this.listen();
  }

  // Who used a button that is hidden now goes on with the days.
  stay(button) {
    if (button.hidden) this.from.focus({ preventScroll: true });
  }

  slider(name, label) {
    const input = element("input", { type: "range", min: "0", name, "aria-label": label });
    input.addEventListener("input", () => {
      this.cross(name);
      this.shade();
    });
    input.addEventListener("change", () => this.choose());
    return input;
  }

  // Keeps "from" before "to".
  cross(moved) {
    if (Number(this.from.value) <= Number(this.to.value)) return;
    if (moved === "from") this.to.value = this.from.value;
    else this.from.value = this.to.value;
  }

  // Which days the bars show.
  scope([first, last]) {
    this.domain = [first < this.whole[0] ? this.whole[0] : first, last > this.whole[1] ? this.whole[1] : last];
    this.unit = unitOf(...this.domain);
    this.bins = bins(...this.domain, this.unit);
    this.place = new Map(this.bins.map((each, place) => [each, place]));
    [this.from, this.to].forEach((each) => each.setAttribute("max", String(this.bins.length - 1)));
    this.take();
    this.fill();
  }

  // The bins that an event lies in, first and last; null if it lies beyond what is shown.
  reach([first, last]) {
    if (first > edgeOf(this.bins.at(-1), true) || last < edgeOf(this.bins[0], false)) return null;
    const place = (day, otherwise) => this.place.get(day.slice(0, BINS[this.unit])) ?? otherwise;
    return [place(first, 0), place(last, this.bins.length - 1)];
  }

  counts(events) {
    const found = new Array(this.bins.length).fill(0);
    events.forEach((each) => {
      const reach = this.reach(each.days);
      if (reach) for (let here = reach[0]; here <= reach[1]; here += 1) found[here] += 1;
    });
    return found;
  }

  fill() {
    const [all, seen] = [
      this.counts(this.events),
      this.counts(this.events.filter((each) => this.state.visible.ids.has(each.id))),
    ];
    const most = Math.max(1, ...all);
    const wide = WIDTH / this.bins.length;
    const bar = (count, here, name) => {
      const height = count ? Math.max(2, (count / most) * HEIGHT) : 0;
      const made = drawn("rect", { class: name, x: here * wide + wide * 0.08, y: HEIGHT - height, width: wide * 0.84, height });
      made.append(drawn("title", {}, `${this.bins[here]}: ${amount(all[here], "event")}, ${seen[here]} shown`));
      return made;
    };
    this.brush = drawn("rect", { class: "brush", y: 0, height: HEIGHT });
    const bars = this.bins.flatMap((_, here) => [bar(all[here], here, "all"), bar(seen[here], here, "seen")]);
    this.picture.replaceChildren(...bars, this.brush);
    this.picture.setAttribute("aria-label", this.summary(all));
    this.label();
    this.shade();
  }

  summary(all) {
    const busiest = this.bins
      .map((name, here) => [name, all[here]])
      .filter(([, count]) => count)
      .sort(([, one], [, other]) => other - one);
    const told = busiest
      .slice(0, 12)
      .map(([name, count]) => `${name}: ${count}`)
      .join("; ");
    return `Events for each ${this.unit} from ${this.bins[0]} to ${this.bins.at(-1)}. Most of them: ${told}`;
  }

  // Names of some bins below the bars, as many as there is room for.
  label() {
    const most = Math.max(2, Math.floor(this.container.clientWidth / 90));
    const step = Math.ceil(this.bins.length / most);
    const names = this.bins.map((name, here) => [name, here]).filter(([, here]) => here % step === 0);
    this.axis.replaceChildren(
      ...names.map(([name, here]) => {
        const made = element("span", {}, name);
        made.style.insetInlineStart = `${(100 * here) / this.bins.length}%`;
        return made;
      }),
    );
  }

  // Takes the sliders from the filter.
  take() {
    const reach = this.state.filter.days && this.reach(this.state.filter.days);
    const [first, last] = reach ?? [0, this.bins.length - 1];
    this.from.value = String(first);
    this.to.value = String(last);
  }

  shade() {
    const [first, last] = [Number(this.from.value), Number(this.to.value)];
    const wide = WIDTH / this.bins.length;
    const days = [edgeOf(this.bins[first], false), edgeOf(this.bins[last], true)];
    const isAll = first === 0 && last === this.bins.length - 1 && !this.state.filter.days;
    this.brush.setAttribute("x", first * wide);
    this.brush.setAttribute("width", isAll ? 0 : (last - first + 1) * wide);
    this.from.setAttribute("aria-valuetext", days[0]);
    this.to.setAttribute("aria-valuetext", days[1]);
    this.told.textContent = isAll ? `${amount(this.events.length, "event")} with a date` : span(days);
    this.nearer.hidden = isAll || this.bins.length < 2 || this.unit === "day";
    this.all.hidden = isAll && String(this.domain) === String(this.whole);
  }

  choose() {
    const [first, last] = [Number(this.from.value), Number(this.to.value)];
    this.state.choose({ days: [edgeOf(this.bins[first], false), edgeOf(this.bins[last], true)] });
  }

  // Dragging over the bars, by mouse, pen or finger.
  listen() {
    let start = null;
    const binAt = (event) => {
      const { left, width } = this.picture.getBoundingClientRect();
      const here = Math.floor(((event.clientX - left) / width) * this.bins.length);
      return Math.max(0, Math.min(this.bins.length - 1, here));
    };
    const stretch = (event) => {
      const ends = [start, binAt(event)].sort((one, other) => one - other);
      [this.from.value, this.to.value] = ends.map(String);
      this.shade();
    };
    const on = (name, act) => this.picture.addEventListener(name, act);
    on("pointerdown", (event) => {
      if (event.button !== 0) return;
      start = binAt(event);
      this.picture.setPointerCapture(event.pointerId);
      stretch(event);
    });
    on("pointermove", (event) => {
      if (start !== null) stretch(event);
    });
    on("pointerup", () => {
      if (start !== null) {
        start = null;
        this.choose();
      }
    });
    on("pointercancel", () => {
      start = null;
      this.take();
      this.shade();
    });
  }
}

// An element of a drawing.
function drawn(tag, attributes, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  if (text) made.append(text);
  return made;
}

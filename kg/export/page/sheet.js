// A table to read: filter by words, sort by column, pages of rows; a row can be chosen by mouse and keyboard.
"use strict";

const ROWS = 200; // of one page

class Sheet {
  // `columns`: [{title, value(row), isNumber, isLong}]; `open(row)` is called for a chosen row, `isChosen(row)` marks it.
  constructor(container, { caption, columns, open, isChosen }) {
    Object.assign(this, { columns, open, isChosen, rows: [], sorted: null, isDown: false, page: 0 });
    this.texts = new Map();
    this.order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
    const again = () => {
      this.page = 0;
      this.draw();
    };
    this.field = element("input", {
      type: "search",
      autocomplete: "off",
      "aria-label": "Only rows with these words",
      placeholder: "Only rows with …",
      oninput: again,
    });
    this.found = element("span", { class: "type", role: "status" });
    this.body = element("tbody", {
      role: "rowgroup",
      onclick: (event) => this.onClick(event),
      onkeydown: (event) => this.onKey(event),
    });
    this.heads = columns.map((each) => this.head(each));
    // The roles stay where a narrow page shows rows as cards.
    const head = element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, this.heads));
    const table = element("table", { role: "table" }, element("caption", {}, caption), head, this.body);
    this.pager = element("nav", { class: "pager", "aria-label": `Pages of ${caption}` });
    const frame = element("div", { class: "frame", role: "region", tabindex: "0", "aria-label": caption }, table);
    container.replaceChildren(
      element(
        "div",
        { class: columns.some((each) => each.isLong) ? "sheet wordy" : "sheet" },
        element("p", { class: "finder" }, this.field, this.found),
        frame,
        this.pager,
      ),
    );
  }

  head(column) {
    const press = () => this.sort(column);
    return element(
      "th",
      { scope: "col", role: "columnheader", "aria-sort": "none", class: column.isNumber ? "number" : "" },
      push(column.title, press),
    );
  }

  // Shows rows from a page on; where there are fewer pages now, from the last.
  show(rows, page = 0) {
    this.rows = rows;
    this.page = Math.max(0, Math.min(page, Math.ceil(this.matching().length / ROWS) - 1));
    this.draw();
  }

  // Up, then down, then as it was.
  sort(column) {
    const isSame = this.sorted === column;
    this.sorted = isSame && this.isDown ? null : column;
    this.isDown = isSame && !this.isDown;
    this.page = 0;
    this.draw();
  }

  textOf(row) {
    const text = () =>
      this.columns
        .map((each) => each.value(row))
        .join(" ")
        .toLowerCase();
    if (!this.texts.has(row)) this.texts.set(row, text());
    return this.texts.get(row);
  }

  matching() {
    const wanted = this.field.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = wanted.length
      ? this.rows.filter((row) => wanted.every((each) => this.textOf(row).includes(each)))
      : [...this.rows];
    if (!this.sorted) return found;
    const { value, isNumber } = this.sorted;
    const compare = (one, other) => (isNumber ? value(one) - value(other) : this.order.compare(value(one), value(other)));
    return found.sort((one, other) => (this.isDown ? compare(other, one) : compare(one, other)));
  }

  // Who is at a row stays there.
  draw() {
    const found = this.matching();
    const held = this.shown?.[[...this.body.rows].findIndex((each) => each.contains(document.activeElement))];
    this.shown = found.slice(this.page * ROWS, (this.page + 1) * ROWS);
    this.body.replaceChildren(...this.shown.map((row) => this.row(row)));
    this.body.rows[this.shown.indexOf(held)]?.querySelector("button").focus();
    this.heads.forEach((each, place) => each.setAttribute("aria-sort", this.directionOf(this.columns[place])));
    this.found.textContent = amount(found.length, "row");
    this.turn(Math.ceil(found.length / ROWS));
    this.mark();
  }

  directionOf(column) {
    return this.sorted !== column ? "none" : this.isDown ? "descending" : "ascending";
  }

  row(row) {
    const [first, ...others] = this.columns;
    const kind = (each) => (each.isNumber ? "number" : each.isLong ? "long" : "");
    const cell = (each) =>
      element("td", { role: "cell", class: kind(each), "data-title": each.title }, words(String(each.value(row))));
    const button = element("button", { type: "button" }, words(String(first.value(row))));
    return element("tr", { role: "row" }, element("th", { scope: "row", role: "rowheader" }, button), others.map(cell));
  }

  // Marks the chosen rows again without drawing them.
  mark() {
    [...this.body.rows].forEach((each, place) => {
      const isChosen = this.isChosen(this.shown[place]);
      each.classList.toggle("chosen", isChosen);
      each.querySelector("button").setAttribute("aria-pressed", String(isChosen));
    });
  }

  turn(pages) {
    const go = (step) => {
      this.page += step;
      this.draw();
      this.body.querySelector("button")?.focus();
    };
    const button = (text, step, isOff) => push(text, () => go(step), isOff ? { disabled: "" } : {});
    const here = element("span", { class: "type" }, `Page ${this.page + 1} of ${pages}`);
    const parts = [button("← Before", -1, this.page === 0), here, button("Next →", 1, this.page === pages - 1)];
    this.pager.replaceChildren(...(pages > 1 ? parts : []));
  }

  onClick(event) {
    const row = event.target.closest("tr");
    if (row && !String(getSelection())) this.open(this.shown[row.sectionRowIndex]);
  }

  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = event.target.closest("tr");
    if (!step || !row) return;
    event.preventDefault();
    this.body.rows[row.sectionRowIndex + step]?.querySelector("button").focus();
  }
}

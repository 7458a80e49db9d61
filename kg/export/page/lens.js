// Who says what about whom: the speakers by how much they say, and the claims of one of them or of all.
"use strict";

const SPEAKERS = 8; // shown at first, and with each step more

class Lens {
  constructor(state, container) {
    Object.assign(this, { state, container, speaker: null, subject: null, limit: SPEAKERS });
    this.claims = new Claims(state);
    this.speakers = element("div", { class: "speakers", role: "group", "aria-label": "Who speaks" });
    this.choice = element("div", { class: "choice" });
    this.place = element("div");
    container.replaceChildren(element("h2", {}, "Who says what about whom"), this.speakers, this.choice, this.place);
    this.sheet = new Sheet(this.place, {
      caption: "Claims",
      columns: this.claims.columns(),
      open: (each) => this.open(each),
      isChosen: (each) => each === this.opened,
    });
    const draw = whenSeen(container, () => this.fill());
    state.addEventListener("filter", whenSeen(container, () => this.choices()));
    state.addEventListener("select", () => this.onSelect());
    draw();
  }

  // Speakers with their claims, the most talkative first.
  ranked() {
    const bySpeaker = new Map();
    this.state.content.claims.forEach((each) => {
      const speaker = this.claims.speakerOf(each);
      if (!bySpeaker.has(speaker)) bySpeaker.set(speaker, []);
      bySpeaker.get(speaker).push(each);
    });
    return [...bySpeaker].sort(([, one], [, other]) => other.length - one.length);
  }

  fill() {
    const ranked = this.ranked();
    if (!ranked.length)
      return this.container.replaceChildren(
        element("h2", {}, "Who says what about whom"),
        soft("Nobody is quoted or reported in this graph."),
      );
    const most = ranked[0][1].length;
    const all = this.button("Everybody", null, this.state.content.claims.length, most);
    const limit = ranked.length < this.limit + 4 ? ranked.length : this.limit;
    const button = ([speaker, told]) => this.button(this.claims.nameOf(told[0]), speaker, told.length, most);
    const some = ranked.slice(0, limit).map(button);
    const left = ranked.length - limit;
    const more = () => {
      this.limit += SPEAKERS * 4;
      this.fill();
      this.speakers.children[some.length + 1]?.focus();
    };
    this.speakers.replaceChildren(
      all,
      ...some,
      ...(left > 0 ? [push(`Show more of ${amount(ranked.length, "speaker")}`, more, { class: "more" })] : []),
    );
    this.choices();
    return this.sheet.show(this.rows());
  }

  button(name, speaker, count, most) {
    const bar = element("i", { class: "bar", "aria-hidden": "true" });
    bar.style.inlineSize = `${Math.round((100 * Math.min(count, most)) / most)}%`;
    const press = () => {
      this.choose({ speaker, subject: null });
      this.keep();
      this.focus(speaker);
    };
    const attributes = {
      type: "button",
      "aria-pressed": String(speaker === this.speaker),
      "data-speaker": speaker ?? "",
      onclick: press,
    };
    return element(
      "button",
      attributes,
      speaker === null ? null : bar,
      words(name),
      " ",
      element("small", {}, amount(count, "claim")),
    );
  }

  focus(speaker) {
    [...this.speakers.children].find((each) => each.dataset.speaker === String(speaker ?? ""))?.focus();
  }

  choose(patch) {
    Object.assign(this, patch);
    this.fill();
  }

  // Where the graph shows what one speaker says, it goes on with the one who is chosen now.
  keep() {
    if (!this.state.filter.speakers) return;
    this.state.choose({ speakers: typeof this.speaker === "number" ? new Set([this.speaker]) : null });
  }

  ofSpeaker() {
    return this.state.content.claims.filter((each) => this.speaker === null || this.claims.speakerOf(each) === this.speaker);
  }

  rows() {
    return this.ofSpeaker().filter((each) => this.subject === null || this.claims.about(each).includes(this.subject));
  }

  // Above the table: about whom, and whether the graph shows only what this speaker says.
  choices() {
    const counts = new Map();
    this.ofSpeaker().forEach((each) => this.claims.about(each).forEach((id) => counts.set(id, (counts.get(id) ?? 0) + 1)));
    const ranked = [...counts].sort(([, one], [, other]) => other - one);
    const option = ([id, count]) => element("option", { value: id }, `${this.state.node.get(id).name} (${count})`);
    const pick = (event) => this.choose({ subject: event.target.value ? Number(event.target.value) : null });
    const select = element(
      "select",
      { onchange: pick },
      element("option", { value: "" }, "anybody or anything"),
      ranked.map(option),
    );
    select.value = this.subject ?? "";
    refill(this.choice, [element("label", {}, "About ", select), ...this.only()]);
  }

  only() {
    const { filter } = this.state;
    const isOnly = Boolean(filter.speakers);
    const show = () => this.state.choose({ speakers: isOnly ? null : new Set([this.speaker]) });
    const name = typeof this.speaker === "number" ? this.state.node.get(this.speaker).name : "";
    if (isOnly) return [push("Show in the graph what others say too", show, { class: "only" })];
    return name
      ? [
          element(
            "button",
            { type: "button", class: "only", onclick: show },
            "Show in the graph only what ",
            words(name),
            " says",
          ),
        ]
      : [];
  }

  open(claim) {
    this.opened = claim;
    this.isOpening = true;
    this.state.select(this.claims.selection(claim));
    this.isOpening = false;
    this.sheet.mark();
  }

  // Another selection ends that of a row.
  onSelect() {
    if (this.isOpening) return;
    this.opened = null;
    this.sheet.mark();
  }
}

// Everything visible as tables: actors, events, statements, claims. For those who would rather read than look.
"use strict";

class Tables {
  constructor(state, container) {
    this.state = state;
    this.claims = new Claims(state);
    this.kinds = this.all();
    this.tabs = element("div", { class: "kinds", role: "group", "aria-label": "What the table shows" });
    this.place = element("div");
    container.replaceChildren(this.tabs, this.place);
    this.draw = whenSeen(container, () => this.fill());
    this.choose(this.kinds[0]);
    state.addEventListener("filter", () => this.draw());
    state.addEventListener("select", () => this.sheet.mark());
  }

  all() {
    const { state, claims } = this;
    const nodes = (isEvent) => state.visible.nodes.filter((each) => state.isEvent(each) === isEvent);
    const node = {
      open: (each) => state.select({ nodes: [each.id] }),
      isChosen: (each) => state.selection.nodes.includes(each.id),
    };
    const edge = {
      open: (each) => state.select({ edges: [each.id] }),
      isChosen: (each) => state.selection.edges.includes(each.id),
    };
    return [
      { caption: "Actors, places and things", rows: () => nodes(false), columns: this.actorColumns(), ...node },
      { caption: "Events", rows: () => nodes(true), columns: this.eventColumns(), ...node },
      { caption: "Statements", rows: () => state.visible.edges, columns: this.statementColumns(), ...edge },
      {
        caption: "Claims",
        rows: () => claims.visible(),
        columns: claims.columns(),
        open: (each) => state.select(claims.selection(each)),
        isChosen: (each) => this.isClaimChosen(each),
      },
    ];
  }

  actorColumns() {
    const articles = { title: "Articles", value: (each) => each.articles.length, isNumber: true };
    return [
      { title: "Name", value: (each) => each.name },
      { title: "Kind", value: (each) => each.type },
      { title: "Statements", value: (each) => this.state.links.get(each.id).length, isNumber: true },
      ...(this.state.content.articles.length > 1 ? [articles] : []),
      { title: "Passages", value: (each) => each.passages, isNumber: true },
    ];
  }

  eventColumns() {
    return [
      { title: "Event", value: (each) => each.name },
      { title: "Kind", value: (each) => each.type },
      { title: "Status", value: (each) => each.status },
      { title: "When", value: (each) => span(each.days) },
      { title: "Who", value: (each) => this.takers(each), isLong: true },
    ];
  }

  takers(event) {
    const names = this.state.links
      .get(event.id)
      .filter((each) => each.from === event.id)
      .map((each) => this.state.node.get(each.to));
    return [...new Set(names.filter((each) => !this.state.isEvent(each)).map((each) => each.name))].join(", ");
  }

  statementColumns() {
    const name = (id) => this.state.node.get(id).name;
    return [
      { title: "From", value: (each) => name(each.from) },
      { title: "Statement", value: (each) => plain(each.label) },
      { title: "To", value: (each) => name(each.to) },
      { title: "Status", value: (each) => each.status },
      { title: "Sentence", value: (each) => this.sentenceOf(each), isLong: true },
    ];
  }

  sentenceOf(edge) {
    return edge.evidence.length ? this.state.content.sentences[edge.evidence[0][0]][0] : "";
  }

  isClaimChosen(claim) {
    const { nodes = [], sentences = [] } = this.claims.selection(claim);
    const { selection } = this.state;
    const isSame = (one, other) => one.length > 0 && one.length === other.length && one.every((each) => other.includes(each));
    return isSame(nodes, selection.nodes) || isSame(sentences, selection.sentences);
  }

  choose(kind) {
    this.kind = kind;
    this.sheet = new Sheet(this.place, kind);
    this.draw();
  }

  fill() {
    this.tabs.replaceChildren(...this.kinds.map((each) => this.tab(each)));
    this.sheet.show(this.kind.rows(), this.sheet.page);
  }

  tab(kind) {
    const press = () => {
      this.choose(kind);
      this.tabs.children[this.kinds.indexOf(kind)].focus();
    };
    const text = `${kind.caption} (${kind.rows().length.toLocaleString("en")})`;
    return push(text, press, { "aria-pressed": String(kind === this.kind) });
  }
}

// Days as words; an event of one day has one.
function span(days) {
  if (!days) return "";
  return days[0] === days[1] ? days[0] : `${days[0]} to ${days[1]}`;
}

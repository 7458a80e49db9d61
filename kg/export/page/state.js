// What the page knows and what its reader chose: the content, the filter, the selection. It draws nothing.
"use strict";

const FIRST_STEP = 150; // nodes that "show more" adds
const NOTHING = Object.freeze({ nodes: [], edges: [], sentences: [], isWhole: false });

class State extends EventTarget {
  // `content` is the page's data block; see kg/export/html.py.
  constructor(content) {
    super();
    this.content = content;
    this.node = new Map(content.nodes.map((each) => [each.id, each]));
    this.edge = new Map(content.edges.map((each, place) => [place + 1, { ...each, id: place + 1 }]));
    this.rank = new Map(content.nodes.map((each, place) => [each.id, place]));
    this.byIri = new Map(content.nodes.map((each) => [each.iri, each]));
    this.familyOf = new Map(content.families.map((each) => [each.id, each]));
    this.links = new Map(content.nodes.map((each) => [each.id, []]));
    this.edge.forEach((each) => [...new Set([each.from, each.to])].forEach((id) => this.links.get(id).push(each)));
    this.told = told(content.nodes, this.edge);
    this.called = new Set();
    this.filter = this.whole();
    this.selection = NOTHING;
    this.refresh();
  }

  // The filter as the page begins with it.
  whole() {
    return {
      limit: this.content.first, // so many of the most salient nodes
      families: new Set(), // hidden
      statuses: new Set(), // hidden
      speakers: null, // ids of nodes: only what they say; null for everything
      articles: null, // numbers of articles: only what they tell
      days: null, // [first, last] as YYYY-MM-DD: only events of these days
      only: null, // ids of nodes: the rest is hidden
    };
  }

  neighbours(id) {
    return new Set(this.links.get(id).map((each) => (each.from === id ? each.to : each.from)));
  }

  isEvent(node) {
    return this.familyOf.get(node.group).isEvent;
  }

  // Changes the filter and tells whoever listens to "filter".
  choose(patch) {
    Object.assign(this.filter, patch);
    this.refresh();
    this.tell("filter");
  }

  // Hides a family or a status, or shows it again.
  hides(set, value) {
    const changed = new Set(this.filter[set]);
    if (!changed.delete(value)) changed.add(value);
    this.choose({ [set]: changed });
  }

  more() {
    this.choose({ limit: this.filter.limit + FIRST_STEP });
  }

  // Makes nodes visible: whatever hides them is lifted.
  call(ids) {
    this.invite(ids);
    const without = (set, values) => new Set([...set].filter((each) => !values.includes(each)));
    const nodes = ids.map((id) => this.node.get(id));
    const families = without(this.filter.families, nodes.map((each) => each.group));
    const statuses = without(this.filter.statuses, nodes.map((each) => each.status));
    this.choose({ families, statuses });
    const isHidden = ids.some((id) => !this.visible.ids.has(id));
    if (isHidden) this.choose({ speakers: null, articles: null, days: null });
  }

  // Shows a node with its neighbours; what the reader hid by its kind stays hidden.
  expand(id) {
    this.invite([...this.neighbours(id)]);
    this.call([id]);
  }

  // Takes nodes among those that are shown, as far as the filter lets them.
  invite(ids) {
    ids.forEach((id) => this.called.add(id));
    if (this.filter.only) this.filter.only = new Set([...this.filter.only, ...ids]);
  }

  // Hides all but what is picked and seen; where nothing picked is seen, all of it comes.
  leaveAlone() {
    const picked = [...(this.picked?.nodes ?? [])];
    if (!picked.length) return;
    if (!picked.some((id) => this.visible.ids.has(id))) this.call(picked);
    this.choose({ only: new Set(picked.filter((id) => this.visible.ids.has(id))) });
  }

  // Lifts every filter. So many nodes as the reader asked for stay, and those that are selected.
  reset() {
    this.called = new Set(this.ends());
    this.choose({ ...this.whole(), limit: this.filter.limit });
  }

  // Ids of the nodes that are selected, and of those at the ends of edges that are.
  ends() {
    const { nodes, edges } = this.selection;
    return [...nodes, ...edges.flatMap((id) => [this.edge.get(id).from, this.edge.get(id).to])];
  }

  refresh() {
    const { speakers, days, statuses } = this.filter;
    const sets = [speakers && this.saidBy(speakers), days && this.during(days)].filter(Boolean);
    const nodes = this.content.nodes.filter((each) => this.passes(each) && sets.every((set) => set.has(each.id)));
    const ids = new Set(nodes.map((each) => each.id));
    const edges = [...this.edge.values()].filter(
      (each) => ids.has(each.from) && ids.has(each.to) && !statuses.has(each.status),
    );
    this.visible = { nodes, edges, ids };
  }

  passes(node) {
    const { limit, families, statuses, only, articles, days, speakers } = this.filter;
    if (families.has(node.group) || statuses.has(node.status)) return false;
    if (articles && !node.articles.some((each) => articles.has(each))) return false;
    if (only) return only.has(node.id);
    return Boolean(articles || days || speakers) || this.rank.get(node.id) < limit || this.called.has(node.id);
  }

  // Ids of the events of these days, by their own days, and of what takes part in them.
  during([first, last]) {
    const isIn = (each) => Boolean(each.days) && each.days[0] <= last && each.days[1] >= first;
    return this.withPartakers(this.content.nodes.filter(isIn).map((each) => each.id));
  }

  // Ids of these speakers, of what they say, and of what takes part in it.
  saidBy(speakers) {
    const said = this.content.claims.filter((each) => speakers.has(each.source));
    const events = said.flatMap((each) => [each.event, ...each.reports]).filter((id) => this.node.has(id));
    return new Set([...this.withPartakers(events), ...speakers]);
  }

  withPartakers(ids) {
    const isPartaker = (id) => !this.isEvent(this.node.get(id));
    const events = ids.filter((id) => !isPartaker(id));
    return new Set([...ids, ...events.flatMap((id) => [...this.neighbours(id)].filter(isPartaker))]);
  }

  // Selects nodes, edges or sentences, by id and number, and tells whoever listens to "select". Nodes, and the ends of
  // edges, become visible; so does what a sentence tells, as far as the filter lets it.
  select(selection = NOTHING) {
    this.selection = { ...NOTHING, ...selection };
    this.standing = undefined;
    const hidden = new Set(this.ends().filter((id) => !this.visible.ids.has(id)));
    if (hidden.size) this.call([...hidden]);
    const told = this.selection.sentences.length && !this.filter.only ? [...this.picked.nodes] : [];
    const late = told.filter((id) => this.rank.get(id) >= this.filter.limit && !this.called.has(id));
    if (late.length) {
      this.invite(late);
      this.choose({});
    }
    this.tell("select");
  }

  // What stands out: the selection with what belongs to it. Null where nothing is selected.
  get picked() {
    if (this.standing === undefined) this.standing = this.pick();
    return this.standing;
  }

  pick() {
    const { nodes, edges, sentences, isWhole } = this.selection;
    if (!nodes.length && !edges.length && !sentences.length) return null;
    const picked = { nodes: new Set(nodes), edges: new Set(edges) };
    sentences.forEach((each) => {
      const { nodes: spoken, edges: lines } = this.toldBy(each);
      spoken.forEach((id) => picked.nodes.add(id));
      lines.forEach((id) => picked.edges.add(id));
    });
    if (nodes.length && !edges.length && !sentences.length) this.around(nodes, isWhole).forEach((id) => picked.edges.add(id));
    picked.edges.forEach((id) => [this.edge.get(id).from, this.edge.get(id).to].forEach((each) => picked.nodes.add(each)));
    return picked;
  }

  // Ids of the edges that belong to nodes: all of a single one, else those among them.
  around(nodes, isWhole) {
    const links = nodes.flatMap((id) => this.links.get(id));
    const among = new Set(nodes);
    const isOne = nodes.length === 1 && !isWhole;
    return links.filter((each) => isOne || (among.has(each.from) && among.has(each.to))).map((each) => each.id);
  }

  // Ids of the nodes and edges that stand on a sentence.
  toldBy(sentence) {
    return this.told.get(sentence) ?? { nodes: [], edges: [] };
  }

  // The shortest way between two nodes, as ids; null where there is none. Directions do not count.
  path(from, to) {
    const before = new Map([[from, null]]);
    const waiting = [from];
    for (let next = 0; next < waiting.length && !before.has(to); next += 1) {
      const here = waiting[next];
      this.links.get(here).forEach((edge) => {
        const there = edge.from === here ? edge.to : edge.from;
        if (before.has(there)) return;
        before.set(there, edge);
        waiting.push(there);
      });
    }
    if (!before.has(to)) return null;
    const found = { nodes: [to], edges: [] };
    for (let edge = before.get(to), here = to; edge !== null; edge = before.get(here)) {
      here = edge.from === here ? edge.to : edge.from;
      found.nodes.unshift(here);
      found.edges.unshift(edge.id);
    }
    return found;
  }

  tell(what) {
    this.dispatchEvent(new Event(what));
  }
}

// What stands on each sentence, by its number.
function told(nodes, edges) {
  const found = new Map();
  const add = (kind, { id, evidence }) =>
    new Set(evidence.map(([number]) => number)).forEach((number) => {
      if (!found.has(number)) found.set(number, { nodes: [], edges: [] });
      found.get(number)[kind].push(id);
    });
  nodes.forEach((each) => add("nodes", each));
  edges.forEach((each) => add("edges", each));
  return found;
}

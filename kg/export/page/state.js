// What the page knows and what its reader chose: the content, the filter, the selection. It draws nothing.
"use strict";

const FIRST_STEP = 150; // nodes that "show more" adds

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
    this.called = new Set();
    this.filter = {
      limit: content.first, // so many of the most salient nodes
      families: new Set(), // hidden
      statuses: new Set(), // hidden
      speakers: null, // ids of nodes: only what they say; null for everything
      articles: null, // numbers of articles: only what they tell
      days: null, // [first, last] as YYYY-MM-DD: only events of these days
      only: null, // ids of nodes: the rest is hidden
    };
    this.selection = NOTHING;
    this.refresh();
  }

  neighbours(id) {
    return new Set(this.links.get(id).map((each) => (each.from === id ? each.to : each.from)));
  }

  // Changes the filter and tells whoever listens to "filter".
  choose(patch) {
    Object.assign(this.filter, patch);
    this.refresh();
    this.tell("filter");
  }

  hides(set, value) {
    const changed = new Set(this.filter[set]);
    if (!changed.delete(value)) changed.add(value);
    this.choose({ [set]: changed });
  }

  more() {
    this.choose({ limit: this.filter.limit + FIRST_STEP });
  }

  // Makes nodes visible whatever the limit.
  call(ids) {
    ids.forEach((id) => this.called.add(id));
    this.choose({});
  }

  expand(id) {
    this.call([id, ...this.neighbours(id)]);
  }

  // Puts back the filter as the page began with it.
  reset() {
    this.called.clear();
    this.choose({
      limit: this.content.first, families: new Set(), statuses: new Set(), speakers: null, articles: null, days: null, only: null,
    });
  }

  refresh() {
    const nodes = this.content.nodes.filter((each) => this.passes(each));
    const ids = new Set(nodes.map((each) => each.id));
    const edges = [...this.edge.values()].filter(
      (each) => ids.has(each.from) && ids.has(each.to) && !this.filter.statuses.has(each.status),
    );
    this.visible = { nodes, edges, ids };
  }

  passes(node) {
    const { limit, families, statuses, only, articles, days, speakers } = this.filter;
    if (only) return only.has(node.id);
    if (families.has(node.group) || statuses.has(node.status)) return false;
    if (articles && !node.articles.some((each) => articles.has(each))) return false;
    if (days && !this.isWithin(node, days)) return false;
    if (speakers && !this.isSaidBy(node, speakers)) return false;
    return Boolean(articles || days || speakers) || this.rank.get(node.id) < limit || this.called.has(node.id);
  }

  // Events by their own days; what takes part in such an event stays with it.
  isWithin(node, [first, last]) {
    const isIn = (each) => each.days !== null && each.days[0] <= last && each.days[1] >= first;
    return isIn(node) || (!this.isEvent(node) && [...this.neighbours(node.id)].some((id) => isIn(this.node.get(id))));
  }

  isSaidBy(node, speakers) {
    if (speakers.has(node.id)) return true;
    const said = this.content.claims.filter((each) => speakers.has(each.source));
    const ids = new Set(said.flatMap((each) => [each.event, ...each.reports]));
    return ids.has(node.id) || (!this.isEvent(node) && [...this.neighbours(node.id)].some((id) => ids.has(id)));
  }

  isEvent(node) {
    return this.familyOf.get(node.group).isEvent;
  }

  // Selects nodes, edges or sentences, by id and number, and tells whoever listens to "select".
  select(selection = NOTHING) {
    this.selection = { ...NOTHING, ...selection };
    const hidden = this.selection.nodes.filter((id) => !this.visible.ids.has(id));
    if (hidden.length) this.call(hidden);
    this.tell("select");
  }

  // What stands out: the selection with what belongs to it. Null where nothing is selected.
  get picked() {
    const { nodes, edges, sentences, isWhole } = this.selection;
    if (!nodes.length && !edges.length && !sentences.length) return null;
    const picked = { nodes: new Set(nodes), edges: new Set(edges) };
    edges.forEach((id) => [this.edge.get(id).from, this.edge.get(id).to].forEach((each) => picked.nodes.add(each)));
    sentences.forEach((each) => {
      const { nodes: told, edges: lines } = this.toldBy(each);
      told.forEach((id) => picked.nodes.add(id));
      lines.forEach((id) => picked.edges.add(id));
    });
    if (nodes.length === 1 && !isWhole) {
      this.neighbours(nodes[0]).forEach((each) => picked.nodes.add(each));
      this.links.get(nodes[0]).forEach((each) => picked.edges.add(each.id));
    } else {
      const both = (each) => picked.nodes.has(each.from) && picked.nodes.has(each.to);
      [...this.edge.values()].filter(both).forEach((each) => picked.edges.add(each.id));
    }
    return picked;
  }

  // Ids of the nodes and edges that stand on a sentence.
  toldBy(sentence) {
    const holds = (each) => each.evidence.some(([number]) => number === sentence);
    return {
      nodes: this.content.nodes.filter(holds).map((each) => each.id),
      edges: [...this.edge.values()].filter(holds).map((each) => each.id),
    };
  }

  // The shortest way between two nodes, as ids; null where there is none. Directions do not count.
  path(from, to) {
    const before = new Map([[from, null]]);
    const waiting = [from];
    while (waiting.length && !before.has(to)) {
      const here = waiting.shift();
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

const NOTHING = Object.freeze({ nodes: [], edges: [], sentences: [], isWhole: false });

// Claims as rows: who says it, with which word, what, and about whom.
"use strict";

class Claims {
  constructor(state) {
    this.state = state;
    this.told = new Map();
  }

  // What tells one speaker from another: the node, or the words where the graph knows no node.
  speakerOf(claim) {
    return claim.source ?? `“${claim.speaker}”`;
  }

  nameOf(claim) {
    return claim.source === null ? claim.speaker : this.state.node.get(claim.source).name;
  }

  // Ids of those a claim is about: who takes part in what it reports, and the topic of the speech.
  about(claim) {
    if (!this.told.has(claim)) this.told.set(claim, this.find(claim));
    return this.told.get(claim);
  }

  find({ source, event, reports }) {
    const out = (id) => this.state.links.get(id).filter((each) => each.from === id);
    const topics = event === null ? [] : out(event).filter((each) => each.property === "topic");
    const found = [...reports.flatMap(out), ...topics].map((each) => each.to);
    const isActor = (id) => id !== source && !this.state.isEvent(this.state.node.get(id)) && !this.isTime(id);
    return [...new Set(found)].filter(isActor);
  }

  isTime(id) {
    return this.state.node.get(id).group === "TemporalEntity";
  }

  // Claims of what is visible, and where speakers are chosen only theirs.
  visible() {
    const { visible, filter } = this.state;
    const isShown = ({ source, event, reports }) => {
      const told = [event, ...reports].filter((id) => id !== null);
      return told.length ? told.some((id) => visible.ids.has(id)) : source === null || visible.ids.has(source);
    };
    return this.state.content.claims.filter((each) => isShown(each) && (!filter.speakers || filter.speakers.has(each.source)));
  }

  // The speaker, the speech and what it tells, as one selection; the sentence where there is no node.
  selection(claim) {
    const ids = [claim.source, claim.event, ...claim.reports, ...this.about(claim)].filter((id) => id !== null);
    const sentences = claim.sentence === null ? [] : [claim.sentence];
    return ids.length ? { nodes: [...new Set(ids)], isWhole: true } : { sentences };
  }

  names(claim) {
    return this.about(claim)
      .map((id) => this.state.node.get(id).name)
      .join(", ");
  }

  columns() {
    return [
      { title: "Who says it", value: (each) => this.nameOf(each) },
      { title: "Word", value: (each) => each.cue },
      { title: "What is said", value: (each) => each.content, isLong: true },
      { title: "About whom", value: (each) => this.names(each) },
      { title: "Direct", value: (each) => (each.isDirect ? "direct speech" : "reported") },
    ];
  }
}

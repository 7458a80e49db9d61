// The text of an article with every mention marked: a sentence leads to its statements, a node to its mentions.
"use strict";

const WHOLE = 20; // articles that come with their whole text

class Reading {
  constructor(state, container) {
    Object.assign(this, { state, container, article: 0 });
    this.mentions = this.bySentence();
    this.heading = element("div", { class: "article-head" });
    this.body = element("div", {
      class: "article",
      lang: "en",
      role: "group",
      "aria-label": "Text of the article; arrow keys lead from sentence to sentence",
      onclick: (event) => this.onClick(event),
      onkeydown: (event) => this.onKey(event),
    });
    container.replaceChildren(...this.chooser(), this.heading, this.body);
    this.draw = whenSeen(container, () => this.fill());
    this.renew = whenSeen(container, () => this.sentences && this.head(state.content.articles[this.article]));
    this.find = whenSeen(container, () => this.follow());
    state.addEventListener("select", () => this.find());
    state.addEventListener("filter", () => this.onFilter());
    this.draw();
    this.find();
  }

  bySentence() {
    const found = new Map();
    const add = (id, [place, start, end]) => {
      if (!found.has(place)) found.set(place, []);
      found.get(place).push({ id, start, end });
    };
    this.state.content.nodes.forEach((node) => node.evidence.forEach((each) => add(node.id, each)));
    return found;
  }

  chooser() {
    const { articles } = this.state.content;
    if (articles.length < 2) return [];
    const title = (each) => (each.published ? `${each.title} (${each.published})` : each.title);
    const options = articles.map((each, place) => element("option", { value: place }, title(each)));
    this.select = element("select", { onchange: () => this.open(Number(this.select.value)) }, options);
    return [element("label", { class: "chooser" }, `Article, one of ${articles.length.toLocaleString("en")} `, this.select)];
  }

  open(article) {
    this.article = article;
    if (this.select) this.select.value = String(article);
    this.fill();
    this.container.scrollTop = 0;
  }

  fill() {
    const article = this.state.content.articles[this.article];
    if (!article) return this.heading.replaceChildren(soft("No article came with this graph."));
    this.spans = [];
    this.head(article);
    this.body.replaceChildren(...this.paragraphs(article.sentences));
    this.sentences = [...this.body.querySelectorAll("[data-sentence]")];
    this.sentences[0]?.setAttribute("tabindex", "0");
    return this.mark();
  }

  head({ title, publisher, published, url, sentences }) {
    const groups = new Set(
      sentences.flatMap((each) => (this.mentions.get(each) ?? []).map(({ id }) => this.state.node.get(id).group)),
    );
    const families = this.state.content.families.filter((each) => groups.has(each.id));
    const name = (each) => element("span", {}, each.isEvent ? "event, its colour by type" : words(each.label));
    const events = families.filter((each) => each.isEvent).slice(0, 1);
    const key = [...families.filter((each) => !each.isEvent), ...events].map((each) => this.dress(each, name(each)));
    const origin = [publisher, published].filter(Boolean).flatMap((each, place) => [place ? " · " : "", words(each)]);
    refill(this.heading, [
      element("h2", { dir: "auto" }, link(url, title)),
      soft(...origin),
      element(
        "p",
        { class: "key type", role: "group", "aria-label": "How the words are marked" },
        key.flatMap((each) => [each, " "]),
      ),
      soft("Choose a sentence to see what it tells. A second click on a marked word opens it.", this.gaps()),
      ...this.alone(),
    ]);
  }

  gaps() {
    return this.state.content.articles.length > WHOLE ? " Sentences of which the graph shows nothing are left out." : null;
  }

  // A button that keeps only what this article tells, where there are others.
  alone() {
    const { content, filter } = this.state;
    if (content.articles.length < 2) return [];
    const isAlone = filter.articles?.size === 1 && filter.articles.has(this.article);
    const press = () => this.state.choose({ articles: isAlone ? null : new Set([this.article]) });
    return [push("Only this article in the graph", press, { "aria-pressed": String(Boolean(isAlone)), class: "alone" })];
  }

  paragraphs(places) {
    const made = [];
    places.forEach((place) => {
      const [, , isNew] = this.state.content.sentences[place];
      if (isNew || !made.length) made.push(element("p"));
      made.at(-1).append(this.sentence(place), " ");
    });
    return made;
  }

  sentence(place) {
    const letters = [...this.state.content.sentences[place][0]];
    const parts = this.parts(letters, 0, letters.length, nest(this.mentions.get(place) ?? []));
    return element("bdi", { dir: "auto", class: "sentence", role: "button", tabindex: "-1", "data-sentence": place }, parts);
  }

  // The letters from start to end, with the mentions inside as elements of their own.
  parts(letters, start, end, inside) {
    const made = [];
    let here = start;
    inside.forEach((each) => {
      made.push(letters.slice(here, each.start).join(""), this.mention(letters, each));
      here = each.end;
    });
    return [...made, letters.slice(here, end).join("")].filter((each) => each !== "");
  }

  mention(letters, each) {
    const node = this.state.node.get(each.id);
    const made = element(
      "span",
      { "data-node": node.id, title: `${node.name} – ${node.type}` },
      this.parts(letters, each.start, each.end, each.inside),
    );
    made.style.setProperty("--deep", depth(each));
    this.spans.push([node.id, made]);
    return this.dress(this.state.familyOf.get(node.group), made);
  }

  // Colour by type, and a line below that differs by shape too.
  dress(family, made) {
    const [hue, saturation] = hueOf(family, this.state.content.families);
    made.className = `mention ${family.shape}`;
    made.style.setProperty("--hue", hue);
    made.style.setProperty("--part", `${saturation}%`);
    return made;
  }

  // The sentences that the selection stands on, with how much of it.
  cited() {
    const { nodes, edges, sentences } = this.state.selection;
    const things = [...nodes.map((id) => this.state.node.get(id)), ...edges.map((id) => this.state.edge.get(id))];
    const found = new Map(sentences.map((each) => [each, 1]));
    things.forEach((thing) =>
      new Set(thing.evidence.map(([place]) => place)).forEach((place) => found.set(place, (found.get(place) ?? 0) + 1)),
    );
    return found;
  }

  mark() {
    const { nodes, sentences } = this.state.selection;
    const cited = this.cited();
    this.spans.forEach(([id, made]) => made.classList.toggle("here", nodes.includes(id)));
    this.sentences.forEach((each) => {
      const place = Number(each.dataset.sentence);
      each.classList.toggle("cited", cited.has(place));
      each.setAttribute("aria-pressed", String(sentences.includes(place)));
    });
  }

  // Marks what is selected and scrolls to the sentence that tells most of it, in this article or in another.
  follow() {
    if (!this.sentences) return;
    const cited = this.cited();
    const articleOf = (place) => this.state.content.sentences[place][1];
    const best = (places) => [...places].sort((one, other) => cited.get(other) - cited.get(one) || one - other)[0];
    const here = best([...cited.keys()].filter((each) => articleOf(each) === this.article));
    const place = here ?? best(cited.keys());
    if (place !== undefined && here === undefined) this.open(articleOf(place));
    this.mark();
    const target = this.sentences.find((each) => Number(each.dataset.sentence) === place);
    if (target) reveal(target);
  }

  // Another article where the filter leaves this one out; else only the heading may have changed.
  onFilter() {
    const { articles } = this.state.filter;
    if (!articles?.size || articles.has(this.article)) return this.renew();
    this.article = Math.min(...articles);
    this.select.value = String(this.article);
    return this.draw();
  }

  onClick(event) {
    const sentence = event.target.closest("[data-sentence]");
    if (!sentence || String(getSelection())) return;
    const mention = event.target.closest("[data-node]");
    const isOpen = sentence.getAttribute("aria-pressed") === "true";
    this.rove(sentence);
    if (isOpen && mention) this.state.select({ nodes: [Number(mention.dataset.node)] });
    else this.choose(sentence, isOpen);
  }

  choose(sentence, isOpen) {
    this.state.select(isOpen ? {} : { sentences: [Number(sentence.dataset.sentence)] });
  }

  // One sentence is in the order of tabs; arrows lead to the others.
  onKey(event) {
    const here = this.sentences.indexOf(event.target);
    const step = {
      ArrowDown: here + 1,
      ArrowRight: here + 1,
      ArrowUp: here - 1,
      ArrowLeft: here - 1,
      Home: 0,
      End: this.sentences.length - 1,
    };
    if (here < 0 || isShortcut(event)) return;
    if (event.key === "Enter" || event.key === " ")
      this.choose(event.target, event.target.getAttribute("aria-pressed") === "true");
    else if (!(event.key in step)) return;
    event.preventDefault();
    const next = this.sentences[step[event.key] ?? here];
    if (next) this.rove(next);
    next?.focus();
  }

  rove(sentence) {
    this.sentences.forEach((each) => each.setAttribute("tabindex", each === sentence ? "0" : "-1"));
  }
}

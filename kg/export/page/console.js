// Questions in SPARQL: those that come with the ontology, and the reader's own.
"use strict";

const FIRST_QUESTION = `# Who or what has the most statements about it?
SELECT ?node ?name (COUNT(DISTINCT ?other) AS ?statements) WHERE {
  ?node rdfs:label ?name ; kg:mention ?place .
  ?other ?property ?node .
}
GROUP BY ?node ?name
ORDER BY DESC(?statements)
LIMIT 5`;

class Console {
  constructor(state, container) {
    Object.assign(this, { state, container, content: state.content });
    container.replaceChildren(...(this.content.graph ? this.parts() : this.absence()).filter(Boolean));
    const watcher = new IntersectionObserver((seen) => {
      if (!seen.some((each) => each.isIntersecting)) return;
      watcher.disconnect();
      this.open();
    }, { rootMargin: "4000px" }); // it may be open, but below the screen
    if (this.content.graph) watcher.observe(container);
  }

  parts() {
    this.about = element("p", { class: "about", hidden: "" });
    this.holder = element("div", { class: "editor" });
    this.runButton = element("button", { type: "button", class: "run", onclick: () => this.run(), title: "Ctrl+Enter" }, "Run");
    this.stopButton = element("button", { type: "button", hidden: "", onclick: () => Engine.of(this.content).stop() }, "Stop");
    this.message = element("p", { class: "said", role: "status" });
    this.results = new Results(this.state, element("div", { class: "results" }));
    this.questions = this.list("Run", (each) => this.choose(each));
    return [
      this.partNote(),
      this.questions,
      this.about,
      this.holder,
      element("div", { class: "actions" }, this.runButton, this.stopButton, element("small", {}, "or Ctrl+Enter")),
      this.message,
      this.results.container,
    ];
  }

  // Of a large graph the page carries a part: an answer may lack what the whole has.
  partNote() {
    const { nodes, events, others } = this.content;
    const [here, all] = [nodes.length, events + others];
    if (here >= all) return null;
    const words = `This page carries ${here.toLocaleString("en")} of ${all.toLocaleString("en")} nodes, and answers are about them. To ask the whole graph: `;
    return element("p", { class: "note part" }, words, element("code", {}, "kg query graph.trig …"));
  }

  absence() {
    const told = element("p", {}, "This page carries no graph to ask: it would be too large, or there is nothing in it. Ask the file instead:");
    const command = element("pre", {}, "kg query graph.trig 'SELECT …'");
    const hint = element("p", {}, "These questions are ready; each is asked by its name.");
    return [told, command, hint, this.list("Copy the command of", (each) => this.copyCommand(each)), this.copied()];
  }

  copied() {
    this.message = element("p", { class: "said", role: "status" });
    return this.message;
  }

  async copyCommand({ name }) {
    const command = `kg query graph.trig ${name}`;
    this.message.textContent = (await copyText(command)) ? `Copied: ${command}` : command;
  }

  // The questions with a field that finds some of them.
  list(verb, onChoose) {
    const items = this.content.queries.map((each) => {
      const words = [element("strong", {}, each.title), element("small", {}, each.description)];
      const button = element("button", { type: "button", "aria-label": `${verb}: ${each.title}`, onclick: () => onChoose(each) }, ...words);
      return { text: `${each.name} ${each.title} ${each.description} ${each.columns.join(" ")}`.toLowerCase(), item: element("li", {}, button) };
    });
    const none = element("p", { role: "status", hidden: "" }, "No question has these words.");
    const field = element("input", { type: "search", placeholder: "Find a question", "aria-label": "Find a question", autocomplete: "off" });
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/);
      items.forEach(({ text, item }) => (item.hidden = !words.every((each) => text.includes(each))));
      none.hidden = items.some(({ item }) => !item.hidden);
    });
    const summary = element("summary", {}, `Ready questions (${items.length})`);
    const list = element("ul", {}, ...items.map(({ item }) => item));
    return element("details", { class: "questions", open: "" }, summary, field, list, none);
  }

  // Unpacks the editor, once the reader has come here.
  async open() {
    const written = this.text ?? FIRST_QUESTION;
    this.holder.replaceChildren(this.plainEditor(written));
    try {
      const style = await libraryText("yasqe.min.css");
      document.head.prepend(element("style", {}, style));
      await runLibrary("yasqe.min.js");
      this.richEditor(this.text);
    } catch (error) {
      console.warn("The plain editor is used:", error.message);
    }
    Engine.of(this.content).warm();
  }

  plainEditor(written) {
    const area = element("textarea", { "aria-label": "SPARQL query", rows: "10", spellcheck: "false" });
    area.value = written;
    area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.run();
    });
    this.editor = { get: () => area.value, set: (text) => (area.value = text) };
    return area;
  }

  richEditor(written) {
    const place = element("div");
    this.holder.append(place);
    const editor = new Yasqe(place, editorOptions(() => this.run()));
    this.holder.replaceChildren(place);
    this.editor = { get: () => editor.getValue(), set: (text) => editor.setValue(text) };
    editor.setValue(written);
    editor.refresh();
  }

  get text() {
    return this.editor?.get();
  }

  choose({ title, description, sparql }) {
    this.about.replaceChildren(element("strong", {}, title), " ", description);
    this.about.hidden = false;
    this.questions.open = false;
    this.editor.set(bare(sparql));
    this.run();
  }

  async run() {
    if (this.runButton.disabled) return;
    this.show(true, "Asking …");
    this.results.clear();
    const engine = Engine.of(this.content);
    try {
      const answer = await engine.ask(this.text);
      const warning = engine.hasWorker ? "" : " This browser lets the page use no second thread: a heavy question freezes it until it ends.";
      this.show(false, warning);
      this.results.show(answer);
    } catch (error) {
      this.show(false, error.message, true);
    }
  }

  // Who was at a button that went out of use meanwhile goes on at the one that asks.
  show(isBusy, words, isWrong = false) {
    if (isBusy) this.isHeld = this.container.contains(document.activeElement);
    this.runButton.disabled = isBusy;
    this.stopButton.hidden = !isBusy;
    this.message.textContent = words;
    this.message.classList.toggle("wrong", isWrong);
    const here = document.activeElement;
    const isLost = here === document.body || !here.getClientRects().length;
    if (!isBusy && this.isHeld && isLost) this.runButton.focus({ preventScroll: true });
  }
}

// A question without its heading, which stands above it, and without the prefixes that need no declaration.
function bare(sparql) {
  const isNeeded = (line) => {
    const [, name, iri] = line.match(/^PREFIX\s+(\w+):\s+<([^>]*)>\s*$/) ?? [];
    return !line.startsWith("#") && (name === undefined || PREFIXES[name] !== iri);
  };
  return sparql.split("\n").filter(isNeeded).join("\n").trim();
}

// Nothing is stored, shared or asked for elsewhere, and Tab leaves the editor.
function editorOptions(run) {
  return {
    autocompleters: ["variables"],
    consumeShareLink: null,
    createShareableLink: undefined,
    editorHeight: "190px",
    extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-Space": "autocomplete", Tab: false, "Shift-Tab": false },
    lineNumbers: false,
    lineWrapping: true,
    persistenceId: null,
    pluginButtons: () => [],
    prefixCcApi: null,
    queryingDisabled: "This editor asks no server.",
    resizeable: false,
    screenReaderLabel: "SPARQL query",
    showQueryButton: false,
    syntaxErrorCheck: false, // prefixes need no declaration here; the engine tells what is wrong
  };
}

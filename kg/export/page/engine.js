// Answers SPARQL in the page: Oxigraph, unpacked when it is first asked, in a worker that can be stopped.
"use strict";

const KEPT = 10_000; // rows or triples of an answer, as `kg query` keeps, where not all is asked for

async function unpacked(packed) {
  const bytes = Uint8Array.from(atob(packed.trim()), (each) => each.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// The bytes of a library that the page carries.
function library(name) {
  const packed = document.getElementById(`library-${name}`);
  if (packed === null) throw new Error(`the page does not carry ${name}`);
  return unpacked(packed.textContent);
}

async function libraryText(name) {
  return new TextDecoder().decode(await library(name));
}

async function runLibrary(name) {
  document.head.append(element("script", {}, await libraryText(name)));
}

// Returns a function that answers. It runs in the worker too: it may use nothing else of the page.
function answerer(oxigraph, { code, graph, kept }) {
  oxigraph.initSync({ module: code });
  const store = new oxigraph.Store();
  store.load(graph, { format: "application/n-quads", no_transaction: true });
  // What several articles say counts once: see kg/rdf/joined.py.
  store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }");

  const kinds = { NamedNode: "uri", BlankNode: "bnode", Literal: "literal", Quad: "triple" };
  const told = (term) => {
    const type = kinds[term.termType];
    if (type === "triple") {
      return { type, value: { subject: told(term.subject), predicate: told(term.predicate), object: told(term.object) } };
    }
    const { value, language, datatype, direction } = term;
    if (type !== "literal") return { type, value };
    return { type, value, datatype: datatype.value, "xml:lang": language || undefined, "its:dir": direction || undefined };
  };

  return ({ sparql, isRows, isWhole }) => {
    const most = isWhole ? Infinity : kept;
    const began = performance.now();
    const found = store.query(sparql, isRows ? { results_format: "json" } : {});
    const time = () => performance.now() - began;
    if (typeof found === "boolean") return { kind: "answer", isTrue: found, time: time() };
    if (typeof found === "string") {
      const { head, results } = JSON.parse(found);
      return { kind: "rows", columns: head.vars, rows: results.bindings.slice(0, most), count: results.bindings.length, time: time() };
    }
    const triples = [...new Map(found.map((each) => [each.toString(), each])).values()];
    const rows = triples.slice(0, most).map((each) => [each.subject, each.predicate, each.object].map(told));
    return { kind: "triples", rows, count: triples.length, time: time() };
  };
}

// What the worker does; its first message is what it answers from.
function serveAnswers() {
  let answer = null;
  self.onmessage = ({ data }) => {
    try {
      if (answer === null) {
        answer = answerer(self.oxigraph, data);
        self.postMessage({ isReady: true });
      } else {
        self.postMessage({ answer: answer(data) });
      }
    } catch (error) {
      self.postMessage({ failure: String(error?.message ?? error), isFatal: error instanceof WebAssembly.RuntimeError });
    }
  };
}

class Engine {
  static seconds = 30; // that a question may take

  // The one of the page; `content` is its data block.
  static of(content) {
    Engine.one ??= new Engine(content);
    return Engine.one;
  }

  constructor(content) {
    this.content = content;
    this.hasWorker = true;
    this.queue = Promise.resolve();
  }

  // Resolves to the answer, with `isWhole` all of it; rejects with an Error that says what is wrong, and where. One
  // question at a time.
  ask(sparql, isWhole = false) {
    const asked = this.queue.then(() => this.answer(sparql, isWhole));
    this.queue = asked.catch(() => {});
    return asked;
  }

  stop(reason = "Stopped.") {
    this.giveUp?.(new Error(reason));
  }

  async answer(sparql, isWhole) {
    const question = { sparql: DECLARATIONS.join("") + sparql, isRows: formOf(sparql) === "SELECT", isWhole };
    await this.begin();
    const told = await (this.hasWorker ? this.fromWorker(question) : this.fromPage(question));
    if (told.failure !== undefined) throw new Error(mended(told.failure, told.isFatal, sparql));
    return told.answer;
  }

  // Starts before the first question, so that its answer comes at once; what goes wrong is told with that answer.
  warm() {
    this.queue = this.queue.then(() => this.begin()).catch(() => {});
  }

  begin() {
    this.ready ??= this.start().catch((error) => {
      this.ready = null; // the next question tries again
      throw error;
    });
    return this.ready;
  }

  async start() {
    this.given ??= { code: await WebAssembly.compile(await library("oxigraph.wasm")), graph: await unpacked(this.content.graph), kept: KEPT };
    try {
      await this.startWorker();
    } catch (error) {
      if (error.isOwn) throw error;
      this.hasWorker = false; // the browser allows none
      await runLibrary("oxigraph.min.js");
      this.here = answerer(window.oxigraph, this.given);
    }
  }

  async startWorker() {
    this.source ??= `${await libraryText("oxigraph.min.js")}\n${answerer}\n${serveAnswers}\nserveAnswers();`;
    const address = URL.createObjectURL(new Blob([this.source], { type: "text/javascript" }));
    this.worker = new Worker(address);
    const told = await this.tell(this.given).finally(() => URL.revokeObjectURL(address));
    if (told.failure !== undefined) throw Object.assign(new Error(`The graph cannot be read: ${told.failure}`), { isOwn: true });
  }

  // Sends a message to the worker and waits for what it says.
  tell(message) {
    return new Promise((resolve, reject) => {
      this.giveUp = (error) => {
        this.end();
        reject(Object.assign(error, { isOwn: true }));
      };
      this.worker.onmessage = ({ data }) => resolve(data);
      this.worker.onerror = (event) => {
        event.preventDefault();
        this.end();
        reject(new Error(event.message || "the worker failed"));
      };
      this.worker.postMessage(message);
    }).finally(() => (this.giveUp = null));
  }

  async fromWorker(question) {
    const limit = setTimeout(() => this.stop(`Stopped: it takes more than ${Engine.seconds} seconds. Ask for less.`), Engine.seconds * 1000);
    try {
      const told = await this.tell(question);
      if (told.isFatal) this.end();
      return told;
    } finally {
      clearTimeout(limit);
    }
  }

  fromPage(question) {
    try {
      return { answer: this.here(question) };
    } catch (error) {
      return { failure: String(error?.message ?? error), isFatal: error instanceof WebAssembly.RuntimeError };
    }
  }

  end() {
    this.worker.terminate();
    this.ready = null; // the next question starts another one
  }
}

// A query without what may hold a word that is no keyword: IRIs, comments, strings.
function skeleton(sparql) {
  return sparql.replace(/<[^\s<>]*>|#[^\n]*|"(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])*'/g, " ");
}

// The first word of a query after its prologue, in capitals; empty where there is none.
function formOf(sparql) {
  return (skeleton(sparql).match(/(?<![?$:\w])(SELECT|ASK|CONSTRUCT|DESCRIBE)\b(?!:)/i)?.[1] ?? "").toUpperCase();
}

// The first prefix that is used, but neither declared nor known; undefined where there is none.
function unknownPrefix(sparql) {
  const plain = skeleton(sparql);
  const names = (pattern) => [...plain.matchAll(pattern)].map((each) => each[1]);
  const known = new Set([...Object.keys(PREFIXES), "_", ...names(/PREFIX\s+([\w-]*):/gi)]);
  return names(/(?<![\w:.-])([A-Za-z_][\w-]*):/g).find((each) => !known.has(each));
}

// What the engine says, in words, with the line as the reader sees it.
function mended(message, isFatal, sparql) {
  if (isFatal) return "The question takes more memory than the browser gives, or is too deep. Ask for less.";
  const place = /error at (\d+):(\d+)/;
  const unknown = place.test(message) ? unknownPrefix(sparql) : undefined;
  if (unknown !== undefined) return `The prefix ${unknown}: is not declared. Begin with PREFIX ${unknown}: <…>.`;
  const short = message.length > 240 ? message.split(": expected")[0] : message;
  return short.replace(place, (_, line, column) => `Line ${line - DECLARATIONS.length}, column ${column}`);
}

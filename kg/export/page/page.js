// Joins the parts: each knows the state and its own place on the page, none knows another.
"use strict";

const at = (id) => document.getElementById(id);

// The parts of the side, each with its label and its place.
const SIDE = [["Details", "pane", Pane], ["Text", "text", Reading], ["Who says what", "lens", Lens], ["Table", "table", Tables], ["Ask", "ask", Console]];

// What the page is made of. Tests look in here: page.state, page.network.screenOf(id), page.network.camera.
const page = start(JSON.parse(at("content").textContent));

function start(content) {
  const state = new State(content);
  theme(state);
  heading(content);
  folds();
  const tip = new Tip(content, at("tip"));
  const network = new Network(state, at("network"), tip);
  const names = ["families", "statuses", "articles", "chips", "amount", "more", "rest", "all", "network"];
  new Filters(state, Object.fromEntries(names.map((each) => [each, at(each)])));
  new Search(state, at("search"), at("suggestions"));
  new Walk(state, network, at("here"));
  const tabs = side(state);
  new Timeline(state, at("timeline"));
  new Take(state, network, at("take"));
  at("drawer").open = matchMedia("(min-width: 761px) and (min-height: 700px)").matches;
  at("drawer").hidden = at("timeline").hidden;
  tools(network);
  network.resize();
  network.camera.begin();
  new Address(state).read();
  addEventListener("keydown", (event) => leave(event, state, tip));
  return { state, network, tabs };
}

// Wide pages show legend and figures for good, and nothing to open them with.
function folds() {
  const wide = matchMedia("(min-width: 761px)");
  const fold = () => ["legend", "quality"].forEach((each) => { at(each).open = wide.matches; });
  fold();
  wide.addEventListener("change", fold);
}

function side(state) {
  SIDE.forEach(([, id, Part]) => new Part(state, at(id)));
  const tabs = new Tabs(at("tabs"), SIDE.map(([label, id]) => [label, at(id)]));
  // Who selects something outside the side wants to read about it.
  state.addEventListener("select", () => {
    const isOutside = !at("side").contains(document.activeElement);
    if (isOutside && state.picked && tabs.current !== at("text")) tabs.open(at("pane"));
  });
  return tabs;
}

// Escape closes what is open: the tip first, then the selection. In a field it only leaves what is written there.
function leave(event, state, tip) {
  if (event.key !== "Escape" || event.defaultPrevented || event.target.matches("[type=search], textarea, select")) return;
  if (at("tip").hidden) state.select();
  else tip.hide();
}

// Light or dark, as the system has it until the reader chooses.
function theme(state) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const set = (wanted) => {
    document.documentElement.dataset.theme = wanted ? "dark" : "light";
    at("theme").setAttribute("aria-pressed", String(wanted));
    state.tell("theme");
  };
  const follow = ({ matches }) => set(matches);
  follow(system);
  system.addEventListener("change", follow);
  at("theme").addEventListener("click", () => {
    system.removeEventListener("change", follow);
    set(!isDark());
  });
}

// Title, source, time and what there is in figures.
function heading({ articles, events, others, quality }) {
  const isOne = articles.length < 2;
  const [first] = articles;
  const name = isOne ? first?.title || "News graph" : amount(articles.length, "article");
  const dates = articles.map((each) => each.published).filter(Boolean).sort();
  const time = dates[0] === dates.at(-1) ? dates[0] ?? "" : `${dates[0]} to ${dates.at(-1)}`;
  const sources = [...new Set(articles.map((each) => each.publisher).filter(Boolean))];
  const source = sources.length > 3 ? amount(sources.length, "source") : sources.join(", ");
  const parts = [source, time, amount(events, "event"), amount(others, "actor, place or thing", "actors, places and things")];
  document.title = name;
  at("title").replaceChildren(isOne ? link(first?.url ?? "", name) : words(name));
  at("meta").replaceChildren(...parts.filter(Boolean).flatMap((each, place) => [place ? " · " : "", words(each)]));
  const figures = quality.filter(([label, value]) => value && !["articles", "events"].includes(label)); // those are told above
  at("figures").replaceChildren(...figures.map(([label, value]) => element("span", {}, element("b", {}, number(value)), ` ${label}`)));
  at("quality").hidden = !figures.length;
}

function tools({ camera }) {
  at("closer").addEventListener("click", () => camera.zoom(1.3));
  at("wider").addEventListener("click", () => camera.zoom(1 / 1.3));
  at("fit").addEventListener("click", () => camera.fit());
  at("more").addEventListener("click", () => camera.fit());
}

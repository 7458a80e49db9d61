// What the parts of the page are built of: elements, words, links, quotes. Text is only ever set as text.
"use strict";

const MEANINGS = {
  asserted: "the article tells it as a fact",
  reported: "somebody says so",
  possible: "it may be so",
  conditional: "only if something else happens",
  demanded: "somebody wants it, it has not happened",
  planned: "it is still to come",
  denied: "somebody says it is not so",
  negated: "the article says it did not happen",
};

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value);
  });
  made.append(...children.flat().filter((each) => each !== null));
  return made;
}

// Words of the article are kept from turning the words around them: they may be written from right to left.
function words(text) {
  return element("bdi", { dir: "auto" }, text);
}

function link(url, text) {
  const isWeb = /^https?:\/\//i.test(url);
  return isWeb ? element("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, words(text)) : words(text);
}

function push(text, act, attributes = {}) {
  return element("button", { type: "button", ...attributes, onclick: act }, text);
}

function soft(...children) {
  return element("p", { class: "type" }, ...children);
}

function status(each) {
  return each.status
    ? element("span", { class: `status ${each.status}`, title: MEANINGS[each.status] ?? "" }, each.status)
    : null;
}

// The status, but where it goes without saying or the name says it.
function doubt(each, name = "") {
  return each.status === "asserted" || name.includes(`(${each.status})`) ? null : status(each);
}

// A label without the sign that the picture puts before it; the status says it in words.
function plain(label) {
  return label.replace(/^[?»✗] /u, "").replace(/\n/g, " ");
}

// A text that is no longer than so many characters; letters of two UTF-16 units are not cut in two.
function cut(text, most) {
  if (text.length <= most) return text;
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
}

function amount(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

// One sentence, with the words that speak of the thing marked. Offsets count characters, not UTF-16 units.
function quote([place, start, end], { sentences, articles }, ...after) {
  const [text, article] = sentences[place];
  const letters = [...text];
  const part = (from, to) => letters.slice(from, to).join("");
  const marked = end > start ? element("mark", {}, part(start, end)) : null;
  const { title, url } = articles[article] ?? { title: "", url: "" };
  const source =
    articles.length > 1 || after.length
      ? element("footer", { class: "type" }, link(url, title), ...after.flatMap((each) => [" · ", each]))
      : null;
  return element("blockquote", { dir: "auto" }, part(0, start), marked, part(Math.max(start, end)), source);
}

// The passages of one thing, each sentence once.
function passages(evidence) {
  const bySentence = new Map([...evidence].reverse().map((each) => [each[0], each]));
  return [...bySentence.values()].reverse();
}

// A heading with its list; a long list shows its first items and the others on demand.
function list(title, items, few = 12) {
  if (!items.length) return [];
  const shown = element("ul", {}, items.slice(0, few));
  const more = () => {
    shown.append(...items.slice(few));
    items[few].querySelector("button, a")?.focus();
    button.remove();
  };
  const button = push(`Show ${amount(items.length - few, "more", "more")}`, more, { class: "more" });
  return [title ? element("h3", {}, title) : null, shown, items.length > few ? button : null];
}

// Fills a box anew. Who was at one of its buttons or fields goes on at what has its place now.
function refill(box, children) {
  const stops = () => [...box.querySelectorAll("a[href], button, select, input")];
  const here = stops().indexOf(document.activeElement);
  box.replaceChildren(...children);
  const now = stops();
  if (here >= 0) now[Math.min(here, now.length - 1)]?.focus();
}

// Whether a key belongs to the browser: back and forward, its own zoom.
function isShortcut(event) {
  return event.altKey || event.ctrlKey || event.metaKey;
}

// Draws at once if the container is seen, or else as soon as it is. Returns what to call after each change.
function whenSeen(container, draw) {
  let isStale = false;
  const look = () => {
    if (!isStale || !container.getClientRects().length) return;
    isStale = false;
    draw();
  };
  new ResizeObserver(look).observe(container);
  return () => {
    isStale = true;
    look();
  };
}

// Scrolls the box around an element, and never the page, until the element is in sight.
function reveal(target) {
  let box = target.parentElement;
  while (box && box !== document.body && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
  if (!box || box === document.body) return;
  const [seen, wanted] = [box.getBoundingClientRect(), target.getBoundingClientRect()];
  const isSeen = wanted.top >= seen.top && wanted.bottom <= seen.bottom;
  if (!isSeen) box.scrollBy({ top: wanted.top - seen.top - seen.height / 3, behavior: isCalm() ? "auto" : "smooth" });
}

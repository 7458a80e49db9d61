// Mentions in a sentence, those within others inside them.
"use strict";

// Mentions as a tree, so that each lies within its holder; one that reaches beyond its holder is cut in two.
function nest(mentions) {
  const outerFirst = (one, other) => one.start - other.start || other.end - one.end;
  const waiting = mentions.filter((each) => each.end > each.start).sort(outerFirst);
  const top = { start: 0, end: Infinity, inside: [] };
  const open = [top];
  while (waiting.length) {
    const each = waiting.shift();
    while (open.at(-1).end <= each.start) open.pop();
    const holder = open.at(-1);
    if (each.end > holder.end) {
      waiting.push({ ...each, start: holder.end });
      waiting.sort(outerFirst);
    }
    const made = { ...each, end: Math.min(each.end, holder.end), inside: [] };
    holder.inside.push(made);
    open.push(made);
  }
  return top.inside;
}

// How many mentions lie in each other, so that their underlines do.
function depth(mention) {
  return 1 + Math.max(0, ...mention.inside.map(depth));
}

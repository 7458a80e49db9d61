// Colours and lines, in light and in dark.
"use strict";

const isDark = () => matchMedia("(prefers-color-scheme: dark)").matches;

// Hue and saturation. Red is kept for what is denied.
const ENTITY_HUES = {
  Person: [214, 62], Organization: [268, 42], Place: [150, 48], Group: [186, 62], Office: [42, 70], TemporalEntity: [24, 32],
};
const EVENT_HUES = [
  [28, 85], [205, 70], [322, 55], [95, 45], [250, 55], [52, 80], [170, 55], [292, 45], [125, 35], [232, 45], [15, 45], [75, 60],
  [192, 40], [308, 30],
];
const GREY = [215, 8];

const LINES = {
  "": { dashes: false, means: "" },
  asserted: { dashes: false, means: "asserted" },
  reported: { dashes: [7, 5], means: "? reported, possible, conditional" },
  demanded: { dashes: [2, 5], means: "» demanded, planned" },
  denied: { dashes: [7, 5], means: "✗ denied, negated", isRed: true },
};
const LIKE = { possible: "reported", conditional: "reported", planned: "demanded", negated: "denied" };

function line(status) {
  return LINES[LIKE[status] ?? status] ?? LINES.reported;
}

function red() {
  return isDark() ? "#ff8a80" : "#b3261e";
}

function canvas() {
  return isDark() ? "#14171c" : "#f6f7f9";
}

// The hue of a family: entities have their own, events take theirs by rank.
function hueOf(family, families) {
  if (!family.isEvent) return ENTITY_HUES[family.id] ?? GREY;
  const rank = families.filter((each) => each.isEvent && each.id !== "Event").indexOf(family);
  return EVENT_HUES[rank] ?? GREY;
}

// Fill and border: entities are strong glyphs, events pale boxes that words can be read on; both fade into the canvas.
function paint(family, families, isFaint = false) {
  const [hue, saturation] = hueOf(family, families);
  const tone = (lightness, part = 1) => `hsl(${hue}, ${saturation * part}%, ${lightness}%)`;
  if (isFaint) return isDark() ? { fill: tone(13, 0.2), edge: tone(24, 0.3) } : { fill: tone(95, 0.4), edge: tone(86, 0.5) };
  if (!family.isEvent) return isDark() ? { fill: tone(62), edge: tone(78) } : { fill: tone(45), edge: tone(33) };
  return isDark() ? { fill: tone(22, 0.7), edge: tone(60) } : { fill: tone(92), edge: tone(48) };
}

function nodeLook(node, family, families, isFaint) {
  const { fill, edge } = paint(family, families, isFaint);
  const { dashes, isRed } = line(node.status);
  const border = isRed && !isFaint ? red() : edge;
  const colours = { background: fill, border };
  const ink = isDark() ? "#e7ebf1" : "#1b2330";
  return {
    id: node.id,
    color: { ...colours, highlight: colours, hover: colours },
    borderWidth: isRed ? 2 : 1.4,
    borderWidthSelected: 3,
    shapeProperties: { borderDashes: dashes, borderRadius: 6 },
    font: {
      size: node.letter,
      color: isFaint ? (isDark() ? "#5b6472" : "#b4bbc6") : ink,
      strokeWidth: family.isEvent ? 0 : 4,
      strokeColor: canvas(),
    },
  };
}

function edgeLook(edge, isFaint) {
  const { dashes, isRed } = line(edge.status);
  const plain = isDark() ? "#8792a2" : "#748093";
  const strong = isDark() ? "#c9d3e0" : "#3d4a5c";
  return {
    id: edge.id,
    dashes,
    color: {
      color: isRed ? red() : plain, highlight: isRed ? red() : strong, hover: isRed ? red() : strong, opacity: isFaint ? 0.15 : 0.9,
    },
    font: {
      color: isFaint ? "#0000" : isRed ? red() : isDark() ? "#a3adbb" : "#566172",
      strokeColor: isFaint ? "#0000" : canvas(),
    },
  };
}

// Colours and lines, in light and in dark.
"use strict";

const FONT = "system-ui, Segoe UI, Roboto, DejaVu Sans, sans-serif";

const isDark = () => document.documentElement.dataset.theme === "dark";
const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// Hue and saturation. Red is kept for what is denied.
const ENTITY_HUES = {
  Person: [214, 62], Organization: [268, 42], Place: [150, 48], Group: [186, 62], Office: [42, 70], TemporalEntity: [24, 32],
};
const EVENT_HUES = [
  [28, 85], [205, 70], [322, 55], [95, 45], [250, 55], [52, 80], [170, 55], [292, 45], [125, 35], [232, 45], [15, 45], [75, 60],
  [192, 40], [308, 30],
];
const GREY = [215, 8];

// How a status is drawn: dashes in pixels, and a sign, so that neither colour nor dashes are alone.
const LINES = {
  "": { dashes: [], sign: "" },
  asserted: { dashes: [], sign: "" },
  reported: { dashes: [7, 5], sign: "?" },
  possible: { dashes: [7, 5], sign: "?" },
  conditional: { dashes: [7, 5], sign: "?" },
  demanded: { dashes: [2, 4], sign: "»" },
  planned: { dashes: [2, 4], sign: "»" },
  denied: { dashes: [7, 5], sign: "✗", isRed: true },
  negated: { dashes: [7, 5], sign: "✗", isRed: true },
};

function line(status) {
  return LINES[status] ?? LINES.reported;
}

function red() {
  return isDark() ? "#ff8a80" : "#b3261e";
}

// Colours of the canvas that belong to no family; page.css has the same.
function colours() {
  return isDark()
    ? { page: "#14171c", sheet: "#1c2027", ink: "#e7ebf1", soft: "#a3adbb", faint: "#4a5361", line: "#8792a2", strong: "#c9d3e0", accent: "#8ab4f8" }
    : { page: "#f6f7f9", sheet: "#ffffff", ink: "#1b2330", soft: "#566172", faint: "#b4bbc6", line: "#748093", strong: "#3d4a5c", accent: "#1f5fbf" };
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

// How each family and each status looks, reckoned once; a new one is made when the theme changes.
class Palette {
  constructor(families) {
    this.colours = colours();
    const looks = (isFaint) => new Map(families.map((each) => [each.id, paint(each, families, isFaint)]));
    this.plain = looks(false);
    this.faint = looks(true);
  }

  ofNode(node, isFaint) {
    const { fill, edge } = (isFaint ? this.faint : this.plain).get(node.group);
    const { dashes, isRed } = line(node.status);
    const { ink, faint, page, accent } = this.colours;
    return {
      fill, edge: isRed && !isFaint ? red() : edge, dashes, width: isRed ? 2.2 : 1.5,
      ink: isFaint ? faint : ink, halo: page, accent,
    };
  }

  ofEdge(edge, isFaint, isPicked) {
    const { dashes, isRed } = line(edge.status);
    const { line: plain, strong, faint } = this.colours;
    const colour = isRed ? red() : isPicked ? strong : isFaint ? faint : plain;
    return { colour, dashes, width: isPicked ? 2.2 : 1.5, alpha: isFaint ? 0.28 : 1 };
  }

  ofWords(edge) {
    return { ink: line(edge.status).isRed ? red() : this.colours.soft, back: this.colours.page };
  }
}

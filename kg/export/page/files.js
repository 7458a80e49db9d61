// Hands the reader what the page made: a file, the clipboard, a table that no spreadsheet runs.
"use strict";

// What begins with one of these gets an apostrophe before it, as in kg/export/csv.py.
const FORMULAS = ["=", "+", "-", "@", "\t", "\r", "'", "＝", "＋", "－", "＠"];

function saveFile(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // a slow disk may still be reading
}

// Resolves to whether the text is on the clipboard now.
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByHand(text);
  }
}

function copiedByHand(text) {
  const before = document.activeElement;
  const area = element("textarea", { class: "aside", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy");
  area.remove();
  before?.focus();
  return isCopied;
}

function harmless(text) {
  return FORMULAS.some((each) => text.startsWith(each)) ? `'${text}` : text;
}

// RFC 4180. Cells are texts; numbers are left alone where they are given as numbers.
function csvOf(rows) {
  const cell = (each) => (typeof each === "number" ? String(each) : quoted(harmless(each)));
  return rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function quoted(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// The tabs of the side: arrow keys move between them, only the chosen one is in the tab order.
"use strict";

class Tabs {
  // `panels` are [label, panel] in order.
  constructor(list, panels) {
    this.list = list;
    this.panels = panels.map(([, panel]) => panel);
    this.tabs = panels.map(([label, panel]) => this.tab(label, panel));
    list.replaceChildren(...this.tabs);
    list.hidden = panels.length < 2;
    list.addEventListener("keydown", (event) => this.press(event));
    this.open(this.panels[0]);
  }

  tab(label, panel) {
    const attributes = { type: "button", role: "tab", id: `tab-${panel.id}`, "aria-controls": panel.id, onclick: () => this.open(panel) };
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", `tab-${panel.id}`);
    panel.tabIndex = 0;
    return element("button", attributes, label);
  }

  open(panel) {
    this.current = panel;
    this.panels.forEach((each, place) => {
      const isOpen = each === panel;
      each.hidden = !isOpen;
      this.tabs[place].setAttribute("aria-selected", String(isOpen));
      this.tabs[place].tabIndex = isOpen ? 0 : -1;
    });
  }

  press(event) {
    const last = this.tabs.length - 1;
    const here = this.panels.indexOf(this.current);
    const wanted = { ArrowRight: here === last ? 0 : here + 1, ArrowLeft: here ? here - 1 : last, Home: 0, End: last }[event.key];
    if (wanted === undefined || isShortcut(event)) return;
    event.preventDefault();
    this.open(this.panels[wanted]);
    this.tabs[wanted].focus();
  }
}

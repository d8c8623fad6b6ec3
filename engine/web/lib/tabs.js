/*
 * tabs.js - parts of a page of which one is shown; arrow keys go from tab to tab, and the address
 * keeps which one it is.
 *
 *   const t = tabs({ label, names: { rules: 'Rules', ... }, onShow: (name) => ... })
 *   t.element, t.panel, t.show('rules')
 */
import { fill, h } from './dom.js';

export function tabs({ label, names, onShow }) {
  const ids = Object.keys(names);
  const panel = h('div', { class: 'tab-panel', role: 'tabpanel', id: 'tab-panel', tabindex: '-1' });
  const buttons = new Map(
    ids.map((id) => [
      id,
      h(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `tab-${id}`,
          'aria-controls': 'tab-panel',
          on: { click: () => show(id), keydown: (event) => walk(event, id) },
        },
        names[id],
      ),
    ]),
  );

  function show(id) {
    for (const [other, button] of buttons) {
      button.setAttribute('aria-selected', String(other === id));
      button.tabIndex = other === id ? 0 : -1;
    }
    panel.setAttribute('aria-labelledby', `tab-${id}`);
    history.replaceState(null, '', `#${id}`);
    fill(panel);
    onShow(id);
  }

  function walk(event, id) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = ids[(ids.indexOf(id) + step + ids.length) % ids.length];
    show(next);
    buttons.get(next).focus();
  }

  return {
    element: h('div', { class: 'tabs', role: 'tablist', 'aria-label': label }, [
      ...buttons.values(),
    ]),
    panel,
    show,
  };
}

// @ts-check
/** Menus of `<details>`: one open at a time, closed by Escape and by a click elsewhere. */

/** @param {Document} document */
export function closeMenusOutside(document) {
  const open = () => /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('details.menu[open]'));
  document.addEventListener('pointerdown', ({ target }) => {
    for (const menu of open()) {
      if (target instanceof Node && !menu.contains(target)) menu.open = false;
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    for (const menu of open()) {
      const had = menu.contains(document.activeElement);
      menu.open = false;
      if (had) menu.querySelector('summary')?.focus();
    }
  });
  for (const menu of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('details.menu'))) {
    menu.addEventListener('toggle', () => {
      if (!menu.open) return;
      for (const other of open()) other.open = other === menu;
    });
  }
}

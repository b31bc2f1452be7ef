/**
 * While Alt is held the keys on buttons and the numbers of tabs stand out (`data-alt` on the root). AltGr, which types
 * signs, comes as Ctrl and Alt together and shows nothing.
 */
export function listenForAlt(): void {
  const show = (isHeld: boolean) => document.documentElement.toggleAttribute('data-alt', isHeld);
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Alt') show(!event.ctrlKey);
  });
  window.addEventListener('keyup', (event) => {
    if (event.key === 'Alt' || !event.altKey) show(false);
  });
  // Alt+Tab takes the window away before the key is let go.
  window.addEventListener('blur', () => show(false));
}

/**
 * Opens a dialog above the page, which then cannot be scrolled. The width of the scroll bar that goes is left in
 * `--scroll-bar`: the page keeps its place, and the dialog has the whole window.
 */
export function openModal(dialog: HTMLDialogElement): void {
  const { style, clientWidth } = document.documentElement
  style.setProperty('--scroll-bar', `${window.innerWidth - clientWidth}px`)
  dialog.showModal()
}

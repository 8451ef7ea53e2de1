import { notifyProblem } from './notify.ts'

/** Opens a page that the server made, to be printed. The window opens at once, or browsers would not let it. */
export async function openPage(load: () => Promise<{ html: string }>): Promise<void> {
  const opened = window.open('', '_blank')
  try {
    const { html } = await load()
    const address = URL.createObjectURL(new Blob([html], { type: 'text/html' }))
    if (opened) opened.location.href = address
    else window.location.href = address
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  } catch (error) {
    opened?.close()
    notifyProblem(error)
  }
}

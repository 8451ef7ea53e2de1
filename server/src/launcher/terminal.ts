import { styleText } from 'node:util'

/** What the launcher says: a line for every step with its time, steps under way on a moving last line. */
export interface Terminal {
  /**
   * Shows `label` while `work` goes on, then with its time and ✓, or ✗ when it fails or its result is not `good`.
   * `say` shows how far it has come.
   */
  step<T>(
    label: string,
    work: (say: (detail: string) => void) => Promise<T>,
    good?: (result: T) => boolean,
  ): Promise<T>
  /** A line of its own, between the steps. */
  print(line: string): void
}

type Style = Parameters<typeof styleText>[0]

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const FRAME_MS = 100
const LABEL_WIDTH = 36
const NARROW = 60

export function createTerminal(stream: NodeJS.WriteStream): Terminal {
  const underWay = new Map<string, string>()
  let frame = 0
  let timer: NodeJS.Timeout | undefined

  const clear = () => stream.isTTY && stream.write('\r\x1b[2K')
  const draw = () => {
    if (!stream.isTTY || underWay.size === 0) return
    const mark = paint(stream, 'cyan', FRAMES[frame++ % FRAMES.length] ?? '')
    const line = [...underWay].map(([label, detail]) => (detail ? `${label} (${detail})` : label)).join(' · ')
    clear()
    stream.write(`  ${mark} ${line}`.slice(0, (stream.columns || NARROW) + mark.length - 2))
  }
  const print = (line: string) => {
    clear()
    stream.write(`${line}\n`)
    draw()
  }
  const end = (label: string) => {
    underWay.delete(label)
    if (underWay.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  return {
    print,
    async step(label, work, good = () => true) {
      const begun = performance.now()
      underWay.set(label, '')
      timer ??= stream.isTTY ? setInterval(draw, FRAME_MS) : undefined
      try {
        const result = await work((detail) => underWay.set(label, detail))
        end(label)
        const time = paint(stream, 'dim', seconds(performance.now() - begun))
        const mark = good(result) ? paint(stream, 'green', '✓') : paint(stream, 'red', '✗')
        print(`  ${mark} ${label.padEnd(LABEL_WIDTH)} ${time}`)
        return result
      } catch (error) {
        end(label)
        // What was broken off because something else failed is no failure of its own.
        if (!(error instanceof Error && error.name === 'AbortError')) {
          print(`  ${paint(stream, 'red', '✗')} ${label}`)
        }
        throw error
      }
    },
  }
}

/** Colours only where the stream shows them (a terminal, and NO_COLOR not set). */
export function paint(stream: NodeJS.WriteStream, style: Style, text: string): string {
  return styleText(style, text, { stream })
}

/** `0.4 s` */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`.padStart(7)
}

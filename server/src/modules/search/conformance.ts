import { after, before, describe } from 'node:test'
import { anythingMayBeTyped, changesAreSeen } from './conformance-changes.ts'
import { findsAreNarrowed, findsAreOrdered } from './conformance-finds.ts'
import { pagesAreTurned } from './conformance-pages.ts'
import { type Subject, stageFor } from './conformance-stage.ts'
import { languagesAreRead, unwantedIsLeftOut, wordsAreFound } from './conformance-words.ts'

/**
 * What every search backend promises. Backends may differ in exact scores, so orders by relevance are tested only where
 * they are plain; everything else is the same: what is found, how much, every count, orders by numbers, pages.
 */
export function conformance(name: string, open: () => Promise<Subject>): void {
  describe(`search by ${name}`, () => {
    let subject: Subject | undefined
    before(async () => {
      subject = await open()
    })
    after(() => subject?.close())
    const stage = stageFor(() => subject as Subject)
    wordsAreFound(stage)
    languagesAreRead(stage)
    unwantedIsLeftOut(stage)
    findsAreNarrowed(stage)
    findsAreOrdered(stage)
    pagesAreTurned(stage)
    changesAreSeen(stage)
    anythingMayBeTyped(stage)
  })
}

/**
 * A failure a person can act on: one sentence that says what is wrong, one that says what to do.
 * The command line shows both without a stack and ends with exit code 1.
 */
export class LaunchError extends Error {
  readonly advice: string

  constructor(sentence: string, advice: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'LaunchError'
    this.advice = advice
  }
}

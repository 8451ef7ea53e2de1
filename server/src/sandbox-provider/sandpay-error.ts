/** An expected failure: told to the caller as `{ error: { code, message } }` with this HTTP status. */
export class SandpayError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.name = 'SandpayError'
    this.status = status
    this.code = code
  }
}

export function errorBody(code: string, message: string): { error: { code: string; message: string } } {
  return { error: { code, message } }
}

import type { ErrorCode } from '@techmart/contracts'
import type { Messages } from '../messages/type.ts'

/** What to tell the shopper about an expected failure: the one place where codes become sentences. */
export function problemText({ buy: { problems } }: Messages, code: ErrorCode): string {
  return isTold(problems, code) ? problems[code] : problems.other
}

function isTold(
  problems: Messages['buy']['problems'],
  code: ErrorCode,
): code is ErrorCode & keyof typeof problems {
  return Object.hasOwn(problems, code)
}

/** How long the outside world takes, before `delayScale` is applied; milliseconds. */
export const timing = {
  /** From `processing` to its outcome, for the slow cards. */
  settleMs: 8_000,
  /** First delivery of the webhook of the "lost answer" card. */
  lateWebhookMs: 5_000,
  /** Between the two deliveries of one event of the "duplicate webhook" card. */
  duplicateGapMs: 500,
  /** First delivery of the older event that overtaken order is shown with. */
  overtakenMs: 1_500,
  /** Answer of a create call under the `slow_create` fault. */
  slowCreateMs: 10_000,
  retryFirstMs: 1_000,
  retryMaxMs: 60_000,
  /** Age at which an event is no longer retried. */
  giveUpMs: 72 * 3_600_000,
} as const

/** Milliseconds to wait after the given number of failed attempts: 1 s, 2 s, 4 s … capped at 60 s. */
export function retryDelayMs(failedAttempts: number): number {
  // Beyond 2^16 the cap has long been reached; the bound keeps the power finite.
  return Math.min(timing.retryMaxMs, timing.retryFirstMs * 2 ** Math.min(failedAttempts - 1, 16))
}

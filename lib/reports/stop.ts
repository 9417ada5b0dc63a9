/** The way of a signup, in order. */
export const steps = ['submitted', 'verified', 'granted', 'launched', 'came-back'] as const
export type Step = (typeof steps)[number]

/** The last step that a signup reached, and why it did not take the next one; empty when it took all. */
export type Stop = { step: Step; reason: string }

/** Of the form in which the database keeps it, such as `verified:product-quota`. */
export function parseStop(text: string): Stop {
  const [name = '', reason = ''] = text.split(':', 2)
  return { step: steps.find((step) => step === name) ?? 'submitted', reason }
}

export function stopValue({ step, reason }: Stop): string {
  return `${step}:${reason}`
}

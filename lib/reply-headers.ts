const HTTP_DATE = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** A `Date` header; null when absent or anything else than the one form that servers send. */
export function parseHttpDate(value: string | undefined): Date | null {
  if (!value || !HTTP_DATE.test(value)) return null
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? null : date
}

/** `Retry-After` in whole seconds, from a number or a date; a date counts from the server's own clock where it is known. */
export function parseRetryAfter(value: string | undefined, now: Date): number | null {
  if (value && /^\d{1,9}$/.test(value)) return Number(value)
  const date = parseHttpDate(value)
  return date && Math.max(0, Math.ceil((date.getTime() - now.getTime()) / 1000))
}

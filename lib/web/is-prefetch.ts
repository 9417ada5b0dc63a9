/** Whether a browser, or Next, fetches what somebody may open next. */
export function isPrefetch(headers: Headers): boolean {
  return ['sec-purpose', 'purpose', 'x-moz', 'x-purpose', 'next-router-prefetch'].some((name) =>
    headers.has(name),
  )
}

/** What a probe saw of one open point of Frame's contract, in words that carry no secret. */
export type ProbeFinding = {
  subject: string
  verdict: 'as-assumed' | 'different' | 'not-seen'
  seen: string
  /** What follows for the portal, and what to change if anything. */
  meaning: string
}

export const asAssumed = (subject: string, seen: string, meaning: string): ProbeFinding => ({
  subject,
  verdict: 'as-assumed',
  seen,
  meaning,
})

export const different = (subject: string, seen: string, meaning: string): ProbeFinding => ({
  subject,
  verdict: 'different',
  seen,
  meaning,
})

export const notSeen = (subject: string, seen: string, meaning: string): ProbeFinding => ({
  subject,
  verdict: 'not-seen',
  seen,
  meaning,
})

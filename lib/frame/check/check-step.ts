/** What one step of a check saw, in words an administrator can act on. */
export type CheckStep = {
  title: string
  verdict: 'well' | 'watch' | 'wrong' | 'not-tried'
  said: string
  /** What came back, with everything secret in it masked. */
  answer: ShownAnswer | null
}

export type ShownAnswer = { asked: string; status: number; headers: [string, string][]; body: string }

export function step(
  title: string,
  verdict: CheckStep['verdict'],
  said: string,
  answer: ShownAnswer | null = null,
): CheckStep {
  return { title, verdict, said, answer }
}

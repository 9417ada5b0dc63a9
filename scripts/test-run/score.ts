/** What `npm test` counts: every test, and every other step as one check. */
export type Score = { passed: number; failed: number }

export const onePassed: Score = { passed: 1, failed: 0 }
export const oneFailed: Score = { passed: 0, failed: 1 }

export function sum(scores: readonly Score[]): Score {
  return {
    passed: scores.reduce((total, score) => total + score.passed, 0),
    failed: scores.reduce((total, score) => total + score.failed, 0),
  }
}

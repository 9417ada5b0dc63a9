import { randomInt } from 'node:crypto'

/** One seed was asked for, and not what all of them together show. */
export const isReplay = Boolean(process.env.SEED)
const isLong = process.env.PORTAL_TEST_LONG === '1'

/** Long enough for a long run on a busy machine. */
export const seededTimeoutMs = isLong ? 6 * 3_600_000 : 300_000

type Runs = { file: string; short: number; long: number }

/**
 * Runs a randomized test once per seed: always the same few, or in a long run many that nobody has seen before. `SEED`
 * names one to be run again; what fails says how.
 */
export async function forEachSeed({ file, ...runs }: Runs, run: (seed: number) => Promise<void>) {
  for (const seed of seedsOf(runs)) {
    try {
      await run(seed)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new Error(`With seed ${seed}: ${reason}\n\nReplay: SEED=${seed} npx vitest run ${file}`, {
        cause: error,
      })
    }
  }
}

function seedsOf({ short, long }: { short: number; long: number }): number[] {
  if (isReplay) return [Number(process.env.SEED)]
  const first = isLong ? randomInt(2 ** 31) : 1
  return Array.from({ length: isLong ? long : short }, (_, index) => first + index)
}

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { root } from '../root'
import { runCommand } from './run-command'
import { oneFailed, onePassed, sum, type Score } from './score'

export type StepContext = { env: NodeJS.ProcessEnv; runFolder: string; signal: AbortSignal }

const program = (...parts: string[]) => path.join(root, 'node_modules', ...parts)

/** A program whose exit code is the whole answer: one check. */
export async function checkWith(args: string[], context: StepContext): Promise<Score> {
  return (await runCommand({ args, ...context })) === 0 ? onePassed : oneFailed
}

export const lintArgs = [program('eslint', 'bin', 'eslint.js'), '.']
export const formatArgs = [program('prettier', 'bin', 'prettier.cjs'), '--check', '.']
export const typesArgs = [program('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.']
export const schemaArgs = ['--import', 'tsx', 'scripts/check-schema.ts']
export const knipArgs = [program('knip', 'bin', 'knip.js')]

const VitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
})

/** A file that could not even be loaded has no tests; it counts as one failed. */
export async function runVitest(context: StepContext): Promise<Score> {
  const report = path.join(context.runFolder, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runCommand({ args: [program('vitest', 'vitest.mjs'), 'run', ...reporters], ...context })
  if (!existsSync(report)) return oneFailed
  const { numPassedTests, numFailedTests, testResults } = VitestReport.parse(
    JSON.parse(await readFile(report, 'utf8')),
  )
  const isBroken = (file: (typeof testResults)[number]) =>
    file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed')
  const counted = { passed: numPassedTests, failed: numFailedTests + testResults.filter(isBroken).length }
  return withExitCode(counted, code)
}

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
})

/** A browser test that is skipped does not show what it was written for: it counts as failed. */
export async function runPlaywright(context: StepContext): Promise<Score> {
  const report = path.join(context.runFolder, 'playwright.json')
  const env = { ...context.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const args = [program('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json']
  const code = await runCommand({ ...context, args, env })
  if (!existsSync(report)) return oneFailed
  const { stats } = PlaywrightReport.parse(JSON.parse(await readFile(report, 'utf8')))
  return withExitCode(
    { passed: stats.expected + stats.flaky, failed: stats.unexpected + stats.skipped },
    code,
  )
}

/** Something outside the tests went wrong, such as an error nobody caught. */
function withExitCode(score: Score, code: number): Score {
  return code !== 0 && score.failed === 0 ? sum([score, oneFailed]) : score
}

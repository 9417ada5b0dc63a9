import { generateClient } from './generate-client.mjs'
import { createShutdown } from './launcher/shutdown'
import { createProgress } from './progress.mjs'
import { findChromium } from './test-run/find-chromium'
import { installSamplePrograms } from './test-run/sample-programs'
import { oneFailed, onePassed, sum, type Score } from './test-run/score'
import {
  checkWith,
  formatArgs,
  knipArgs,
  lintArgs,
  runPlaywright,
  runVitest,
  schemaArgs,
  typesArgs,
} from './test-run/test-steps'
import { testVariables } from './test-run/test-variables'
import buildPortal from './test-support/build-portal'
import { createRunFolder, removeRunFolder } from './test-support/run-folder'

/** `npm test`: every check, one after the other, also after a failure. Ends the process; the last line is the score. */
export async function runTests({ long }: { long: boolean }): Promise<void> {
  const progress = createProgress(process.stdout)
  const shutdown = createShutdown(progress)
  const runFolder = await createRunFolder()
  shutdown.onStop(() => removeRunFolder(runFolder))

  const chromium = await findChromium(progress)
  await installSamplePrograms(progress)
  const variables = { TMPDIR: runFolder, ...(chromium ? { CHROMIUM_PATH: chromium } : {}) }
  const env = testVariables(process.env, variables)
  const context = { env, runFolder, signal: shutdown.signal }
  const longEnv = long ? { ...env, PORTAL_TEST_LONG: '1' } : env
  const scores: Score[] = []

  const step = async (title: string, run: () => Promise<Score>) => {
    if (shutdown.signal.aborted) return oneFailed
    progress.line(`\n── ${title}`)
    const score = await run().catch((error) => {
      progress.line(error instanceof Error ? error.message : String(error))
      return oneFailed
    })
    progress.line(`── ${title}: ${score.passed} passed, ${score.failed} failed`)
    scores.push(score)
    return score
  }

  await step('Database client', async () => (generateClient(), onePassed))
  await step('Lint', () => checkWith(lintArgs, context))
  await step('Format', () => checkWith(formatArgs, context))
  await step('Migrations lead to the schema', () => checkWith(schemaArgs, context))
  await step('Nothing unused', () => checkWith(knipArgs, context))
  const build = await step('Build', async () => (await buildPortal(), onePassed))
  // After the build, which writes the types of the routes.
  await step('Types', () => checkWith(typesArgs, context))
  await step('Unit, integration and server tests', () => runVitest({ ...context, env: longEnv }))
  await step('Browser tests', runBrowserTests)

  async function runBrowserTests(): Promise<Score> {
    if (build.failed > 0) return refuse('They need a build.')
    if (chromium === null) return refuse('There is no Chromium. Install one, or name one in CHROMIUM_PATH.')
    return runPlaywright(context)
  }

  function refuse(reason: string): Score {
    progress.line(reason)
    return oneFailed
  }

  await shutdown.stopAll()
  const { passed, failed } = sum(scores)
  progress.line(`\n${passed} passed, ${failed} failed`)
  process.exit(failed > 0 || passed === 0 || shutdown.signal.aborted ? 1 : 0)
}

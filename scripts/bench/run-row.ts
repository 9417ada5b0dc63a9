import { createProgress } from '../progress.mjs'
import type { RowResult } from './result'
import { isRowName, loadRow } from './rows'
import { createBenchDatabase } from './support/bench-database'
import { createCleanUp } from './support/clean-up'

const progress = createProgress(process.stderr)
const cleanUp = createCleanUp()

try {
  process.send?.(await runRow(process.argv[2] ?? '', Number(process.argv[3])))
} catch (error) {
  process.exitCode = 1
  if (!cleanUp.signal.aborted) console.error(error)
} finally {
  await cleanUp.run()
  process.disconnect?.()
}

async function runRow(name: string, signups: number): Promise<RowResult> {
  if (!isRowName(name)) throw new Error(`There is no row "${name}".`)
  const database = await progress.step(`${name}: starting a database`, () => createBenchDatabase(cleanUp))
  Object.assign(process.env, database.environment)
  const { what, against, measure, gauge } = await loadRow(name)
  const bench = { database, cleanUp, progress, signups }
  const comparisons = await measure(bench)
  return { row: name, what, against, comparisons, gauges: (await gauge?.(bench)) ?? [] }
}

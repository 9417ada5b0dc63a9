import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { DiffTarget } from '@prisma/schema-engine-wasm'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { PrismaPGlite } from 'pglite-prisma-adapter'

type Difference = { from: DiffTarget; to: DiffTarget; databaseSql: string[] }

/**
 * The SQL that leads from one schema to the other, or '' when there is nothing to do. `databaseSql` fills the
 * database that the target `schemaDatasource` stands for. Prisma's engine gets a PGlite in memory and never a real
 * database: its "shadow database" would be the real one.
 */
export async function diffSchemas({ from, to, databaseSql }: Difference): Promise<string> {
  const database = await PGlite.create()
  try {
    for (const sql of databaseSql) await database.exec(sql)
    const engine = await createEngine(database)
    const filters = { externalTables: [], externalEnums: [] }
    const answer = await engine.diff({ from, to, script: true, exitCode: true, filters })
    // Exit code 2 means "they differ"; without a difference the engine still prints a comment.
    return answer.exitCode === 2 ? (answer.stdout ?? '') : ''
  } finally {
    await database.close()
  }
}

async function createEngine(database: PGlite): Promise<bindings.SchemaEngine> {
  await (loaded ??= loadEngine())
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database))
  return bindings.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter)
}

let loaded: Promise<void> | undefined

/** Node 20 cannot `import` a .wasm file, so the package's own entry does not load: this is what it does, by hand. */
async function loadEngine(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = await readFile(path.join(path.dirname(entry), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...bindings } })
  const panics = { set_message: (message: string) => console.error(message) }
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics })
  const glue: Record<string, unknown> = { ...bindings }
  if (typeof glue.__wbg_set_wasm !== 'function') throw new Error('the schema engine has changed its shape')
  glue.__wbg_set_wasm(instance.exports)
  if (typeof instance.exports.__wbindgen_start === 'function') instance.exports.__wbindgen_start()
}

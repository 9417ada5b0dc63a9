import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { root } from './root'
import { diffSchemas } from './schema-engine'
import { readMigrations } from './read-migrations'

/**
 * `check-schema.ts` fails when prisma/migrations do not lead to prisma/schema.prisma and shows what is missing;
 * `check-schema.ts --sql` prints the SQL that takes an empty database to schema.prisma, to write migrations from.
 * What Prisma does not know (functions, checks, partial and expression indexes) is not drift, nor is what it takes for
 * columns of a key: those that an index only carries along.
 */
const schemaFile = path.join(root, 'prisma', 'schema.prisma')
const files = [{ path: schemaFile, content: await readFile(schemaFile, 'utf8') }]

if (process.argv.includes('--sql')) await printSchemaSql()
else await checkDrift()

async function printSchemaSql(): Promise<void> {
  const sql = await diffSchemas({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files },
    databaseSql: [],
  })
  process.stdout.write(sql)
}

async function checkDrift(): Promise<void> {
  const migrations = await readMigrations(path.join(root, 'prisma', 'migrations'))
  const drift = await diffSchemas({
    from: { tag: 'schemaDatasource', files, configDir: root },
    to: { tag: 'schemaDatamodel', files },
    databaseSql: migrations.map(({ sql }) => sql.replace(/\binclude \([^)]*\)/g, '')),
  })
  if (drift === '') {
    console.error(`prisma/schema.prisma and its ${migrations.length} migrations agree.`)
    return
  }
  console.error('prisma/migrations do not lead to prisma/schema.prisma. Missing in the migrations:\n')
  console.error(drift)
  process.exitCode = 1
}

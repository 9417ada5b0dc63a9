import { expect, test, vi } from 'vitest'
import { diffSchemas } from './schema-engine'

// Two PostgreSQL in WebAssembly take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const schema = `
datasource db {
  provider = "postgresql"
}
model Place {
  id   Int  @id
  name String?
}`
const files = [{ path: 'schema.prisma', content: schema }]
const table =
  'create table "Place" (id integer not null, name text, constraint "Place_pkey" primary key (id));'

test('a column that the migrations forgot is drift', async () => {
  const drift = await diff(table.replace(' name text,', ''))
  expect(drift).toContain('ADD COLUMN     "name" TEXT')
})

test('functions, checks and indexes that Prisma cannot describe are no drift', async () => {
  const extras = `
    alter table "Place" add check (id > 0);
    create index on "Place" (name) where id > 10;
    create index on "Place" (lower(name));
    create function two() returns int language plpgsql as $$ begin return 2; end $$;`
  expect(await diff(table + extras)).toBe('')
})

const diff = (sql: string) =>
  diffSchemas({
    from: { tag: 'schemaDatasource', files, configDir: '.' },
    to: { tag: 'schemaDatamodel', files },
    databaseSql: [sql],
  })

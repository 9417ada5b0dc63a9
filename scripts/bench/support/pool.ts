import { Pool } from 'pg'
import type { CleanUp } from './clean-up'

/** Connections of plain `pg`, which end with the measurement. */
export function createPool(cleanUp: CleanUp, connectionString: string, max: number): Pool {
  const pool = new Pool({ connectionString, max })
  pool.on('error', () => undefined)
  cleanUp.add(() => pool.end())
  return pool
}

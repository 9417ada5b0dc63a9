import { db } from '../db'

/** Deletes sessions of staff that have been over for a month, but for what is still asked of them. Gives how many. */
export async function sweepStaffSessions(): Promise<number> {
  const [row] = await db().$queryRaw<{ swept: number }[]>`select sweep_staff_sessions() as swept`
  return row?.swept ?? 0
}

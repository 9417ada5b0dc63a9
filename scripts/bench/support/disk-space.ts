import { statfs } from 'node:fs/promises'

/** What a signup of a filled history takes with everything that goes with it, indexes included; measured. */
const bytesOfSignup = 5_000
/** For the write-ahead log, and for sorting while indexes are made. */
const reserveBytes = 6e9

/** Throws with a sentence when a history of so many signups would fill the disk. */
export async function requireDiskSpace(folder: string, signups: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder)
  const [freeGb, neededGb] = [bavail * bsize, signups * bytesOfSignup + reserveBytes].map(
    (bytes) => bytes / 1e9,
  )
  if (freeGb === undefined || neededGb === undefined || freeGb >= neededGb) return
  throw new Error(
    `A history of ${signups.toLocaleString('en')} signups needs some ${neededGb.toFixed(0)} GB, and ${freeGb.toFixed(0)} GB are free in ${folder}. ` +
      'Ask for fewer with --signups, or let TMPDIR name a folder on a larger disk.',
  )
}

import { statfs } from 'node:fs/promises'
import { env } from '../../env'
import { failure, type Finding, ok, warning } from '../finding'
import { inMegabytes } from '../in-megabytes'

const megabyte = 1_048_576
const enough = 2_048 * megabyte
const tooLittle = 512 * megabyte

/** Where the embedded database and generated secrets are; with a database of the operator's own it may not exist. */
export async function checkDisk(): Promise<Finding[]> {
  const disk = await statfs(env().dataDir).catch(() => null)
  return disk === null
    ? [ok('disk', 'There is no DATA_DIR: nothing is kept on this machine.')]
    : [judgeDisk({ freeBytes: disk.bavail * disk.bsize, totalBytes: disk.blocks * disk.bsize })]
}

export function judgeDisk({ freeBytes, totalBytes }: { freeBytes: number; totalBytes: number }): Finding {
  const left = `${inMegabytes(freeBytes)} of ${inMegabytes(totalBytes)} are free where DATA_DIR is`
  if (freeBytes < tooLittle)
    return failure('disk', `Only ${left}: the database stops when it is full. Make room now.`)
  if (freeBytes < enough) return warning('disk', `Only ${left}: make room before the database needs it.`)
  return ok('disk', `${left}.`)
}

import { z } from 'zod'

export const backupFormat = 'frame-trial-portal-backup'
export const backupVersion = 1

/** The waiting jobs, which are no table of ours: they are queued anew, so that any release of the queue can take them. */
export const jobsName = 'waiting jobs'

/** What a backup says of itself, before anything it holds. */
export type BackupHeader = z.infer<typeof BackupHeader>
export const BackupHeader = z.object({
  format: z.literal(backupFormat),
  version: z.int(),
  portal: z.string(),
  takenAt: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  sequences: z.array(z.object({ name: z.string(), last: z.string() })),
  /** Which keys sealed what it holds, without giving them away. */
  keyIds: z.record(z.string(), z.string()),
  sealedKeys: z.object({ salt: z.string(), iv: z.string(), tag: z.string(), sealed: z.string() }).nullable(),
})

export const TableStart = z.object({ name: z.string(), columns: z.array(z.string()) })
export const TableEnd = z.object({ name: z.string(), rows: z.int() })
export const BackupEnd = z.object({ sha256: z.string() })

import type { Prisma } from '@/prisma/generated/client'

export type Transaction = Prisma.TransactionClient

/** What an apply has changed so far, and what speaks against it; each a sentence for the one who applies. */
export type ApplyReport = { changes: string[]; problems: string[] }

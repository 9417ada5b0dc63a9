import { createFrameMemory } from '@/lib/frame/frame-memory'
import type { AttemptResult, MintOrder, MintPorts } from '@/lib/frame/mint-sat'
import { parseTokensUrl } from '@/lib/frame/tokens-url'

export const credentials = { clientId: 'client.img.frame.nutanix.com', clientSecret: 'canary-secret' }

const silent = { info() {}, warn() {}, error() {} }

export function mintOrder({ tokensUrl }: { tokensUrl: string }, more: Partial<MintOrder> = {}): MintOrder {
  const parsed = parseTokensUrl(tokensUrl)
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  return {
    credentials,
    nextCredentials: null,
    tokensUrl: parsed.tokensUrl,
    person: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' },
    metadata: {
      product: { tier: 'gold' },
      loginUrl: 'https://portal.example/frame/login/h1',
      logoutUrl: 'https://portal.example/frame/logout/h1',
      signup: 'h1',
      language: 'en',
      timeZone: null,
    },
    deadlineMs: 5000,
    ...more,
  }
}

/** Rows as a caller would commit them, and the pauses that were asked for but not spent. */
export function bookkeeping(now: () => Date, more: Partial<MintPorts> = {}) {
  const rows = new Map<string, AttemptResult | 'begun'>()
  const pauses: number[] = []
  const ports: MintPorts = {
    beginAttempt: async () => {
      const id = `attempt-${rows.size + 1}`
      rows.set(id, 'begun')
      return id
    },
    finishAttempt: async (id, result) => {
      rows.set(id, result)
    },
    now,
    wait: async (ms) => {
      pauses.push(ms)
    },
    memory: createFrameMemory({ log: silent }),
    ...more,
  }
  return { rows, pauses, ports }
}

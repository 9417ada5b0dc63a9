export type CleanUp = {
  /** What was made last goes first. */
  add: (undo: () => Promise<unknown>) => void
  run: () => Promise<void>
  /** Aborted when somebody wants the measurement to end. */
  signal: AbortSignal
}

/** Databases, processes and folders of a measurement, which must go however it ends. */
export function createCleanUp(): CleanUp {
  const undos: (() => Promise<unknown>)[] = []
  const ending = new AbortController()
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(event, () => ending.abort())
  return {
    add: (undo) => void undos.push(undo),
    signal: ending.signal,
    async run() {
      for (const undo of undos.splice(0).reverse()) await undo().catch((error) => console.error(error))
    },
  }
}

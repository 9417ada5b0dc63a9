import './moved-time'
import { installFailpoints } from './failpoints'
import { operations, type Operations } from './operations'

/** A portal process of tests: the core without its pages. It does what its parent asks, everything at once. */
export type Question = { id: number; name: keyof Operations; given: unknown[] }
export type Answer =
  { id: number; kind: 'answer'; value: unknown } | { id: number; kind: 'error'; message: string }

process.on('disconnect', () => process.exit())
process.on('message', (question: Question) => void answer(question))
installFailpoints()

async function answer({ id, name, given }: Question): Promise<void> {
  try {
    const operation = operations[name] as (...given: unknown[]) => Promise<unknown>
    send({ id, kind: 'answer', value: await operation(...given) })
  } catch (error) {
    send({ id, kind: 'error', message: error instanceof Error ? error.message : String(error) })
  }
}

function send(message: Answer): void {
  process.send?.(message)
}

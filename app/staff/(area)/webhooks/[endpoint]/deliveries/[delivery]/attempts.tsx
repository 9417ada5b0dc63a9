import { problemInWords } from '@/lib/webhooks/attempt-problem'
import type { FoundDelivery } from '@/lib/webhooks/find-delivery'
import { Moment } from '../../../../_shared/moment'

export function Attempts({
  delivery: { attempts, state, nextTryAt, endpoint },
}: {
  delivery: FoundDelivery
}) {
  return (
    <>
      {attempts.length === 0 ? null : (
        <ol className="flex flex-col">
          {attempts.map(({ id, at, durationMs, status, problem, answer }) => (
            <li key={id} className="grid gap-x-6 gap-y-1 border-t border-line py-3 sm:grid-cols-[11rem_1fr]">
              <span className="text-sm text-muted sm:pt-0.5">
                <Moment at={at} toTheSecond />
              </span>
              <div className="min-w-0">
                <p>
                  <strong className="font-semibold">{status ?? 'No answer'}</strong>{' '}
                  <span className="text-muted">after {inSeconds(durationMs)}</span>
                </p>
                {problem ? <p className="break-words">{problemInWords(problem)}</p> : null}
                {answer ? (
                  <p className="text-sm break-words text-muted">
                    It said: <q>{answer}</q>
                  </p>
                ) : null}
              </div>
            </li>
          ))}
        </ol>
      )}
      {state === 'pending' ? (
        <p className="text-muted">
          {endpoint.enabled ? (
            <>
              {attempts.length === 0 ? 'The first attempt comes' : 'The next attempt comes'} within seconds of{' '}
              <Moment at={nextTryAt} toTheSecond />.
            </>
          ) : (
            'It waits until the endpoint is enabled.'
          )}
        </p>
      ) : null}
    </>
  )
}

function inSeconds(durationMs: number): string {
  return durationMs < 1_000 ? `${durationMs} ms` : `${(durationMs / 1_000).toFixed(1)} s`
}

/** @typedef {{ line: (text: string) => void, step: <T>(title: string, run: () => Promise<T>) => Promise<T> }} Progress */

/**
 * Plain lines that read the same in a terminal and in a log file. A step that takes long repeats its elapsed time.
 * @param {NodeJS.WritableStream} stream
 * @returns {Progress}
 */
export function createProgress(stream) {
  // A closed terminal must not end the program before it has stopped what it started.
  stream.on('error', () => undefined)
  const line = (/** @type {string} */ text) => void stream.write(`${text}\n`)
  return { line, step: (title, run) => timed(line, title, run) }
}

/**
 * @template T
 * @param {(text: string) => void} line
 * @param {string} title
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
async function timed(line, title, run) {
  const startedAt = Date.now()
  const elapsed = () => `${Math.round((Date.now() - startedAt) / 1000)} s`
  line(`${title} …`)
  const timer = setInterval(() => line(`${title}: ${elapsed()}`), 10_000)
  try {
    const result = await run()
    if (Date.now() - startedAt > 1000) line(`${title}: done in ${elapsed()}`)
    return result
  } finally {
    clearInterval(timer)
  }
}

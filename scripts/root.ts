import path from 'node:path'

/** The folder of the repository; programs may be started from elsewhere. */
export const root = path.resolve(import.meta.dirname, '..')

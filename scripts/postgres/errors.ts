/** The embedded PostgreSQL cannot run here; the message says why, and what to do instead. */
export class EmbeddedPostgresUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`${reason} Set DATABASE_URL to a PostgreSQL database of your own instead.`, options)
  }
}

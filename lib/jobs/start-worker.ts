import { Logger, run } from 'graphile-worker'
import { z } from 'zod'
import { requireEnv } from '../env'
import { log } from '../log'
import { sendDueMail } from '../mail/send-due-mail'
import { closeMailTransport } from '../mail/mail-transport'

const MailJob = z.object({ mailId: z.uuid() })

/** Works off what was put into the queue by transactions; any number of processes may do so. */
export async function startWorker(): Promise<{ stop(): Promise<void> }> {
  const runner = await run({
    connectionString: requireEnv('databaseUrl'),
    concurrency: 4,
    maxPoolSize: 5,
    noHandleSignals: true,
    noPreparedStatements: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') log.warn({ message }, 'jobs')
    }),
    taskList: {
      'send-mail': (payload) => sendDueMail(MailJob.parse(payload).mailId),
    },
  })
  return {
    async stop() {
      await runner.stop()
      closeMailTransport()
    },
  }
}

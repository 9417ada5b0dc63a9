import { Notice } from '@/app/_ui/notice'
import { worstOf } from '@/lib/doctor/finding'
import { requireStaff } from '@/lib/staff/require-staff'
import { readSystem, type SystemCheck } from '@/lib/staff/system/read-system'
import { StaffPage } from '../staff-page'
import { runCheck } from './actions'
import { CheckCard } from './check-card'

const testMail = { name: 'testMail', title: 'Test mail', button: 'Send a test mail to me', findings: null }

export default async function SystemPage() {
  const staff = await requireStaff('system.read')
  const system = await readSystem(staff)
  return (
    <StaffPage title="System">
      <p className="max-w-prose text-muted">
        What the portal depends on. The same list is printed by <code>npm run portal -- doctor</code>.
      </p>
      <Verdict system={system} />
      <Checks title="Now" shown={system.filter(({ findings }) => findings !== null)} />
      <Checks
        title="When you ask"
        shown={[...system.filter(({ findings }) => findings === null), testMail]}
      />
    </StaffPage>
  )
}

function Verdict({ system }: { system: SystemCheck[] }) {
  const levels = system.flatMap(({ findings }) => (findings ? [worstOf(findings)] : []))
  const troubled = levels.filter((level) => level !== 'ok').length
  if (troubled === 0) return <Notice>All {levels.length} checks are in order.</Notice>
  return (
    <Notice tone="warning">
      {troubled === 1 ? 'One check needs' : `${troubled} checks need`} a look; each says what to do.
    </Notice>
  )
}

type Shown = Omit<SystemCheck, 'name'> & { name: string }

function Checks({ title, shown }: { title: string; shown: Shown[] }) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-lg font-semibold">{title}</h2>
      <div className="grid gap-4 lg:grid-cols-2">
        {shown.map(({ name, ...check }) => (
          <CheckCard key={name} action={runCheck} question={name} {...check} />
        ))}
      </div>
    </section>
  )
}

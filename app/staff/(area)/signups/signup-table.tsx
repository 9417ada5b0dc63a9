import { paths } from '@/lib/paths'
import type { ListedSignup } from '@/lib/signups/staff/listed-signup'
import { SignupStateMark } from './signup-state'

/** One line each, newest first. On a narrow screen the lines become blocks. */
export function SignupTable({ signups, timeZone }: { signups: ListedSignup[]; timeZone: string }) {
  const format = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  })
  return (
    <table className="w-full text-left">
      <thead className="hidden text-sm text-muted md:table-header-group">
        <tr>
          <Head>Person</Head>
          <Head>Signed up</Head>
          <Head>Product</Head>
          <Head>State</Head>
          <Head wideOnly>Campaign</Head>
          <Head wideOnly>Minutes</Head>
        </tr>
      </thead>
      <tbody>
        {signups.map((signup) => (
          <tr key={signup.id} className="block border-t border-line py-3 align-top md:table-row md:py-0">
            <th scope="row" className="block font-normal md:table-cell md:py-2.5 md:pr-4">
              <a
                href={paths.staffSignup(signup.id)}
                className="font-semibold text-accent underline-offset-3 hover:underline"
              >
                {[signup.firstName, signup.lastName].filter(Boolean).join(' ') || 'Forgotten person'}
              </a>
              <span className="block text-sm break-all text-muted">{signup.email}</span>
              {signup.company ? <span className="block text-sm text-muted">{signup.company}</span> : null}
            </th>
            <td className="block text-sm whitespace-nowrap md:table-cell md:py-3 md:pr-4">
              <time dateTime={signup.createdAt.toISOString()}>{format.format(signup.createdAt)}</time>
            </td>
            <td className="block text-sm md:table-cell md:py-3 md:pr-4">{signup.productName}</td>
            <td className="block pt-1 md:table-cell md:py-2.5 md:pr-4">
              <SignupStateMark state={signup.state} />
              {signup.reason ? <code className="mt-1 block text-sm text-muted">{signup.reason}</code> : null}
            </td>
            <td className="hidden text-sm break-words md:py-3 md:pr-4 xl:table-cell">{signup.campaign}</td>
            <td className="hidden text-sm tabular-nums md:py-3 xl:table-cell">{signup.minutes ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head({ children, wideOnly = false }: { children: string; wideOnly?: boolean }) {
  return (
    <th scope="col" className={`py-2 pr-4 font-medium ${wideOnly ? 'hidden xl:table-cell' : ''}`}>
      {children}
    </th>
  )
}

import { Disclosure } from '@/app/_ui/disclosure'
import type { ConsentVersion } from '@/lib/products/staff/list-consent-versions'
import { inZone } from '../../_shared/in-zone'

/** Every wording of the consent, with how many signups agreed to it. */
export function ConsentVersions({ versions }: { versions: ConsentVersion[] }) {
  return (
    <section aria-labelledby="consent-versions" className="flex flex-col gap-3">
      <h2 id="consent-versions" className="text-lg font-semibold">
        Versions of the consent
      </h2>
      {versions.length === 0 ? (
        <p className="text-muted">Nobody agreed to anything yet, and there are no words of its own.</p>
      ) : (
        <ul className="flex flex-col">
          {versions.map(({ version, language, text, since, signups }) => (
            <li key={version} className="border-t border-line py-2">
              <p className="flex flex-wrap gap-x-4">
                <code className="font-semibold">{version}</code>
                <span>{language === 'de' ? 'German' : 'English'}</span>
                <span className="tabular-nums">
                  {signups} {signups === 1 ? 'signup' : 'signups'}
                </span>
                <span className="text-muted">since {inZone(since)}</span>
              </p>
              <Disclosure summary="Wording" about={` of version ${version}`}>
                <p lang={language} className="max-w-prose break-words whitespace-pre-line">
                  {text}
                </p>
              </Disclosure>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

import { Card } from '@/app/_ui/card'
import { Disclosure } from '@/app/_ui/disclosure'
import { LinkButton } from '@/app/_ui/link-button'
import type { PreSessionScript } from '@/lib/sessions/pre-session-script'
import { paths } from '@/lib/paths'
import { CodeBlock } from '../_shared/code-block'

type ScriptProps = { product: { slug: string; name: string }; script: PreSessionScript }

/** The script with which a session reports itself, for one product. */
export function PreSessionScriptCard({ product, script }: ScriptProps) {
  return (
    <section aria-labelledby="script-heading">
      <Card className="flex flex-col gap-3 p-5 sm:p-6">
        <h2 id="script-heading" className="text-lg font-semibold">
          A script inside the session
        </h2>
        <p className="max-w-prose text-muted">
          Optional. The portal sees launches by itself, some minutes late. Frame runs pre-session scripts
          inside each session, and this one tells the portal at once that a session of {product.name} has
          begun.
        </p>
        <ul className="flex max-w-prose list-disc flex-col gap-1.5 pl-5 marker:text-muted">
          <li>
            Put it where your image runs pre-session scripts,{' '}
            <code className="break-all">C:\ProgramData\Nutanix\Frame\FGA\Scripts\User</code> or what its
            definition.yml names, and publish the sandbox.
          </li>
          <li>
            It holds no secret. It shows the session&apos;s own token, FRAME_SESSION_TOKEN, to the portal,
            which proves it at Frame.
          </li>
          <li>It delays a session by 12 seconds at most, whether the portal answers or not.</li>
        </ul>
        {script.kind === 'problem' ? (
          <p>{script.message}</p>
        ) : (
          <>
            <div>
              <LinkButton tone="quiet" href={paths.staffPreSessionScript(product.slug)} download>
                Download the script for {product.name}
              </LinkButton>
            </div>
            <Disclosure summary="Show the script">
              <CodeBlock label="Pre-session script" text={script.text.replaceAll('\r\n', '\n')} />
            </Disclosure>
          </>
        )}
      </Card>
    </section>
  )
}

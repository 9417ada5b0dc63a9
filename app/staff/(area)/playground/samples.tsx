'use client'

import { Card } from '@/app/_ui/card'
import { CopyButton } from '@/app/_ui/copy-button'
import { Disclosure } from '@/app/_ui/disclosure'
import { sampleMetadata } from '@/lib/frame/samples/sample-call'
import { sampleLanguages } from '@/lib/frame/samples/sample-languages'
import type { PlaygroundProduct } from '@/lib/playground/list-playground-products'
import { CodeBlock } from '../_shared/code-block'
import type { PlaygroundValues } from './playground-state'
import { typedFields } from './typed-fields'

/** The same call in the languages of Frame's own Playground; with JavaScript it follows what is typed. */
export function Samples({ product, values }: { product: PlaygroundProduct; values: PlaygroundValues }) {
  const { firstName, lastName, email, metadata } = typedFields(values)
  const call = {
    tokensUrl: product.tokensUrl,
    clientId: product.clientId,
    person: { firstName: firstName.trim(), lastName: lastName.trim(), email: email.trim() },
    metadata: sampleMetadata(metadata),
  }
  return (
    <section aria-labelledby="samples-heading">
      <Card className="flex flex-col gap-2 p-5 sm:p-6">
        <h2 id="samples-heading" className="text-lg font-semibold">
          The same call as code
        </h2>
        <p className="max-w-prose text-muted">
          For a portal of your own. Each takes the client secret from the environment variable
          FRAME_CLIENT_SECRET; it is in none of them. Run it on a server, never in a browser.
        </p>
        {sampleLanguages.map(({ id, name, write }) => (
          <Disclosure key={id} summary={name}>
            <div className="flex flex-col items-start gap-3">
              <CodeBlock label={`Code in ${name}`} text={write(call)} />
              <CopyButton text={write(call)} label={`the code in ${name}`} />
            </div>
          </Disclosure>
        ))}
      </Card>
    </section>
  )
}

import type { ReactNode } from 'react'
import { CheckIcon, ClockIcon } from '@/app/_ui/icons'
import { ProductMark } from '@/app/_ui/product-mark'
import type { Messages } from '@/messages'

type Product = { name: string; summary: string; trialMinutes: number }

/** What the product says in words of its own in place of the usual ones. */
export type OwnWords = { title?: string; introduction?: string }

type AboutProductProps = {
  product: Product
  own: OwnWords
  /** The address of whoever sent the invite. */
  invitedBy?: string
  messages: Messages
}

export function AboutProduct({ product, own, invitedBy, messages }: AboutProductProps) {
  const { signup } = messages
  return (
    <div className="flex flex-col gap-5 lg:gap-6">
      <ProductMark
        name={product.name}
        columns={12}
        rows={3}
        className="hidden overflow-hidden rounded-lg lg:block"
      />
      <div className="flex flex-col gap-3">
        <h1 className="text-2xl font-semibold break-words lg:text-3xl">
          {own.title ?? signup.title(product.name)}
        </h1>
        {invitedBy ? (
          <p className="break-words">
            {messages.invite.invitedBy}{' '}
            <a
              href={`mailto:${invitedBy}`}
              className="font-medium text-accent underline underline-offset-3 hover:text-accent-strong"
            >
              {invitedBy}
            </a>
          </p>
        ) : null}
        <p className="max-w-prose break-words whitespace-pre-line text-muted lg:text-lg">
          {own.introduction ?? product.summary}
        </p>
      </div>
      <ul className="flex max-w-prose flex-col gap-2.5 lg:gap-3.5">
        <Fact icon={<ClockIcon className="mt-0.5 size-5 text-accent" />}>
          <strong className="font-semibold">
            {signup.trialLength(messages.trialLength(product.trialMinutes))}
          </strong>
        </Fact>
        {signup.promises.map((promise) => (
          <Fact key={promise.title} icon={<CheckIcon className="mt-0.5 size-5 text-accent" />}>
            <strong className="font-semibold">{promise.title}.</strong>{' '}
            <span className="text-muted">{promise.text}</span>
          </Fact>
        ))}
      </ul>
    </div>
  )
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      {icon}
      <span>{children}</span>
    </li>
  )
}

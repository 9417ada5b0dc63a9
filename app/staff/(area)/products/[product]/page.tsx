import { notFound } from 'next/navigation'
import { LinkButton } from '@/app/_ui/link-button'
import { paths } from '@/lib/paths'
import { findProductForStaff } from '@/lib/products/staff/find-product-for-staff'
import { listConsentVersions } from '@/lib/products/staff/list-consent-versions'
import { listProductsForStaff } from '@/lib/products/staff/list-products-for-staff'
import { productValues } from '@/lib/products/staff/product-values'
import { publishChecklist } from '@/lib/products/staff/publish-checklist'
import { readQuotaUse } from '@/lib/products/staff/read-quota-use'
import { requireStaff } from '@/lib/staff/require-staff'
import { currentPortal } from '@/lib/web/current-portal'
import { saidAboutSettings } from '../../_settings/said-about-settings'
import { SettingsHistory } from '../../_settings/settings-history'
import { Said } from '../../_shared/said'
import { StaffPage } from '../../staff-page'
import { ProductState } from '../product-state'
import { Checklist } from './checklist'
import { ConsentVersions } from './consent-versions'
import { PreviewPanel } from './preview-panel'
import { ProductForm } from './product-form'
import { AboutSection, FrameSection } from './sections/frame-section'
import { LookSection } from './sections/look-section'
import { PolicySection } from './sections/policy-section'
import { QuotaSection } from './sections/quota-section'
import { PauseSection, TrialSection } from './sections/trial-section'
import { ConsentSection, FieldsSection, MailSection, WordsSection } from './sections/words-section'
import { TestAsYourself } from './test-as-yourself'

type ProductPageProps = {
  params: Promise<{ product: string }>
  searchParams: Promise<{ said?: string | string[]; history?: string | string[] }>
}

/** One product: how it stands, everything that can be set about it, and what was set before. */
export default async function ProductPage({ params, searchParams }: ProductPageProps) {
  const staff = await requireStaff('products.manage')
  const [{ product: slug }, { said, history }] = await Promise.all([params, searchParams])
  const product = await findProductForStaff(staff, slug)
  if (!product) notFound()
  const { item, base, connections } = product
  const [listed, use, checks, versions, portal] = await Promise.all([
    listProductsForStaff(staff, slug),
    readQuotaUse(staff, product.id),
    publishChecklist(staff, product),
    listConsentVersions(staff, product.id),
    currentPortal(),
  ])
  const page = paths.staffProduct(slug)
  const answer = saidAboutSettings(said)
  const values = productValues(item)
  return (
    <StaffPage title={item.name}>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <ProductState state={listed[0]?.state ?? 'paused'} />
        <LinkButton tone="quiet" href={paths.try(slug)}>
          Open the signup page
        </LinkButton>
        <a
          className="text-accent underline underline-offset-3 hover:text-accent-strong"
          href={paths.staffProducts}
        >
          All products
        </a>
      </div>
      <Said text={answer} />
      <Checklist items={checks} />
      <TestAsYourself slug={slug} email={staff.email} />
      <div className="grid items-start gap-8 xl:not-has-[#preview-width-wide:checked]:grid-cols-[minmax(0,1fr)_24.5rem]">
        <ProductForm slug={slug} base={String(base)} values={values}>
          <AboutSection />
          <WordsSection />
          <FieldsSection />
          <ConsentSection />
          <LookSection accent={item.accent ?? portal.accent} isOwn={item.accent !== null} />
          <PauseSection />
          <TrialSection />
          <QuotaSection use={use} />
          <PolicySection />
          <MailSection />
          <FrameSection connections={connections} />
        </ProductForm>
        <PreviewPanel page={paths.staffProductPreview(slug)} draft={paths.staffProductDraft(slug)} />
      </div>
      <ConsentVersions versions={versions} />
      <SettingsHistory what="product" name={slug} staff={staff} page={page} before={history} />
    </StaffPage>
  )
}

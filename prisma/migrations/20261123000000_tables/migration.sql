-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "quota_scope" AS ENUM ('person', 'company', 'network', 'campaign', 'product');

-- CreateEnum
CREATE TYPE "quota_per" AS ENUM ('day', 'week', 'month', 'ever');

-- CreateEnum
CREATE TYPE "signup_state" AS ENUM ('unverified', 'reserved', 'active', 'ended', 'review', 'waitlisted', 'refused', 'failed', 'unresolved');

-- CreateTable
CREATE TABLE "installation" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "connections" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "api_url" TEXT NOT NULL,
    "backend_url" TEXT NOT NULL,
    "client_id" TEXT NOT NULL,
    "client_secret_encrypted" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "products" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "tokens_url" TEXT NOT NULL,
    "launch_url" TEXT NOT NULL,
    "return_urls" TEXT[],
    "trial_minutes" INTEGER NOT NULL,
    "relogins_per_hour" INTEGER NOT NULL,
    "captcha" BOOLEAN NOT NULL,
    "paused" BOOLEAN NOT NULL,
    "metadata" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "products_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "quotas" (
    "product_id" UUID NOT NULL,
    "scope" "quota_scope" NOT NULL,
    "per" "quota_per" NOT NULL,
    "limit" BIGINT,

    CONSTRAINT "quotas_pkey" PRIMARY KEY ("product_id","scope","per")
);

-- CreateTable
CREATE TABLE "quota_counters" (
    "product_id" UUID NOT NULL,
    "scope" "quota_scope" NOT NULL,
    "per" "quota_per" NOT NULL,
    "subject" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "used" BIGINT NOT NULL,

    CONSTRAINT "quota_counters_pkey" PRIMARY KEY ("product_id","scope","per","subject","period")
);

-- CreateTable
CREATE TABLE "signups" (
    "id" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "product_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "browser_id" UUID,
    "state" "signup_state" NOT NULL,
    "reason" TEXT,
    "frees_at" TIMESTAMPTZ(3),
    "email" TEXT NOT NULL,
    "email_key" TEXT NOT NULL,
    "email_key_id" TEXT NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT,
    "company" TEXT,
    "country" TEXT,
    "language" TEXT NOT NULL,
    "time_zone" TEXT,
    "network" TEXT NOT NULL,
    "consent_version" TEXT NOT NULL,
    "gpc" BOOLEAN NOT NULL,
    "campaign" TEXT,
    "first_touch" JSONB,
    "last_touch" JSONB,
    "lease_until" TIMESTAMPTZ(3),
    "granted_at" TIMESTAMPTZ(3),
    "trial_ends_at" TIMESTAMPTZ(3),
    "sat_encrypted" TEXT,
    "sat_issued_at" TIMESTAMPTZ(3),
    "sat_expires_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "places" (
    "signup_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "scope" "quota_scope" NOT NULL,
    "per" "quota_per" NOT NULL,
    "subject" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "given_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "places_pkey" PRIMARY KEY ("signup_id","scope","per")
);

-- CreateTable
CREATE TABLE "browsers" (
    "id" UUID NOT NULL,
    "generation" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "browsers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mints" (
    "id" UUID NOT NULL,
    "signup_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "status" INTEGER,
    "problem" TEXT,

    CONSTRAINT "mints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spent_captchas" (
    "id" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_captchas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_texts" (
    "version" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_texts_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "events" (
    "id" BIGSERIAL NOT NULL,
    "signup_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "connections_name_key" ON "connections"("name");

-- CreateIndex
CREATE UNIQUE INDEX "products_slug_key" ON "products"("slug");

-- CreateIndex
CREATE INDEX "products_connection_id_idx" ON "products"("connection_id");

-- CreateIndex
CREATE UNIQUE INDEX "signups_handle_key" ON "signups"("handle");

-- CreateIndex
CREATE UNIQUE INDEX "signups_request_id_key" ON "signups"("request_id");

-- CreateIndex
CREATE INDEX "signups_product_id_created_at_idx" ON "signups"("product_id", "created_at");

-- CreateIndex
CREATE INDEX "signups_connection_id_email_key_idx" ON "signups"("connection_id", "email_key");

-- CreateIndex
CREATE INDEX "signups_browser_id_idx" ON "signups"("browser_id");

-- CreateIndex
CREATE INDEX "mints_signup_id_idx" ON "mints"("signup_id");

-- CreateIndex
CREATE INDEX "spent_captchas_expires_at_idx" ON "spent_captchas"("expires_at");

-- CreateIndex
CREATE INDEX "events_signup_id_id_idx" ON "events"("signup_id", "id");

-- AddForeignKey
ALTER TABLE "products" ADD CONSTRAINT "products_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quotas" ADD CONSTRAINT "quotas_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quota_counters" ADD CONSTRAINT "quota_counters_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signups" ADD CONSTRAINT "signups_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signups" ADD CONSTRAINT "signups_connection_id_fkey" FOREIGN KEY ("connection_id") REFERENCES "connections"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signups" ADD CONSTRAINT "signups_browser_id_fkey" FOREIGN KEY ("browser_id") REFERENCES "browsers"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signups" ADD CONSTRAINT "signups_consent_version_fkey" FOREIGN KEY ("consent_version") REFERENCES "consent_texts"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "places" ADD CONSTRAINT "places_signup_id_fkey" FOREIGN KEY ("signup_id") REFERENCES "signups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mints" ADD CONSTRAINT "mints_signup_id_fkey" FOREIGN KEY ("signup_id") REFERENCES "signups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_signup_id_fkey" FOREIGN KEY ("signup_id") REFERENCES "signups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "portal" (
    "id" TEXT NOT NULL DEFAULT 'portal',
    "name" TEXT,
    "logo" TEXT,
    "logo_version" TEXT,
    "accent" TEXT,
    "contact" JSONB NOT NULL DEFAULT '{}',
    "legal" JSONB NOT NULL DEFAULT '{}',
    "security" JSONB NOT NULL DEFAULT '{}',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "portal_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "portal_is_one_row" CHECK ("id" = 'portal')
);

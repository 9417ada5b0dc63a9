-- What became of settings, item by item, and what a product may say and ask for in words of its own.

create table "settings_changes" (
  "id" bigserial not null,
  "at" timestamptz(3) not null,
  "actor_id" uuid,
  "actor_name" text not null,
  "what" text not null,
  "name" text not null,
  "before" jsonb,
  "after" jsonb,
  "secrets" text[] not null default '{}',
  "reverts" bigint,
  constraint "settings_changes_pkey" primary key ("id"),
  constraint "settings_changes_what_check" check ("what" in ('portal', 'connection', 'product')),
  constraint "settings_changes_say_something" check ("before" is not null or "after" is not null)
);
create index "settings_changes_what_name_id_idx" on "settings_changes" ("what", "name", "id" desc);
alter table "settings_changes" add constraint "settings_changes_reverts_fkey"
  foreign key ("reverts") references "settings_changes" ("id");

create function refuse_settings_history_change() returns trigger
language plpgsql as $$
begin
  raise exception 'The history of settings only grows: % is refused.', tg_op;
end
$$;
create trigger "settings_changes_only_grow" before update or delete or truncate on "settings_changes"
  for each statement execute function refuse_settings_history_change();

alter table "products"
  add column "fields" jsonb not null
    default '{"lastName": "optional", "company": "optional", "country": "optional"}',
  add column "texts" jsonb not null default '{}',
  add column "consent" jsonb not null default '{}',
  add column "accent" text;

create table "product_consents" (
  "product_id" uuid not null,
  "version" text not null,
  "saved_at" timestamptz(3) not null,
  constraint "product_consents_pkey" primary key ("product_id", "version")
);
alter table "product_consents"
  add constraint "product_consents_product_id_fkey"
    foreign key ("product_id") references "products" ("id") on delete cascade on update cascade,
  add constraint "product_consents_version_fkey"
    foreign key ("version") references "consent_texts" ("version") on update cascade;

create table "product_drafts" (
  "staff_id" uuid not null,
  "product_id" uuid not null,
  "draft" jsonb not null,
  "saved_at" timestamptz(3) not null,
  constraint "product_drafts_pkey" primary key ("staff_id", "product_id")
);
alter table "product_drafts"
  add constraint "product_drafts_staff_id_fkey"
    foreign key ("staff_id") references "staff" ("id") on delete cascade on update cascade,
  add constraint "product_drafts_product_id_fkey"
    foreign key ("product_id") references "products" ("id") on delete cascade on update cascade;

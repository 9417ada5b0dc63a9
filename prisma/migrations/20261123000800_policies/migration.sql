-- Which companies may try a product, whether addresses' domains are looked up, and a product's own words while it is paused.

alter table "products"
  add column "companies" jsonb not null default '[]',
  add column "other_companies" "mail_rule" not null default 'allow',
  add column "check_mail_domain" boolean not null default true,
  add column "paused_text" jsonb not null default '{}',
  add constraint "products_companies_are_a_list" check (jsonb_typeof("companies") = 'array');

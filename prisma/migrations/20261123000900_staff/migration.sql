-- Who runs this portal: staff with their sessions, one-time links and failed attempts, and the audit log of what they did.

create type "staff_role" as enum ('marketing', 'sales', 'admin');

create table "staff" (
  "id" uuid not null default gen_random_uuid(),
  "email" text not null,
  "name" text not null,
  "role" "staff_role" not null,
  "password_hash" text,
  "demo" boolean not null default false,
  "created_at" timestamptz(3) not null default current_timestamp,
  "deactivated_at" timestamptz(3),
  constraint "staff_pkey" primary key ("id"),
  constraint "staff_demo_has_no_password" check (not ("demo" and "password_hash" is not null))
);
create unique index "staff_email_key" on "staff" ("email");

create table "staff_sessions" (
  "id" uuid not null,
  "staff_id" uuid not null,
  "way" text not null,
  "network_key" text not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  "seen_at" timestamptz(3) not null default current_timestamp,
  "ended_at" timestamptz(3),
  constraint "staff_sessions_pkey" primary key ("id"),
  constraint "staff_sessions_way_known" check ("way" in ('password', 'oidc', 'link', 'demo'))
);
create index "staff_sessions_staff_id_idx" on "staff_sessions" ("staff_id");
alter table "staff_sessions"
  add constraint "staff_sessions_staff_id_fkey" foreign key ("staff_id") references "staff" ("id")
  on delete cascade on update cascade;

create table "staff_links" (
  "id" uuid not null,
  "purpose" text not null,
  "staff_id" uuid,
  "created_at" timestamptz(3) not null default current_timestamp,
  "expires_at" timestamptz(3) not null,
  "used_at" timestamptz(3),
  constraint "staff_links_pkey" primary key ("id"),
  constraint "staff_links_purpose_known" check ("purpose" in ('first-admin', 'password'))
);
create index "staff_links_staff_id_idx" on "staff_links" ("staff_id");
alter table "staff_links"
  add constraint "staff_links_staff_id_fkey" foreign key ("staff_id") references "staff" ("id")
  on delete cascade on update cascade;

create table "staff_sign_in_attempts" (
  "id" uuid not null,
  "subject" text not null,
  "at" timestamptz(3) not null,
  constraint "staff_sign_in_attempts_pkey" primary key ("id", "subject")
);
create index "staff_sign_in_attempts_subject_at_idx" on "staff_sign_in_attempts" ("subject", "at");

create table "audit_entries" (
  "id" bigint not null,
  "at" timestamptz(3) not null,
  "actor_id" uuid,
  "actor_name" text not null,
  "action" text not null,
  "subject" text not null,
  "details" jsonb not null,
  "previous_hash" text not null,
  "hash" text not null,
  constraint "audit_entries_pkey" primary key ("id")
);

-- The session of somebody who may still come in, noted as used; no row when it ended, slept for twelve hours or belongs to
-- somebody who was deactivated. That it was used is written at most every five minutes.
create function use_staff_session(of_session uuid, of_staff uuid) returns setof staff
language plpgsql as $$
declare
  moment timestamptz := portal_now();
begin
  update staff_sessions set seen_at = moment
  where id = of_session and staff_id = of_staff and ended_at is null
    and seen_at > moment - interval '12 hours' and seen_at <= moment - interval '5 minutes';
  return query
    select p.*
    from staff_sessions s
    join staff p on p.id = s.staff_id
    where s.id = of_session and s.staff_id = of_staff and s.ended_at is null
      and s.seen_at > moment - interval '12 hours' and p.deactivated_at is null;
end
$$;

-- Takes one attempt at a password: { id, email_key, network_key }. It counts as failed until the application takes
-- it back, so that attempts at the same moment count each other. Answers the seconds to wait, 0 for go on.
--
-- Ten in fifteen minutes for an address and for a network, and from the fifth on a growing pause. Where the person of the
-- address signed in from this network before, that pair has a count of its own: guesses from elsewhere cannot keep the
-- person out.
create function take_sign_in_attempt(attempt jsonb) returns integer
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  network text := attempt ->> 'network_key';
  address text := attempt ->> 'email_key';
  of_subject text;
  subjects text[];
  failed bigint;
  first_at timestamptz;
  last_at timestamptz;
  free_at timestamptz := moment;
begin
  if exists (
    select from staff_sessions s join staff p on p.id = s.staff_id
    where p.email = attempt ->> 'email' and s.network_key = network and s.way <> 'demo'
      and s.created_at > moment - interval '90 days'
  ) then
    address := address || ' ' || network;
  end if;
  subjects := array['address ' || address, 'network ' || network];

  foreach of_subject in array subjects loop
    perform pg_advisory_xact_lock(hashtextextended('staff sign-in ' || of_subject, 0));
    select count(*), min(at), max(at) into failed, first_at, last_at
    from staff_sign_in_attempts
    where subject = of_subject and at > moment - interval '15 minutes';
    if failed >= 10 then
      free_at := greatest(free_at, first_at + interval '15 minutes');
    elsif failed >= 4 then
      free_at := greatest(free_at, last_at + make_interval(secs => power(2, failed - 4)));
    end if;
  end loop;
  if free_at > moment then
    return ceil(extract(epoch from free_at - moment));
  end if;

  delete from staff_sign_in_attempts where subject = any (subjects) and at <= moment - interval '15 minutes';
  insert into staff_sign_in_attempts (id, subject, at)
  select (attempt ->> 'id')::uuid, unnest(subjects), moment;
  return 0;
end
$$;

-- Somebody asks for a link to choose a new password: { id, email, mail }. An address that is nobody's behaves alike, costs
-- the same and is mailed nothing.
create function ask_for_staff_password(request jsonb) returns void
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  person uuid;
begin
  select id into person from staff
  where email = request ->> 'email' and deactivated_at is null and not demo;
  delete from staff_links where expires_at < moment - interval '30 days';
  insert into staff_links (id, purpose, staff_id, created_at, expires_at)
  values ((request ->> 'id')::uuid, 'password', person, moment, moment + interval '1 hour');
  perform queue_mail(request -> 'mail' || jsonb_build_object(
    'kind', 'staff-password',
    'withheld', person is null,
    'facts', jsonb_build_object('link', request ->> 'id')
  ));
end
$$;

-- Whether somebody who is no demo can manage this portal.
create function has_admin() returns boolean
language sql stable as $$
  select exists (select from staff where role = 'admin' and deactivated_at is null and not demo)
$$;

-- A link for the first administrator counts only as long as there is none, another as long as its person may come in.
create function staff_link_is_open(link staff_links) returns boolean
language sql stable as $$
  select link.used_at is null and link.expires_at > portal_now() and case link.purpose
    when 'first-admin' then not has_admin()
    else exists (select from staff p where p.id = link.staff_id and p.deactivated_at is null)
  end
$$;

-- Uses a link up, once, and all others like it; no row when it is not open any more.
create function use_staff_link(of_link uuid, for_purpose text) returns setof staff_links
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  used staff_links;
begin
  -- One at a time, so that two people cannot both become the first administrator.
  perform pg_advisory_xact_lock(hashtext('staff links'));
  update staff_links l set used_at = moment
  where l.id = of_link and l.purpose = for_purpose and staff_link_is_open(l)
  returning l.* into used;
  if not found then
    return;
  end if;
  update staff_links l set used_at = moment
  where l.purpose = used.purpose and l.staff_id is not distinct from used.staff_id and l.used_at is null;
  return next used;
end
$$;

-- What an entry says, in one spelling, with the hash of the one before it.
create function audit_hash(entry audit_entries) returns text
language sql stable as $$
  select encode(sha256(convert_to(jsonb_build_array(
    entry.previous_hash,
    entry.id,
    to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'),
    entry.actor_id,
    entry.actor_name,
    entry.action,
    entry.subject,
    entry.details
  )::text, 'UTF8')), 'hex')
$$;

-- Puts an entry at the end of the chain, whoever inserts it. The lock is held until the transaction ends, so entries are
-- written last.
create function chain_audit_entry() returns trigger
language plpgsql as $$
declare
  latest audit_entries;
begin
  perform pg_advisory_xact_lock(hashtext('audit entries'));
  select * into latest from audit_entries order by id desc limit 1;
  new.id := coalesce(latest.id, 0) + 1;
  new.at := date_trunc('milliseconds', portal_now());
  new.previous_hash := coalesce(latest.hash, '');
  new.hash := audit_hash(new);
  return new;
end
$$;
create trigger "audit_entries_are_chained" before insert on "audit_entries"
  for each row execute function chain_audit_entry();

create function refuse_audit_change() returns trigger
language plpgsql as $$
begin
  raise exception 'The audit log only grows: % is refused.', tg_op;
end
$$;
create trigger "audit_entries_only_grow" before update or delete or truncate on "audit_entries"
  for each statement execute function refuse_audit_change();

-- The first entry that is not what was written or does not follow the one before it; no row when all do. Of entries that
-- are missing, the one that follows them is told.
create function find_broken_audit_entry() returns setof audit_entries
language sql stable as $$
  select e.*
  from (
    select a, lag(a.hash, 1, '') over (order by a.id) as hash_before, row_number() over (order by a.id) as place
    from audit_entries a
  ) chained, lateral (select (chained.a).*) e
  where e.hash <> audit_hash(chained.a) or e.previous_hash <> chained.hash_before or e.id <> chained.place
  order by e.id
  limit 1
$$;

-- Webhooks: who wants to know, what there is to tell, and what came of telling it.

create type "webhook_delivery_state" as enum ('pending', 'delivered', 'failed', 'dropped');

create table "webhook_endpoints" (
  "id" uuid not null default gen_random_uuid(),
  "url" text not null,
  "description" text not null,
  "events" text[],
  "personal_data" boolean not null,
  "secret_encrypted" text not null,
  "previous_secret_encrypted" text,
  "previous_secret_until" timestamptz(3),
  "enabled" boolean not null default true,
  "disabled_because" text,
  "failing_since" timestamptz(3),
  "deleted_at" timestamptz(3),
  "created_at" timestamptz(3) not null default current_timestamp,
  "updated_at" timestamptz(3) not null default current_timestamp,
  constraint "webhook_endpoints_pkey" primary key ("id"),
  constraint "webhook_endpoints_previous_secret_has_an_end"
    check (("previous_secret_encrypted" is null) = ("previous_secret_until" is null)),
  constraint "webhook_endpoints_disabled_for_a_reason" check ("enabled" = ("disabled_because" is null)),
  constraint "webhook_endpoints_deleted_is_disabled" check ("deleted_at" is null or not "enabled")
);
create unique index "webhook_endpoints_url_key" on "webhook_endpoints" ("url");

-- Goes with its signup, and so does all that is personal in it.
create table "webhook_messages" (
  "id" uuid not null default gen_random_uuid(),
  "type" text not null,
  "signup_id" uuid,
  "at" timestamptz(3) not null,
  "data" jsonb not null,
  constraint "webhook_messages_pkey" primary key ("id"),
  constraint "webhook_messages_signup_id_fkey" foreign key ("signup_id") references "signups" ("id")
    on delete cascade on update cascade
);
create index "webhook_messages_signup_id_idx" on "webhook_messages" ("signup_id");

create table "webhook_deliveries" (
  "id" uuid not null default gen_random_uuid(),
  "endpoint_id" uuid not null,
  "message_id" uuid,
  "type" text not null,
  "test" boolean not null default false,
  "state" "webhook_delivery_state" not null default 'pending',
  "tries" integer not null default 0,
  "next_try_at" timestamptz(3) not null,
  "claimed_until" timestamptz(3),
  "created_at" timestamptz(3) not null,
  constraint "webhook_deliveries_pkey" primary key ("id"),
  constraint "webhook_deliveries_endpoint_id_fkey" foreign key ("endpoint_id") references "webhook_endpoints" ("id")
    on delete cascade on update cascade,
  constraint "webhook_deliveries_message_id_fkey" foreign key ("message_id") references "webhook_messages" ("id")
    on delete set null on update cascade
);
create index "webhook_deliveries_endpoint_id_created_at_id_idx"
  on "webhook_deliveries" ("endpoint_id", "created_at", "id");
create index "webhook_deliveries_message_id_idx" on "webhook_deliveries" ("message_id");
create index "webhook_deliveries_created_at_idx" on "webhook_deliveries" ("created_at");
-- As small as what waits.
create index webhook_deliveries_due on webhook_deliveries (endpoint_id, next_try_at) where state = 'pending';

create table "webhook_attempts" (
  "id" uuid not null default gen_random_uuid(),
  "delivery_id" uuid not null,
  "at" timestamptz(3) not null,
  "duration_ms" integer not null,
  "status" integer,
  "problem" text,
  "answer" text,
  constraint "webhook_attempts_pkey" primary key ("id"),
  constraint "webhook_attempts_delivery_id_fkey" foreign key ("delivery_id") references "webhook_deliveries" ("id")
    on delete cascade on update cascade
);
create index "webhook_attempts_delivery_id_at_idx" on "webhook_attempts" ("delivery_id", "at");

-- All that a message may say of a signup, as it is now. Volatile, so that it sees what the statement that calls it has
-- written.
create function webhook_data(of_signup uuid) returns jsonb
language plpgsql as $$
begin
  return (
    select jsonb_build_object(
      'signup', jsonb_build_object(
        'id', s.id, 'state', s.state, 'reason', s.reason, 'language', s.language, 'createdAt', s.created_at,
        'verifiedAt', s.verified_at, 'grantedAt', s.granted_at, 'launchedAt', s.launched_at,
        'trialEndsAt', s.trial_ends_at, 'usedMinutes', s.used_minutes
      ),
      'product', jsonb_build_object('slug', p.slug, 'name', p.name),
      'person', jsonb_build_object(
        'email', s.email, 'firstName', s.first_name, 'lastName', s.last_name, 'company', s.company,
        'country', s.country
      ),
      'touch', jsonb_build_object('first', s.first_touch, 'last', s.last_touch),
      'invite', case when i.id is not null then jsonb_build_object(
        'id', i.id, 'label', i.label, 'owner', i.owner, 'used', i.used, 'maxUses', i.max_uses
      ) end,
      'feedback', case when f.signup_id is not null then jsonb_build_object(
        'rating', f.rating, 'comment', f.comment
      ) end
    )
    from signups s
    join products p on p.id = s.product_id
    left join invites i on i.id = s.invite_id
    left join feedback f on f.signup_id = s.id
    where s.id = of_signup
  );
end
$$;

-- What an event means to those who are told: mostly nothing. Whoever is refused has failed on a rule; who never went on,
-- or whom Frame refused, got no trial either.
create function webhook_types_of(fact events) returns text[]
language plpgsql as $$
declare
  signup signups;
begin
  select * into signup from signups where id = fact.signup_id;
  return array_remove(array[
    case
      when fact.kind in ('unverified', 'reserved', 'waitlisted', 'refused')
        and not exists (select from events e where e.signup_id = fact.signup_id and e.id < fact.id)
      then 'signup.created'
    end,
    case
      when fact.kind = 'verified' and fact.facts ->> 'purpose' = 'signup'
        or fact.kind = 'offer-accepted' and signup.verified_at = fact.at
      then 'signup.verified'
    end,
    case
      when fact.kind = 'refused' or fact.kind = 'failed' and signup.reason <> 'superseded' then 'signup.refused'
    end,
    case when fact.kind = 'granted' then 'signup.granted' end,
    case when fact.kind = 'granted' and signup.invite_id is not null then 'invite.used' end,
    case when fact.kind = 'launched' then 'signup.launched' end,
    case when fact.kind = 'ended' then 'signup.ended' end,
    case when fact.kind = 'feedback' then 'feedback.given' end
  ], null);
end
$$;

-- Part of the transaction that makes the fact, admission among them: where nobody wants to know, it costs one look at an
-- empty table. No NOTIFY, which would serialise commits; whoever delivers looks for what is due.
create function queue_webhooks() returns trigger
language plpgsql as $$
declare
  its_type text;
  wanted_by uuid[];
  message uuid;
begin
  if not exists (select from webhook_endpoints where enabled) then
    return null;
  end if;
  foreach its_type in array webhook_types_of(new) loop
    wanted_by := array(select id from webhook_endpoints where enabled and its_type = any (events) order by id);
    continue when wanted_by = '{}';
    insert into webhook_messages (type, signup_id, at, data)
    values (its_type, new.signup_id, new.at, webhook_data(new.signup_id))
    returning id into message;
    insert into webhook_deliveries (endpoint_id, message_id, type, next_try_at, created_at)
    select unnest(wanted_by), message, its_type, portal_now(), portal_now();
  end loop;
  return null;
end
$$;
create trigger events_queue_webhooks after insert on events
for each row when (new.kind in (
  'unverified', 'reserved', 'waitlisted', 'refused', 'failed', 'verified', 'offer-accepted', 'granted', 'launched',
  'ended', 'feedback'
)) execute function queue_webhooks();

-- A message that is gone, because its signup was erased or it got too old, cannot be told any more; and what receivers
-- answered to it may repeat it.
create function forget_webhook_message() returns trigger
language plpgsql as $$
begin
  if new.state = 'pending' then
    new.state := 'dropped';
  end if;
  update webhook_attempts set answer = null where delivery_id = new.id and answer is not null;
  return new;
end
$$;
create trigger webhook_deliveries_forget before update of message_id on webhook_deliveries
for each row when (new.message_id is null and old.message_id is not null) execute function forget_webhook_message();

-- Takes what is due, some of each endpoint, so that one that is slow or full keeps none of the others waiting.
create function claim_webhooks(at_most integer, of_each integer, lease_seconds integer) returns setof webhook_deliveries
language sql as $$
  with due as (
    select d.id
    from webhook_endpoints e
    cross join lateral (
      select w.id, w.next_try_at from webhook_deliveries w
      where w.endpoint_id = e.id and w.state = 'pending' and w.next_try_at <= portal_now()
        and (w.claimed_until is null or w.claimed_until <= portal_now())
      order by w.next_try_at
      limit greatest(0, case when e.failing_since is null then of_each else 1 end - (
        select count(*) from webhook_deliveries b
        where b.endpoint_id = e.id and b.state = 'pending' and b.claimed_until > portal_now()
      ))
      for update skip locked
    ) d
    where e.enabled
    order by d.next_try_at
    limit at_most
  )
  update webhook_deliveries d set claimed_until = portal_now() + make_interval(secs => lease_seconds)
  from due where d.id = due.id
  returning d.*
$$;

-- Forgets a part of what is older than so many days, and of what deleted endpoints were sent: an endpoint goes with its last
-- delivery, and a message when no other endpoint was told.
create function forget_old_webhooks(days integer, batch integer) returns void
language plpgsql as $$
declare
  untold uuid[];
begin
  if not pg_try_advisory_xact_lock(hashtextextended('forget old webhooks', 0)) then
    return;
  end if;
  with gone as (
    delete from webhook_deliveries where id in (
      (select id from webhook_deliveries where created_at < portal_now() - make_interval(days => days) limit batch)
      union
      (
        select d.id from webhook_endpoints e join webhook_deliveries d on d.endpoint_id = e.id
        where e.deleted_at is not null
        limit batch
      )
    )
    returning message_id
  )
  select array_agg(message_id) into untold from gone where message_id is not null;
  delete from webhook_messages m
  where m.id = any (untold) and not exists (select from webhook_deliveries d where d.message_id = m.id);
  delete from webhook_endpoints e
  where e.deleted_at is not null and not exists (select from webhook_deliveries d where d.endpoint_id = e.id);
end
$$;

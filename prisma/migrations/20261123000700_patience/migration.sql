-- When Frame is down a place is kept and the way in is mailed; more time by rule; a product's own words in its mails.

alter table "products"
  add column "more_time_minutes" integer not null default 0,
  add column "mail_texts" jsonb not null default '{}',
  add constraint "products_more_time_not_negative" check ("more_time_minutes" >= 0);
alter table "more_time_requests" add column "granted_minutes" integer;

-- Frame was never reached: the place is held, as an offer is, until the person or the mailed link tries again.
create function hold_signup(held uuid, hold_hours integer) returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
begin
  update signups
  set offered_until = moment + make_interval(hours => hold_hours),
      lease_until = moment + make_interval(hours => hold_hours),
      updated_at = moment
  where id = held and state = 'reserved';
  if not found then
    return false;
  end if;
  insert into events (signup_id, kind, at, facts) values (held, 'held', moment, '{"reason": "frame-unavailable"}');
  return true;
end
$$;

-- Connections whose people wait for Frame and have not heard that it is back; those of the last two minutes still look
-- at a page that tries by itself.
create function connections_waited_for() returns setof uuid
language sql stable as $$
  select distinct s.connection_id
  from signups s
  where s.state = 'reserved' and s.offered_until > portal_now() and s.waiting_since is null
    and s.updated_at < portal_now() - interval '2 minutes'
    and not exists (select from mails m where m.signup_id = s.id and m.kind = 'ready')
$$;

-- Mails the way in to the next of them; false when all were told.
create function announce_next_ready(of_connection uuid, mail jsonb) returns boolean
language plpgsql as $$
declare
  waiting signups;
begin
  select * into waiting from signups s
  where s.connection_id = of_connection
    and s.state = 'reserved' and s.offered_until > portal_now() and s.waiting_since is null
    and s.updated_at < portal_now() - interval '2 minutes'
    and not exists (select from mails m where m.signup_id = s.id and m.kind = 'ready')
  order by s.created_at
  for update skip locked
  limit 1;
  if not found then
    return false;
  end if;
  perform queue_mail(mail || jsonb_build_object(
    'kind', 'ready', 'signup_id', waiting.id, 'recipient_key', waiting.email_key
  ));
  return true;
end
$$;

-- Somebody asks for more time: kept for staff, and granted at once, one time, where the product has a rule for it. A
-- trial that ended runs again, unless its place at the same time as others went back. Answers the minutes granted, or
-- null.
create function ask_for_more_time(asking uuid, its_wish text) returns integer
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  trial signups;
  rule integer;
  granted integer;
begin
  select * into trial from signups where id = asking for update;
  select p.more_time_minutes into rule from products p where p.id = trial.product_id;
  insert into more_time_requests (signup_id, wish, created_at)
  values (asking, its_wish, moment)
  on conflict (signup_id) do update set wish = its_wish;
  select m.granted_minutes into granted from more_time_requests m where m.signup_id = asking;
  if granted is not null or rule = 0 or trial.state not in ('active', 'ended')
    or exists (select from places where signup_id = asking and per = 'concurrent' and given_back_at is not null)
    or exists (select from events where signup_id = asking and kind = 'ended' and facts ->> 'by' = 'prospect')
  then
    insert into events (signup_id, kind, at)
    select asking, 'more-time-asked', moment
    where not exists (select from events where signup_id = asking and kind = 'more-time-asked');
    return null;
  end if;

  update more_time_requests set granted_minutes = rule where signup_id = asking;
  update signups
  set state = 'active',
      trial_ends_at = greatest(trial_ends_at, moment) + make_interval(mins => rule),
      updated_at = moment
  where id = asking
  returning trial_ends_at into trial.trial_ends_at;
  update places set frees_at = trial.trial_ends_at
  where signup_id = asking and per = 'concurrent' and given_back_at is null;
  insert into events (signup_id, kind, at, facts)
  values (asking, 'more-time-granted', moment, jsonb_build_object('minutes', rule, 'by', 'rule'));
  return rule;
end
$$;

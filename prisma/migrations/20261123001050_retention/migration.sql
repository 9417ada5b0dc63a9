-- How long people are known: what a product keeps for so many days, and what is left of somebody who is erased.

alter table "products"
  add column "retention_days" integer,
  add constraint "products_retention_days_positive" check ("retention_days" >= 1);
alter table "signups"
  add column "anonymised_at" timestamptz(3),
  add column "key_kept_until" timestamptz(3);
-- What retention looks through, oldest first, and the hashes whose time will come.
create index signups_to_anonymise on signups (product_id, updated_at)
  where anonymised_at is null and state in ('ended', 'refused', 'failed');
create index signups_keys_to_forget on signups (key_kept_until) where key_kept_until is not null;

-- Takes away the places that say whom they were for and that no window needs any more, with their part of the count, so
-- that counts stay the sum of places. Gives until when the others are needed; null when there are none, or for ever.
create function forget_places(of_signup uuid, zone text, out kept_until timestamptz, out kept_for_ever boolean)
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  place places;
begin
  kept_for_ever := false;
  for place in
    select * from places
    where signup_id = of_signup and scope in ('person', 'company', 'network')
    order by scope, per
  loop
    if place.per = 'concurrent' then
      perform give_back_due_places(place.product_id, place.scope, place.subject, moment);
      select * into place from places
      where (signup_id, scope, per) = (place.signup_id, place.scope, place.per);
    end if;
    if place.given_back_at is null and place.per = 'ever' then
      kept_for_ever := true;
    elsif place.given_back_at is null and place.period = quota_period(place.per, moment, zone) then
      kept_until := greatest(kept_until, case
        when place.per = 'concurrent' then coalesce(place.frees_at, moment + interval '1 day')
        else quota_frees_at(place.per, moment, zone)
      end);
    else
      update quota_counters set used = used - 1
      where place.given_back_at is null
        and (product_id, scope, per, subject, period)
          = (place.product_id, place.scope, place.per, place.subject, place.period);
      delete from quota_counters
      where used = 0
        and (product_id, scope, per, subject, period)
          = (place.product_id, place.scope, place.per, place.subject, place.period);
      delete from places where (signup_id, scope, per) = (place.signup_id, place.scope, place.per);
    end if;
  end loop;
end
$$;

-- Keeps of a signup what reports count and what quotas need, and forgets who it was. Events are append-only and hold
-- nothing about anybody. False when that was done before, or
-- while it is still running.
create function anonymise_signup(of_signup uuid, who jsonb, zone text) returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  person signups;
  kept record;
begin
  select * into person from signups where id = of_signup for update;
  if person.id is null or person.anonymised_at is not null or person.state not in ('ended', 'refused', 'failed') then
    return false;
  end if;
  select * into kept from forget_places(of_signup, zone);

  -- What a mail server said of an address may stand in a job.
  perform graphile_worker.complete_jobs(array_agg(j.id))
  from graphile_worker._private_jobs j
  where j.payload ->> 'mailId' in (select m.id::text from mails m where m.signup_id = of_signup)
  having count(*) > 0;
  delete from mails where signup_id = of_signup;
  delete from verifications where signup_id = of_signup;
  delete from webhook_messages where signup_id = of_signup;
  update feedback set comment = null where signup_id = of_signup;
  update more_time_requests set wish = null where signup_id = of_signup;
  update mints set problem = null where signup_id = of_signup and problem is not null;
  update frame_sessions set frame_id = null where signup_id = of_signup and ended_at is not null;
  update session_looks set next_look_at = null
  where signup_id = of_signup and not exists (
    select from frame_sessions where signup_id = of_signup and ended_at is null and frame_id is not null
  );

  update signups
  set anonymised_at = moment,
      key_kept_until = case when not kept.kept_for_ever then kept.kept_until end,
      email = '',
      email_key = case
        when kept.kept_for_ever or kept.kept_until is not null then email_key else 'forgotten ' || id
      end,
      first_name = '',
      last_name = null,
      company = null,
      time_zone = null,
      network = '',
      -- What the person's browser and Frame know the trial by.
      handle = replace(gen_random_uuid()::text, '-', ''),
      browser_id = null,
      browser_generation = null,
      subjects = null,
      sat_encrypted = null,
      first_touch = null,
      last_touch = case when last_touch is not null or first_touch is not null then jsonb_strip_nulls(jsonb_build_object(
        'source', last_touch -> 'source',
        'medium', last_touch -> 'medium',
        'campaign', last_touch -> 'campaign',
        'term', last_touch -> 'term',
        'content', last_touch -> 'content',
        'referrerHost', coalesce(last_touch ->> 'referrerHost', first_touch ->> 'referrerHost')
      )) end,
      decision = coalesce((
        select jsonb_agg(case
          when jsonb_typeof(rule -> 'input') = 'string' then jsonb_set(rule, '{input}', 'null') else rule
        end)
        from jsonb_array_elements(decision) rule
      ), '[]')
  where id = of_signup;
  delete from browsers
  where id = person.browser_id and not exists (select from signups where browser_id = person.browser_id);
  insert into events (signup_id, kind, at, facts) values (of_signup, 'anonymised', moment, who);
  return true;
end
$$;

-- The same at once, whatever the signup's state: what runs or waits ends first. Places of a trial stay counted.
create function erase_signup(of_signup uuid, who jsonb, zone text) returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  because text;
begin
  perform from signups where id = of_signup and anonymised_at is null for update;
  if not found then
    return false;
  end if;
  perform end_trial(of_signup, who);
  perform fail_signup(of_signup, 'abandoned');
  -- As when nobody comes back: it may have been minted, so that the places of its windows stay taken.
  update places set frees_at = moment
  where signup_id = of_signup and per = 'concurrent' and given_back_at is null
    and exists (select from signups where id = of_signup and state = 'unresolved');
  update signups
  set state = 'failed', reason = case when state = 'unresolved' then reason else 'abandoned' end,
      waiting_since = null, offered_until = null, lease_until = null, updated_at = moment
  where id = of_signup and state in ('unverified', 'review', 'waitlisted', 'unresolved', 'reserved')
  returning reason into because;
  if found then
    insert into events (signup_id, kind, at, facts)
    values (of_signup, 'failed', moment, jsonb_build_object('reason', because));
  end if;
  return anonymise_signup(of_signup, who, zone);
end
$$;

-- Anonymises the next signup that its product keeps no longer, or forgets the next hash that no quota needs any more; false
-- when there is none. One each time, as with everything the janitor settles.
create function forget_next_person(zone text) returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  product record;
  due uuid;
  kept record;
begin
  for product in select id, retention_days from products where retention_days is not null loop
    select s.id into due from signups s
    where s.product_id = product.id
      and s.anonymised_at is null
      and s.state in ('ended', 'refused', 'failed')
      and s.updated_at <= moment - make_interval(days => product.retention_days)
    order by s.updated_at
    for update skip locked
    limit 1;
    if found then
      return anonymise_signup(due, '{"by": "retention"}', zone);
    end if;
  end loop;

  select s.id into due from signups s
  where s.key_kept_until <= moment
  order by s.key_kept_until
  for update skip locked
  limit 1;
  if not found then
    return false;
  end if;
  select * into kept from forget_places(due, zone);
  update signups
  set key_kept_until = case when not kept.kept_for_ever then kept.kept_until end,
      email_key = case
        when kept.kept_for_ever or kept.kept_until is not null then email_key else 'forgotten ' || id
      end
  where id = due;
  return true;
end
$$;

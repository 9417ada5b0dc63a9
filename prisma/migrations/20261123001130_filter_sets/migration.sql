-- Filters together that people ask for and that very many signups and visits share: their tables are counted beforehand, too,
-- as those of one filter are.
create table "report_filter_sets" (
  "key" text not null,
  "filters" jsonb not null,
  "asked_at" timestamptz(3) not null,
  "counted" boolean not null default false,
  constraint "report_filter_sets_pkey" primary key ("key")
);

create function filter_set_key(filters jsonb) returns text
language sql immutable as $$
  select encode(sha256(convert_to(filters::text, 'UTF8')), 'hex')
$$;

-- When all is counted anew, sets are counted once more at its end and not with each day.
create function forget_counts_of_sets() returns trigger
language plpgsql as $$
begin
  update report_filter_sets set counted = false where counted;
  return null;
end
$$;
create trigger report_counts_forget_sets after truncate on report_counts
for each statement execute function forget_counts_of_sets();

-- Brings the roll-ups of a set to what its combinations of these days say now.
create function count_filter_set(of_set text, first_day date, last_day date) returns void
language plpgsql as $$
declare
  -- Spelled out, so that the index of a label finds them.
  labels text := (
    select string_agg(format('%I = %L', label.key, label.value), ' and ')
    from report_filter_sets s cross join jsonb_each_text(s.filters) label
    where s.key = of_set
  );
begin
  execute format($query$
    with sets as (
      select
        day, product, owner, campaign, source, medium, term, content, referrer, country, stop,
        sum(visits) as visits, sum(bots) as bots, sum(previews) as previews, sum(submitted) as submitted,
        sum(verified) as verified, sum(granted) as granted, sum(launched) as launched,
        sum(came_back) as came_back, sum(minutes) as minutes, bit_or(hours) as hours
      from report_cells
      where %s and day between $2 and $3
      group by grouping sets (
        (day), (day, product), (day, owner), (day, campaign), (day, source), (day, medium), (day, term),
        (day, content), (day, referrer), (day, country), (day, stop)
      )
    ),
    -- What a row was not counted by is null there.
    counted as (
      select
        day,
        case
          when product is not null then 'product' when owner is not null then 'owner'
          when campaign is not null then 'campaign' when source is not null then 'source'
          when medium is not null then 'medium' when term is not null then 'term'
          when content is not null then 'content' when referrer is not null then 'referrer'
          when country is not null then 'country' when stop is not null then 'stop'
          else ''
        end as dimension,
        coalesce(product, owner, campaign, source, medium, term, content, referrer, country, stop, '') as value,
        visits, bots, previews, submitted, verified, granted, launched, came_back, minutes, hours
      from sets
    ),
    -- The index has the dimension before the day.
    before as (
      select * from report_counts
      where filter_by = 'set' and filter_value = $1 and day between $2 and $3
        and dimension in (
          '', 'product', 'owner', 'campaign', 'source', 'medium', 'term', 'content', 'referrer', 'country', 'stop'
        )
    ),
    -- A value that no combination has any more counts nothing.
    after as (
      select
        dimension, day, value,
        coalesce(n.visits, 0) as visits, coalesce(n.bots, 0) as bots, coalesce(n.previews, 0) as previews,
        coalesce(n.submitted, 0) as submitted, coalesce(n.verified, 0) as verified,
        coalesce(n.granted, 0) as granted, coalesce(n.launched, 0) as launched,
        coalesce(n.came_back, 0) as came_back, coalesce(n.minutes, 0) as minutes, coalesce(n.hours, 0) as hours
      from counted n
      full join (select dimension, day, value from before) o using (dimension, day, value)
    )
    insert into report_counts (
      filter_by, filter_value, dimension, day, value,
      visits, bots, previews, submitted, verified, granted, launched, came_back, minutes, hours
    )
    select
      'set', $1, dimension, day, value,
      a.visits, a.bots, a.previews, a.submitted, a.verified, a.granted, a.launched, a.came_back, a.minutes, a.hours
    from after a
    left join before o using (dimension, day, value)
    where
      (a.visits, a.bots, a.previews, a.submitted, a.verified, a.granted, a.launched, a.came_back, a.minutes, a.hours)
      is distinct from
      (o.visits, o.bots, o.previews, o.submitted, o.verified, o.granted, o.launched, o.came_back, o.minutes, o.hours)
    on conflict (filter_by, filter_value, dimension, day, value) do update set
      visits = excluded.visits,
      bots = excluded.bots,
      previews = excluded.previews,
      submitted = excluded.submitted,
      verified = excluded.verified,
      granted = excluded.granted,
      launched = excluded.launched,
      came_back = excluded.came_back,
      minutes = excluded.minutes,
      hours = excluded.hours
  $query$, labels) using of_set, first_day, last_day;
end
$$;

-- Gives up a set that nobody wants any more, or counts all days of one that somebody asked for; false when neither is to
-- be done, or another process is at it. Kept are so many that were asked for last, for thirty days. Whoever reads a set has
-- asked for it within a day, so that none of two days goes while somebody reads it.
create function tend_filter_set(most integer) returns boolean
language plpgsql as $$
declare
  of_set text;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('reports', 0)) then
    return false;
  end if;
  delete from report_filter_sets
  where asked_at < portal_now() - interval '2 days' and key = (
    select key from (
      select key, asked_at, row_number() over (order by asked_at desc, key) as place from report_filter_sets
    ) kept
    where place > most or asked_at < portal_now() - interval '30 days'
    order by asked_at limit 1
  )
  returning key into of_set;
  if found then
    delete from report_counts where filter_by = 'set' and filter_value = of_set;
    return true;
  end if;
  select key into of_set from report_filter_sets where not counted order by asked_at limit 1;
  if not found then
    return false;
  end if;
  perform count_filter_set(of_set, '-infinity', 'infinity');
  update report_filter_sets set counted = true where key = of_set;
  return true;
end
$$;

-- Counts the newest day that is due; false when there is none, or another process is at it.
create or replace function count_next_report_day(in_zone text) returns boolean
language plpgsql as $$
declare
  due date;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('reports', 0)) then
    return false;
  end if;
  if (select zone from report_state where id = 'reports') is distinct from in_zone then
    return false;
  end if;
  delete from report_due_days where day = (select max(day) from report_due_days) returning day into due;
  if not found then
    return false;
  end if;
  perform count_report_day(due, in_zone);
  perform count_filter_set(key, due, due) from report_filter_sets where counted;
  update report_state set counted_at = clock_timestamp()
  where id = 'reports' and not exists (select from report_due_days);
  return true;
end
$$;

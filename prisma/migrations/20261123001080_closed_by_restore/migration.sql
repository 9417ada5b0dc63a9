-- A restore closes every product, because its counters do not know what was granted since the backup, until somebody has
-- looked. Whoever opens a product by other means has looked, too.
alter table "products" add column "closed_by_restore" boolean not null default false;

create function forget_restore() returns trigger
language plpgsql as $$
begin
  new.closed_by_restore := false;
  return new;
end
$$;

create trigger products_opened before update of paused on products
for each row when (not new.paused and old.closed_by_restore) execute function forget_restore();

-- In a migration of its own, because PostgreSQL lets nobody use a new value in the transaction that adds it.
alter type "quota_per" add value 'concurrent';

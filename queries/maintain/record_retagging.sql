-- A row for the table retaggings, unless these files are recorded already.
select
  :tagged_at as tagged_at,
  cast(:tag_version as bigint) as tag_version,
  cast(:first_dt as varchar) as first_dt,
  cast(:files as bigint) as files,
  cast(:batch as varchar) as batch,
  false as is_complete,
  :dt as dt
where not exists (select 1 from retaggings where batch = :batch)

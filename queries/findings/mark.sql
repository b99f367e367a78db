-- A row for the table finding_marks.
select
  cast(:finding_id as varchar) as finding_id,
  cast(:action as varchar) as action,
  cast(:reason as varchar) as reason,
  cast(:marked_by as varchar) as marked_by,
  :marked_at as marked_at,
  :dt as dt

-- Rows that must not exist: an interval upside down or beside its effect, a flag without or before its day.
select change_id, brand, scope, metric, known_on, effect, lower, upper, flagged, flagged_on
from evaluations
where effect < lower
  or effect > upper
  or flagged <> (flagged_on is not null)
  or flagged_on > known_on
  or flagged_on < change_effective_on

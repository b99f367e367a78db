-- The last day on which each brand was looked at.
select brand, max(dt) as dt
from evaluations
group by brand

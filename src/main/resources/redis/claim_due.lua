-- claim_due: leases the tasks of an index whose time has come, by moving their time to the lease's end.
--
-- KEYS[1]  index: sorted set of ids by the time of their next look or copy in milliseconds
--
-- ARGV[1]  most: ids to take, at most 1000
-- ARGV[2]  lease: milliseconds
-- ARGV[3]  bound: Redis time in milliseconds after which nothing may be claimed
--
-- Returns
--   {lease_end, id, ...}  the lease end as text, then the claimed ids, the longest due first
--   {}  nothing to claim, or too late
--
-- Cost: O(n log n) for n ids; one read, two writes

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[3]) then
  return {}
end

local ids = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[1])
if #ids == 0 then
  return {}
end
local lease_end = string.format('%.0f', now + ARGV[2])
local answer, leases = { lease_end }, {}
for _, id in ipairs(ids) do
  answer[#answer + 1] = id
  leases[#leases + 1] = lease_end
  leases[#leases + 1] = id
end
-- Redis looks at its memory before the first write of a script, and not when that can only remove: so this one goes on
-- when memory is full.
redis.call('ZREM', KEYS[1], '')
redis.call('ZADD', KEYS[1], unpack(leases))
return answer

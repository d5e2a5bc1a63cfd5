-- renew_claim: moves the lease end of a claim, if it is still the one the caller holds.
--
-- KEYS[1]  index: sorted set of claimed ids, score = lease end in milliseconds
--
-- ARGV[1]  id: the claimed id
-- ARGV[2]  held: the lease end the caller believes in
-- ARGV[3]  renewed: the lease end it wants
-- ARGV[4]  bound: Redis time in milliseconds after which nothing may be moved
--
-- Returns
--   1  moved
--   0  the claim ended or belongs to somebody else; nothing changed
--   -1  too late
--
-- Cost: O(log n) for n claims; one read, two writes

local time = redis.call('TIME')
if time[1] * 1000 + math.floor(time[2] / 1000) > tonumber(ARGV[4]) then
  return -1
end
local held = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not held or tonumber(held) ~= tonumber(ARGV[2]) then
  return 0
end
-- Redis looks at its memory before the first write of a script, and not when that can only remove: so this one goes on
-- when memory is full.
redis.call('ZREM', KEYS[1], '')
redis.call('ZADD', KEYS[1], 'XX', ARGV[3], ARGV[1])
return 1

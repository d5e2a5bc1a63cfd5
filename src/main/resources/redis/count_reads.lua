-- count_reads: counts status reads against their own budget, all of them or none.
--
-- KEYS[1]  reads: hash of buckets of this account and model
--
-- ARGV[1]  reads: how many
-- ARGV[2]  limit: reads per window
-- ARGV[3]  window: length in milliseconds, a multiple of 120
-- ARGV[4]  bound: Redis time in milliseconds after which nothing may be counted
--
-- Returns
--   0  they fit and are counted
--   n  milliseconds until they would fit; nothing was counted
--   -1  too late
--
-- Cost: O(1); one read, two writes (a few more twice a second)

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[4]) then
  return -1
end
local window = open_buckets(KEYS[1], now, tonumber(ARGV[3]))
local reads, limit = tonumber(ARGV[1]), tonumber(ARGV[2])
if window.sum + reads > limit then
  return buckets_wait(window, limit - reads)
end
-- Redis looks at its memory before the first write of a script, and not when that can only remove: so this one goes on
-- when memory is full.
redis.call('HDEL', KEYS[1], '')
add_to_buckets(window, reads)
return 0

-- move_breaker: writes what follows from what was met at a lane, unless another node has moved its breaker since.
--
-- KEYS[1]  breaker: hash of what is known of the lane
--
-- ARGV[1]  version: the one that the decision was made on, 0 for none
-- ARGV[2]  bound: Redis time in milliseconds after which nothing may be written
-- ARGV[3..]  fields: from here on, names and values
--
-- Returns
--   1  written
--   0  it is at another version
--   -1  too late
--
-- Cost: O(1); one read, 3 writes

local time = redis.call('TIME')
if time[1] * 1000 + math.floor(time[2] / 1000) > tonumber(ARGV[2]) then
  return -1
end
if (redis.call('HGET', KEYS[1], 'version') or '0') ~= ARGV[1] then
  return 0
end
-- Redis looks at its memory before the first write of a script, and not when that can only remove: so this one goes on
-- when memory is full.
redis.call('HDEL', KEYS[1], 'failures')
redis.call('HSET', KEYS[1], unpack(ARGV, 3))
redis.call('HINCRBY', KEYS[1], 'version', 1)
return 1

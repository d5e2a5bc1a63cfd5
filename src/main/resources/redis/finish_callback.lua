-- finish_callback: ends one try of a callback: delivered, to be tried again, or never again.
--
-- KEYS[1]  endpoints: sorted set of endpoints by next attempt in milliseconds
-- KEYS[2]  outbox: sorted set of the endpoint's task ids by next attempt
-- KEYS[3]  flights: sorted set of the ids being delivered, score = lease end
-- KEYS[4]  callback: hash of this callback
-- KEYS[5]  dead: sorted set of dead letters by time of death
--
-- ARGV[1]  id: of the task
-- ARGV[2]  endpoint: its name
-- ARGV[3]  held: the lease end the caller believes in
-- ARGV[4]  outcome: `delivered`, `retry` or `bury`
-- ARGV[5]  at: next attempt in milliseconds; only used for a retry
-- ARGV[6]  reason: why it failed
-- ARGV[7]  kept: milliseconds a dead letter is kept
-- ARGV[8]  bound: Redis time in milliseconds after which no retry and no death may be recorded; a delivery is a fact
--
-- Returns
--   1  done
--   0  the row is gone, or somebody else's by now; a delivery counts all the same, whoever made it
--   -1  too late
--
-- Cost: O(log n); two reads, at most eight writes

local id, outcome = ARGV[1], ARGV[4]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if outcome ~= 'delivered' and now > tonumber(ARGV[8]) then
  return -1
end
local held = redis.call('ZSCORE', KEYS[2], id)
if not held then
  return 0
end
if outcome ~= 'delivered' and tonumber(held) ~= tonumber(ARGV[3]) then
  return 0
end

redis.call('ZREM', KEYS[3], id)
if outcome == 'retry' then
  redis.call('HINCRBY', KEYS[4], 'attempts', 1)
  redis.call('HSET', KEYS[4], 'reason', ARGV[6])
  redis.call('ZADD', KEYS[2], ARGV[5], id)
elseif outcome == 'bury' then
  redis.call('HINCRBY', KEYS[4], 'attempts', 1)
  redis.call('HSET', KEYS[4], 'reason', ARGV[6])
  redis.call('PEXPIRE', KEYS[4], ARGV[7])
  redis.call('ZREM', KEYS[2], id)
  redis.call('ZREMRANGEBYSCORE', KEYS[5], '-inf', now - ARGV[7])
  redis.call('ZADD', KEYS[5], now, id)
  redis.call('PEXPIRE', KEYS[5], ARGV[7])
else
  redis.call('ZREM', KEYS[2], id)
  redis.call('DEL', KEYS[4])
end

local next_row = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
if next_row[1] then
  redis.call('ZADD', KEYS[1], next_row[2], ARGV[2])
else
  redis.call('ZREM', KEYS[1], ARGV[2])
end
return 1

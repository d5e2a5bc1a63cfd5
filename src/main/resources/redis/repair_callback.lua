-- repair_callback: puts a callback, or only its endpoint, back to where it waits for delivery.
--
-- KEYS[1]  endpoints: sorted set of endpoints by next attempt in milliseconds
-- KEYS[2]  outbox: sorted set of the endpoint's task ids by next attempt
-- KEYS[3]  flights: sorted set of the ids being delivered, score = lease end
-- KEYS[4]  callback: its hash; left out where only the endpoint is in doubt
--
-- ARGV[1]  id: of the task
-- ARGV[2]  endpoint: its name
-- ARGV[3]  bound: Redis time in milliseconds after which nothing may be repaired
--
-- Returns
--   {1, damage, ...}  what was wrong and is not any more; nothing but the 1 where all is well
--   {0}  too late
--
-- Cost: O(log n); at most six reads, and one write for each damage

local id, endpoint = ARGV[1], ARGV[2]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[3]) then
  return { 0 }
end

-- Redis looks at its memory before the first write of a script, and not when that can only remove: so this one goes on
-- when memory is full.
redis.call('ZREM', KEYS[2], '')
local damages = { 1 }
local function note(changed, damage)
  if changed > 0 then
    damages[#damages + 1] = damage
  end
end

if KEYS[4] then
  -- A dead letter has an expiry, one that still waits has none.
  local waits = redis.call('PTTL', KEYS[4]) == -1
  if waits and not redis.call('ZSCORE', KEYS[2], id) then
    -- In flight it waits at the end of its lease: whoever delivers it now still holds it.
    local at = redis.call('ZSCORE', KEYS[3], id) or string.format('%.0f', now)
    note(redis.call('ZADD', KEYS[2], at, id), 'rowless')
    redis.call('ZADD', KEYS[1], 'XX', 'LT', at, endpoint)
  elseif not waits then
    note(redis.call('ZREM', KEYS[2], id), 'hollow_row')
    note(redis.call('ZREM', KEYS[3], id), 'stale_flight')
  end
end

local next_row = redis.call('ZRANGE', KEYS[2], 0, 0, 'WITHSCORES')
if next_row[1] then
  note(redis.call('ZADD', KEYS[1], 'NX', next_row[2], endpoint), 'unlisted_endpoint')
else
  note(redis.call('ZREM', KEYS[1], endpoint), 'idle_endpoint')
  note(redis.call('DEL', KEYS[3]), 'stale_flight')
end
return damages

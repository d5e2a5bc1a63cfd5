-- wake_look: lets a running task be looked at now, because its upstream says that something happened.
--
-- KEYS[1]  due: sorted set of ids by their next look, of the upstream that speaks
-- KEYS[2]  task: its hash
--
-- ARGV[1]  id: of the task
-- ARGV[2]  rest: milliseconds between the first two times; doubled after each
-- ARGV[3]  longest: milliseconds that the rest becomes at most
-- ARGV[4]  bound: Redis time in milliseconds after which nothing may be moved
--
-- Returns
--   1  moved
--   2  not moved: it was a moment ago, or its look is due anyway
--   3  not moved: its submit has not been recorded yet
--   0  no running task of this upstream
--   -1  too late
--
-- Cost: O(log n); three reads, at most three writes

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[4]) then
  return -1
end
local stored = redis.call('HMGET', KEYS[2], 'state', 'hints', 'hinted')
if stored[1] == 'submitting' or stored[1] == 'unclear' then
  return 3
end
local due = redis.call('ZSCORE', KEYS[1], ARGV[1])
if stored[1] ~= 'running' or not due then
  return 0
end
-- Moving a look that is under way makes it void. Since the rest doubles, one of them soon has the time it needs, however
-- often the same thing is said.
local hints, hinted = tonumber(stored[2] or 0), tonumber(stored[3] or 0)
local rest = math.min(ARGV[2] * 2 ^ math.max(0, hints - 1), ARGV[3])
if tonumber(due) <= now or (hints > 0 and now >= hinted and now - hinted < rest) then
  return 2
end
-- Redis looks at its memory before the first write of a script, and not when that can only remove: so this one goes on
-- when memory is full.
redis.call('ZREM', KEYS[1], '')
redis.call('ZADD', KEYS[1], 'XX', string.format('%.0f', now), ARGV[1])
redis.call('HSET', KEYS[2], 'hints', string.format('%.0f', hints + 1), 'hinted', string.format('%.0f', now))
return 1

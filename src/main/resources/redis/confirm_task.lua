-- confirm_task: makes ready and announces a task that was put aside, once replicas have confirmed its admission.
--
-- KEYS[1]  task: its hash
-- KEYS[2]  claimed: sorted set of ids that are kept back, score = end in milliseconds
-- KEYS[3]  ready: sorted set of queued ids of the model, score = turn
-- KEYS[4]  turns: sorted set of accounts by the last turn given to them; member `~now` = the last turn taken
-- KEYS[5]  events: stream of public changes
--
-- ARGV[1]  id: of the task
-- ARGV[2]  account: its id
-- ARGV[3]  bound: Redis time in milliseconds after which nothing is done
-- ARGV[4]  kept: milliseconds an event is kept
-- ARGV[5]  cap: events kept at most
-- ARGV[6]  snapshot: the public view of the task, JSON
--
-- Returns
--   1  ready
--   0  it was ready before: by an earlier run, or by the sweep
--   -1  too late
--   -2  there is no such task
--
-- Cost: O(log n); three reads, 5 writes.

local id, account = ARGV[1], ARGV[2]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[3]) then
  return -1
end
local state = redis.call('HGET', KEYS[1], 'state')
if not state then
  return -2
end
if state ~= 'unconfirmed' then
  return 0
end
-- Redis looks at its memory before the first write of a script, and not when that can only remove: so this one goes on
-- when memory is full.
redis.call('ZREM', KEYS[2], id)
redis.call('HSET', KEYS[1], 'state', 'queued')

local turns = redis.call('ZMSCORE', KEYS[4], '~now', account)
local turn = math.max(tonumber(turns[1] or 0), tonumber(turns[2] or 0)) + 1
redis.call('ZADD', KEYS[4], turn, account)
redis.call('ZADD', KEYS[3], turn, id)

redis.call('XADD', KEYS[5], 'MINID', '~', string.format('%.0f', now - ARGV[4]), '*',
  'account', account, 'task', id, 'version', '1', 'data', ARGV[6])
-- The hard cap needs a command of its own, and holds well enough when one task in 32 asks for it.
if time[2] % 32 == 0 then
  redis.call('XTRIM', KEYS[5], 'MAXLEN', '~', ARGV[5])
end
return 1

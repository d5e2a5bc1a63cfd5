-- admit_task: checks everything a new task needs and writes everything it is, or writes nothing. A task that replicas have
-- yet to confirm holds all it needs, but is put aside: nobody takes or announces it before confirm_task.
--
-- KEYS[1]  task: hash of the new task
-- KEYS[2]  slots: set of the ids that hold slots of this account and model
-- KEYS[3]  active: sorted set of non-terminal ids, score = deadline
-- KEYS[4]  ready: sorted set of queued ids of this model, score = virtual time of their turn
-- KEYS[5]  turns: sorted set of accounts by the last turn given to them; member `~now` = the last turn taken
-- KEYS[6]  account: hash with one field `key:<hash>` per live key
-- KEYS[7]  rate: admissions of the last window, a sorted set (log) or a hash (buckets)
-- KEYS[8]  events: stream of public changes
-- KEYS[9]  claimed: sorted set of ids that are kept back, score = end in milliseconds
-- KEYS[10]  idempotency: string `<fingerprint> <task id>`; left out when the caller sent no idempotency key
--
-- ARGV[1]  id: of the new task; also the token: a repetition answers as the first time did
-- ARGV[2]  account: its id
-- ARGV[3]  key: hash of the caller's API key
-- ARGV[4]  bound: Redis time in milliseconds after which nothing may be admitted
-- ARGV[5]  window: length of the rate's window in milliseconds, a multiple of 120
-- ARGV[6]  limit: admissions per window
-- ARGV[7]  algorithm: `log` (exact, one member per admission) or `buckets` (exact upper bound, constant size)
-- ARGV[8]  concurrent: slots
-- ARGV[9]  patience: milliseconds to advise when no slot is free
-- ARGV[10]  deadline: of the task, in milliseconds
-- ARGV[11]  kept: milliseconds an event is kept
-- ARGV[12]  cap: events kept at most
-- ARGV[13]  snapshot: the public view of the new task, JSON
-- ARGV[14]  fingerprint: of model and body; empty without idempotency key
-- ARGV[15]  remembered: milliseconds an idempotency key is kept
-- ARGV[16]  aside: milliseconds the task is put aside until confirm_task; 0 makes it ready at once
-- ARGV[17..]  fields: from here on, names and values of the task's hash
--
-- Returns
--   {1, id, remaining, reset, free, 0}  admitted, now or by an earlier run of this very call; `reset` and waits are
--       milliseconds, `remaining` admissions of the window, `free` slots
--   {2, id, remaining, reset, free, 0}  replayed: the idempotency key made the task `id`; nothing changed
--   {-1}  the API key is not alive
--   {-2, '', remaining, reset, free, 0}  the idempotency key belongs to another request
--   {-3, '', remaining, reset, free, wait}  over the rate
--   {-4, '', remaining, reset, free, wait}  no free slot
--   {-5}  too late
--
-- Cost: O(log n); 8 reads and 9 writes for an admission (10 with an idempotency key), no writes for a refusal

local id, account = ARGV[1], ARGV[2]
local window, limit, slots = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[8])

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local known = redis.call('EXISTS', KEYS[1]) == 1
if not known then
  if now > tonumber(ARGV[4]) then
    return { -5 }
  end
  if redis.call('HEXISTS', KEYS[6], 'key:' .. ARGV[3]) == 0 then
    return { -1 }
  end
end

local log = ARGV[7] == 'log'
local used, reset, buckets
if log then
  -- An admission of exactly one window ago still counts: its millisecond may have been a later part than this one's.
  used = redis.call('ZCOUNT', KEYS[7], now - window, '+inf')
  local oldest = used > 0 and redis.call('ZRANGE', KEYS[7], -used, -used, 'WITHSCORES')
  reset = oldest and oldest[2] + window + 1 - now or 0
else
  buckets = open_buckets(KEYS[7], now, window)
  used, reset = buckets.sum, buckets_reset(buckets)
end
local held = redis.call('SCARD', KEYS[2])

local function answer(code, task, wait)
  return { code, task, math.max(0, limit - used), reset, math.max(0, slots - held), wait }
end

if known then
  return answer(1, id, 0)
end

if KEYS[10] then
  local earlier = redis.call('GET', KEYS[10])
  if earlier then
    local fingerprint, task = string.match(earlier, '^(%S+) (%S+)$')
    return fingerprint == ARGV[14] and answer(2, task, 0) or answer(-2, '', 0)
  end
end

if used >= limit then
  local wait
  if log then
    -- Of the counted ones, all but limit - 1 have to leave.
    local last = redis.call('ZRANGE', KEYS[7], -limit, -limit, 'WITHSCORES')
    wait = last[2] + window + 1 - now
  else
    wait = buckets_wait(buckets, limit - 1)
  end
  return answer(-3, '', wait)
end
if held >= slots then
  return answer(-4, '', tonumber(ARGV[9]))
end

-- Redis looks at its memory before the first write of a script: the first one here must be refused when memory is full,
-- or a new task would be written all the same. This one changes nothing.
redis.call('ZADD', KEYS[3], 'XX', 0, '')
if log then
  redis.call('ZADD', KEYS[7], now, id)
  redis.call('ZREMRANGEBYSCORE', KEYS[7], '-inf', string.format('(%.0f', now - window))
  redis.call('PEXPIRE', KEYS[7], window + 1000)
  reset = used == 0 and window + 1 or reset
else
  add_to_buckets(buckets, 1)
  reset = buckets_reset(buckets)
end
used, held = used + 1, held + 1

redis.call('HSET', KEYS[1], unpack(ARGV, 17))
redis.call('SADD', KEYS[2], id)
redis.call('ZADD', KEYS[3], ARGV[10], id)

local aside = tonumber(ARGV[16])
if aside > 0 then
  redis.call('ZADD', KEYS[9], now + aside, id)
else
  local turns = redis.call('ZMSCORE', KEYS[5], '~now', account)
  local turn = math.max(tonumber(turns[1] or 0), tonumber(turns[2] or 0)) + 1
  redis.call('ZADD', KEYS[5], turn, account)
  redis.call('ZADD', KEYS[4], turn, id)
  redis.call('XADD', KEYS[8], 'MINID', '~', string.format('%.0f', now - ARGV[11]), '*',
    'account', account, 'task', id, 'version', '1', 'data', ARGV[13])
  -- The hard cap needs a command of its own, and holds well enough when one admission in 32 asks for it.
  if time[2] % 32 == 0 then
    redis.call('XTRIM', KEYS[8], 'MAXLEN', '~', ARGV[12])
  end
end
if KEYS[10] then
  redis.call('SET', KEYS[10], ARGV[14] .. ' ' .. id, 'PX', ARGV[15])
end
return answer(1, id, 0)

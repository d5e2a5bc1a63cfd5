-- commit_transition: the one way a task changes: its new state, its place and all effects, or nothing.
--
-- KEYS[1]  task: its hash
-- KEYS[2]  active: sorted set of non-terminal ids, score = deadline, or the end of the archive's patience
-- KEYS[3]  ready: sorted set of queued ids of the model, score = turn
-- KEYS[4]  turns: sorted set of accounts by their last turn; member `~now` = the last turn taken
-- KEYS[5]  claimed: sorted set of ids being submitted or kept back, score = end in milliseconds
-- KEYS[6]  due: sorted set of ids by their next look, of the upstream that the task is or was at
-- KEYS[7]  collecting: sorted set of ids by their next copy
-- KEYS[8]  slots: set of the ids that hold slots of account and model
-- KEYS[9]  events: stream of public changes
-- KEYS[10]  endpoints: sorted set of callback endpoints by next attempt; left out, as what follows, without callback
-- KEYS[11]  outbox: sorted set of the endpoint's callbacks by next attempt
-- KEYS[12]  callback: hash of the task's callback
--
-- ARGV[1]  id: of the task
-- ARGV[2]  account: its id
-- ARGV[3]  version: the one this transition starts from
-- ARGV[4]  token: names this commit, so that a repetition is known
-- ARGV[5]  bound: Redis time in milliseconds after which nothing may be committed
-- ARGV[6]  fence: number of the key that holds the caller's claim, or 0
-- ARGV[7]  held: the claim's score
-- ARGV[8]  place: number of the key of the index the task goes to: 3, 5, 6, 7, or 0
-- ARGV[9]  score: in that index; not used for 3
-- ARGV[10]  snapshot: the public view to publish, JSON; empty to publish nothing
-- ARGV[11]  kept: milliseconds an event is kept
-- ARGV[12]  cap: events kept at most
-- ARGV[13]  release: 1 frees the slot
-- ARGV[14]  retention: milliseconds the task is kept when this is its end; 0 when it goes on
-- ARGV[15]  url: of the callback
-- ARGV[16]  body: of the callback
-- ARGV[17]  endpoint: of the callback
-- ARGV[18]  active: the task's score in `active` from now on; empty to leave it
-- ARGV[19..]  fields: from here on, names and values of the task's hash
--
-- Returns
--   1  applied
--   0  this very commit was applied before
--   -1  the task is gone or at another version
--   -2  the claim is void
--   -3  too late
--
-- Cost: O(log n); two reads, 5 to 15 writes; one and two for a repetition

local id = ARGV[1]
local stored = redis.call('HMGET', KEYS[1], 'version', 'commit')
if stored[2] == ARGV[4] then
  -- Written once more, because replicas confirm only what the asking connection wrote; after a write that full memory
  -- lets pass.
  redis.call('ZREM', KEYS[2], '')
  redis.call('HSET', KEYS[1], 'commit', ARGV[4])
  return 0
end
if stored[1] ~= ARGV[3] then
  return -1
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[5]) then
  return -3
end
local indexes = { [3] = KEYS[3], [5] = KEYS[5], [6] = KEYS[6], [7] = KEYS[7] }
local fence = indexes[tonumber(ARGV[6])]
if fence and tonumber(redis.call('ZSCORE', fence, id) or -1) ~= tonumber(ARGV[7]) then
  return -2
end

local place = tonumber(ARGV[8])
-- Redis looks at its memory before the first write of a script, and not when that can only remove: so this one goes on
-- when memory is full.
for number, index in pairs(indexes) do
  if number ~= place then
    redis.call('ZREM', index, id)
  end
end
redis.call('HSET', KEYS[1], 'commit', ARGV[4], unpack(ARGV, 19))
if place == 3 then
  -- It had its turn before, so it stands with those who are next, not behind its account's own queue.
  redis.call('ZADD', KEYS[3], tonumber(redis.call('ZSCORE', KEYS[4], '~now') or 0) + 1, id)
elseif place > 0 then
  redis.call('ZADD', indexes[place], ARGV[9], id)
end
if ARGV[18] ~= '' then
  redis.call('ZADD', KEYS[2], 'XX', ARGV[18], id)
end

if ARGV[10] ~= '' then
  redis.call('XADD', KEYS[9], 'MINID', '~', string.format('%.0f', now - ARGV[11]), '*',
    'account', ARGV[2], 'task', id, 'version', string.format('%.0f', ARGV[3] + 1), 'data', ARGV[10])
  -- The hard cap needs a command of its own, and holds well enough when one commit in 32 asks for it.
  if time[2] % 32 == 0 then
    redis.call('XTRIM', KEYS[9], 'MAXLEN', '~', ARGV[12])
  end
end
if ARGV[13] == '1' then
  redis.call('SREM', KEYS[8], id)
end
if tonumber(ARGV[14]) > 0 then
  redis.call('HDEL', KEYS[1], 'request')
  redis.call('ZREM', KEYS[2], id)
  redis.call('PEXPIRE', KEYS[1], ARGV[14])
end
if KEYS[12] then
  redis.call('HSET', KEYS[12], 'url', ARGV[15], 'body', ARGV[16], 'account', ARGV[2], 'attempts', '0')
  redis.call('ZADD', KEYS[11], now, id)
  redis.call('ZADD', KEYS[10], 'LT', now, ARGV[17])
end
return 1

-- repair_task: puts a task back into exactly the places its state belongs in; a sound task is not touched.
--
-- KEYS[1]  task: its hash
-- KEYS[2]  active: sorted set of non-terminal ids, score = deadline, or the end of the archive's patience
-- KEYS[3]  slots: set of the ids that hold slots of account and model
-- KEYS[4]  turns: sorted set of accounts by their last turn; member `~now` = the last turn taken
-- KEYS[5]  claimed: sorted set of ids being submitted or kept back, score = end in milliseconds
-- KEYS[6]  home: the index the state belongs in: `ready`, `claimed`, `due` or `collecting`; `claimed` for an ended task
-- KEYS[7..]  others: indexes that may name it and must not: first sorted sets, then sets of slots
--
-- ARGV[1]  id: of the task
-- ARGV[2]  version: the one the keys were chosen for
-- ARGV[3]  bound: Redis time in milliseconds after which nothing may be repaired
-- ARGV[4]  lease: milliseconds a submit may take that is perhaps under way
-- ARGV[5]  spread: milliseconds to wait before a running or unclear task is looked at
-- ARGV[6]  retention: milliseconds an ended task is kept
-- ARGV[7]  sorted: how many of the others are sorted sets
-- ARGV[8]  patience: milliseconds the archive may take beyond a deadline
--
-- Returns
--   {1, damage, ...}  what was wrong and is not any more; nothing but the 1 for a sound task
--   {0}  the task is at another version by now, or it is too late
--   {-1}  the state is not known here
--
-- Cost: O(log n); 5 reads and a removal for each other index, one write for each damage

local id = ARGV[1]
local stored = redis.call('HMGET', KEYS[1], 'version', 'state', 'deadline')
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if stored[1] ~= ARGV[2] or now > tonumber(ARGV[3]) then
  return { 0 }
end
local state = stored[2]
local ended = state == 'succeeded' or state == 'failed'
local scores = {
  unconfirmed = now + ARGV[4], submitting = now + ARGV[4],
  unclear = now + ARGV[5], running = now + ARGV[5], collecting = now,
}
if not (ended or state == 'queued' or scores[state]) then
  return { -1 }
end

local damages = { 1 }
local function note(changed, damage)
  if changed == 1 then
    damages[#damages + 1] = damage
  end
end

-- A queued task that somebody holds waits there; everywhere else it waits for its turn.
local home = KEYS[6]
if state == 'queued' and redis.call('ZSCORE', KEYS[5], id) then
  home = KEYS[5]
end
for number = 5, #KEYS do
  if ended or KEYS[number] ~= home then
    if number > 6 + ARGV[7] then
      note(redis.call('SREM', KEYS[number], id), 'leaked_slot')
    else
      note(redis.call('ZREM', KEYS[number], id), ended and 'leftover' or 'doubled')
    end
  end
end

if ended then
  note(redis.call('ZREM', KEYS[2], id), 'leftover')
  note(redis.call('SREM', KEYS[3], id), 'leaked_slot')
  if redis.call('PTTL', KEYS[1]) == -1 then
    redis.call('HDEL', KEYS[1], 'request')
    note(redis.call('PEXPIRE', KEYS[1], ARGV[6]), 'unexpiring')
  end
  return damages
end

note(redis.call('SADD', KEYS[3], id), 'slotless')
-- A collecting task is left to the archive for longer, so that no sweep voids the claim of a copy.
local swept = state == 'collecting' and stored[3] + ARGV[8] or stored[3]
note(redis.call('ZADD', KEYS[2], 'NX', string.format('%.0f', swept), id), 'inactive')
if not redis.call('ZSCORE', home, id) then
  local score = scores[state] or tonumber(redis.call('ZSCORE', KEYS[4], '~now') or 0) + 1
  note(redis.call('ZADD', home, string.format('%.0f', score), id), 'unindexed')
end
return damages

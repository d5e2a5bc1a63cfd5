-- revoke_task: takes back an admission whose caller was told that there is none, as long as it was announced to nobody.
--
-- KEYS[1]  task: its hash
-- KEYS[2]  active: sorted set of non-terminal ids, score = deadline
-- KEYS[3]  claimed: sorted set of ids that are kept back, score = end in milliseconds
-- KEYS[4]  slots: set of the ids that hold slots of account and model
-- KEYS[5]  revoked: string, the id that was last to be revoked
-- KEYS[6]  idempotency: string `<fingerprint> <task id>`; left out when the caller sent no idempotency key
--
-- ARGV[1]  id: of the task
-- ARGV[2]  until: bound of the admission, Redis time in milliseconds; up to then it may still be executed
-- ARGV[3]  bound: Redis time in milliseconds after which nothing is done
--
-- Returns
--   1  revoked
--   0  there is no such task and there will be none: it never came, or was revoked before
--   -1  too late, ask again
--   -2  it was made ready meanwhile and stays, because the same idempotency key may have been promised it
--   -3  there is no such task yet, ask again
--
-- Cost: O(log n); up to three reads, up to 6 writes

local id = ARGV[1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[3]) then
  return -1
end
-- Redis looks at its memory before the first write of a script, and not when that can only remove: so this one goes on
-- when memory is full.
redis.call('ZREM', KEYS[3], '')
-- Replicas confirm only what the asking connection wrote, so every run writes something.
redis.call('SET', KEYS[5], id, 'PX', 60000)
local state = redis.call('HGET', KEYS[1], 'state')
if not state then
  if now > tonumber(ARGV[2]) then
    return 0
  end
  return -3
end
if state ~= 'unconfirmed' then
  return -2
end

if KEYS[6] then
  local names = redis.call('GET', KEYS[6])
  if names and string.match(names, '(%S+)$') == id then
    redis.call('DEL', KEYS[6])
  end
end
redis.call('ZREM', KEYS[2], id)
redis.call('ZREM', KEYS[3], id)
redis.call('SREM', KEYS[4], id)
redis.call('DEL', KEYS[1])
return 1

-- hold_intent: says for how long a submitter still holds the intent it committed: asked last before money is spent.
--
-- KEYS[1]  task: its hash
-- KEYS[2]  claimed: sorted set of ids being submitted, score = lease end in milliseconds
--
-- ARGV[1]  id: of the task
-- ARGV[2]  held: the lease end the caller believes in
-- ARGV[3]  token: of the intent
--
-- Returns
--   0  the intent is not there, the claim is somebody else's by now, or its lease has ended
--   n  milliseconds of the lease that are left
--
-- Cost: O(log n) for n claims; two reads, no write

local stored = redis.call('HMGET', KEYS[1], 'state', 'detail')
if stored[1] ~= 'submitting' or cjson.decode(stored[2]).token ~= ARGV[3] then
  return 0
end
local held = redis.call('ZSCORE', KEYS[2], ARGV[1])
if not held or tonumber(held) ~= tonumber(ARGV[2]) then
  return 0
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
return math.max(0, tonumber(held) - now)

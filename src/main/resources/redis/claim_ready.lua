-- claim_ready: takes queued tasks whose turn it is, models one after the other, and leases them to a submitter.
--
-- KEYS[1]  claimed: sorted set of ids being submitted, score = lease end in milliseconds
-- KEYS[2..]  models: two keys for each model: `ready`, the sorted set of its queued ids by turn, and `turns`, the sorted
--            set of accounts by their last turn, in which the member `~now` stands at the last turn taken
--
-- ARGV[1]  most: ids to take, at most 1000
-- ARGV[2]  lease: milliseconds
-- ARGV[3]  first: which model is served first, from 0; any number
-- ARGV[4]  bound: Redis time in milliseconds after which nothing may be claimed
--
-- Returns
--   {lease_end, id, ...}  the lease end as text, then the claimed ids, in the order of their turns
--   {}  nothing to claim, or too late
--
-- Cost: O(m + n log n) for m models and n ids; one read a model, three writes a model that gives something

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if now > tonumber(ARGV[4]) then
  return {}
end

local models = (#KEYS - 1) / 2
local waiting, share = {}, {}
for model = 0, models - 1 do
  waiting[model], share[model] = redis.call('ZCARD', KEYS[2 + 2 * model]), 0
end

local left, given = tonumber(ARGV[1]), true
while left > 0 and given do
  given = false
  for step = 0, models - 1 do
    local model = (tonumber(ARGV[3]) + step) % models
    if left > 0 and share[model] < waiting[model] then
      share[model], left, given = share[model] + 1, left - 1, true
    end
  end
end

local lease_end = string.format('%.0f', now + ARGV[2])
local answer, leases = { lease_end }, {}
for model = 0, models - 1 do
  if share[model] > 0 then
    local popped = redis.call('ZPOPMIN', KEYS[2 + 2 * model], share[model])
    local turns, taken = KEYS[3 + 2 * model], popped[#popped]
    -- An account whose last turn is over needs no memory: the next one is counted from `~now`.
    redis.call('ZREMRANGEBYSCORE', turns, '-inf', taken)
    redis.call('ZADD', turns, taken, '~now')
    for index = 1, #popped, 2 do
      answer[#answer + 1] = popped[index]
      leases[#leases + 1] = lease_end
      leases[#leases + 1] = popped[index]
    end
  end
end
if #leases == 0 then
  return {}
end
redis.call('ZADD', KEYS[1], unpack(leases))
return answer
